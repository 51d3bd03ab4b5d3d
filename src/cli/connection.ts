import type { z } from "zod";
import { type Result, fail, ok } from "../model/result.ts";
import { type ApiRequest, type Client, createClient, jsonOf, succeeded } from "./client.ts";
import { tokenFor } from "./credentials.ts";
import { EXIT } from "./exit-code.ts";
import { refusedAnswer } from "./refused-answer.ts";
import type { Surroundings } from "./surroundings.ts";
import { parseTarget } from "./target.ts";
import { type Refusal, refuse } from "./verb.ts";

/** The API of the server that the command line names, with the token for it. */
export const connect = async (
  url: string,
  surroundings: Surroundings,
  flag = "--to",
): Promise<Result<Client, Refusal>> => {
  const target = parseTarget(url, flag);
  if (!target.ok) return fail(refuse(EXIT.usage, target.error));
  const token = await tokenFor(target.value, surroundings);
  if (!token.ok) return fail(refuse(EXIT.usage, token.error));
  const { patience, signal } = surroundings;
  return ok(createClient(target.value, token.value, patience, signal));
};

/** Asks for what a schema describes; the refusal says why there is none. */
export const ask = async <Shape>(
  client: Client,
  request: ApiRequest,
  schema: z.ZodType<Shape>,
): Promise<Result<Shape, Refusal>> => {
  const answer = await client.send(request);
  if (!answer.ok) return fail(refuse(EXIT.server, answer.error));
  if (!succeeded(answer.value)) return fail(refusedAnswer(client, answer.value));
  const read = schema.safeParse(jsonOf(answer.value));
  if (read.success) return ok(read.data);
  const { method, path } = request;
  return fail(refuse(EXIT.server, `the answer to ${method} ${path} is none that we know`));
};
