import type { Slug } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import type { Edge } from "../edge.ts";
import { type ProblemDetails, refusalProblem, unprocessable } from "../problems.ts";
import { authoringContext } from "./authoring-context.ts";
import { declaredLength, readText } from "./body.ts";
import { parseContentType } from "./content-type.ts";
import { parseJson } from "./json.ts";
import type { PublishingContext } from "./session.ts";

const CONTENT_TYPES = ["application/json", "text/markdown"] as const;

/** Reads an article, in JSON or Markdown. Parsers are loaded by those who publish. */
export const readSubmission = async (
  c: PublishingContext,
  edge: Edge,
  slug: Slug,
): Promise<Result<Submission, ProblemDetails>> => {
  const contentType = parseContentType(c.req.raw.headers, CONTENT_TYPES);
  if (!contentType.ok) return contentType;
  const text = await readText(c.req.raw);
  if (!text.ok) return text;
  const context = await authoringContext(edge, slug);
  if (!context) return fail(refusalProblem({ reason: "no-publication" }));
  // Readers start an isolate in half the time without them.
  if (contentType.value === "text/markdown") {
    const { parseMarkdown } = await import("../../authoring/markdown.ts");
    return described(await parseMarkdown(text.value, context));
  }
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const { parseSubmission } = await import("../../authoring/submission.ts");
  return described(await parseSubmission(json.value, context));
};

/**
 * Reads the one field that a command takes, as text of a JSON object.
 * @param otherwise what it is where nothing is said; without it something must be
 */
export const readField = async <Value>(
  c: PublishingContext,
  name: string,
  parse: (text: string) => Promise<Result<Value, readonly string[]>>,
  otherwise?: string,
): Promise<Result<Value, ProblemDetails>> => {
  const json = await readJson(c, otherwise === undefined ? undefined : "{}");
  if (!json.ok) return json;
  const { [name]: given = otherwise, ...others } = (
    typeof json.value === "object" && json.value !== null ? json.value : {}
  ) as Readonly<Record<string, unknown>>;
  const isWrong = given === undefined ? "is missing; write text" : "is no text";
  const parsed = typeof given === "string" ? await parse(given) : fail([isWrong] as const);
  const problems = [
    ...Object.keys(others).map((other) => ({
      pointer: `/${other}`,
      detail: `is unknown; send \`${name}\``,
    })),
    ...(parsed.ok ? [] : parsed.error).map((detail) => ({ pointer: `/${name}`, detail })),
  ];
  return parsed.ok && problems.length === 0 ? ok(parsed.value) : fail(unprocessable(problems));
};

/** @param otherwise what stands in the place of no body */
const readJson = async (
  c: PublishingContext,
  otherwise: string | undefined,
): Promise<Result<unknown, ProblemDetails>> => {
  const { headers, body } = c.req.raw;
  const isEmpty = body === null || declaredLength(headers) === 0;
  if (isEmpty && otherwise !== undefined) return parseJson(otherwise);
  const contentType = parseContentType(headers, ["application/json"]);
  if (!contentType.ok) return contentType;
  const text = await readText(c.req.raw);
  return text.ok ? parseJson(text.value) : text;
};

const described = (
  parsed: Result<Submission, readonly Problem[]>,
): Result<Submission, ProblemDetails> => (parsed.ok ? parsed : fail(unprocessable(parsed.error)));
