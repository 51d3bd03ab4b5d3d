import { createHash } from "node:crypto";
import { type Result, fail, ok } from "../../model/result.ts";
import { isTokenName } from "../../model/token.ts";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, problemAnswer, refusalProblem, unprocessable } from "../problems.ts";
import { digestOf } from "./authentication.ts";
import { readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";
import { type TokenRequest, parseTokenRequest } from "./token-request.ts";

const TOKENS_PATH = "/publishing/tokens";

export const getTokens = async (_: PublishingContext, edge: Edge): Promise<Response> =>
  jsonAnswer(200, { tokens: await edge.newsroom().tokens() });

/** Issues a token, which is in this answer and nowhere else: two random UUIDs (RFC 9562 §5.4), 244 bits. */
export const postToken = async (
  c: PublishingContext,
  edge: Edge,
  { publishing }: Settings,
): Promise<Response> => {
  const asked = await readRequest(c.req.raw, edge.now());
  if (!asked.ok) return problemAnswer(asked.error);
  const { name } = asked.value;
  // The log tells who did what by the name alone.
  if (publishing.ok && publishing.value.some((other) => other.name === name)) {
    return problemAnswer(refusalProblem({ reason: "name-taken", name }));
  }
  const chance = createHash("sha256").update(edge.mintId() + edge.mintId());
  const token = `ew_${chance.digest("base64url")}`;
  const issued = await edge
    .newsroom()
    .issueToken({ ...asked.value, sha256: digestOf(token) }, c.get("by"));
  return issued.ok
    ? jsonAnswer(201, { ...issued.value, token }, { Location: `${TOKENS_PATH}/${name}` })
    : problemAnswer(refusalProblem(issued.error));
};

/** Takes a token out of force. Its name stays taken. */
export const deleteToken = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const name = c.req.param("token") ?? "";
  const revoked = isTokenName(name)
    ? await edge.newsroom().revokeToken(name, c.get("by"))
    : fail({ reason: "unknown-token", name } as const);
  return revoked.ok ? jsonAnswer(200, revoked.value) : problemAnswer(refusalProblem(revoked.error));
};

const readRequest = async (
  request: Request,
  nowMs: number,
): Promise<Result<TokenRequest, ProblemDetails>> => {
  const contentType = parseContentType(request.headers, ["application/json"]);
  if (!contentType.ok) return contentType;
  const text = await readText(request);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const { readInstant } = await import("../../authoring/date.ts");
  const asked = parseTokenRequest(json.value, readInstant, nowMs);
  return asked.ok ? ok(asked.value) : fail(unprocessable(asked.error));
};
