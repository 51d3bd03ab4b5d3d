import { filesOf } from "../authoring/source/files.ts";
import { parsePublication } from "../authoring/publication.ts";
import { parseSubmission } from "../authoring/submission.ts";
import type { Slug } from "../model/identity.ts";
import type { LanguageTag } from "../model/language.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import { apiProblem, type Client, jsonOf, succeeded } from "./client.ts";
import { unknownToken } from "./credentials.ts";
import { articleApiPath } from "./delivery.ts";

/** A document as a server has it. */
export interface Served<Value> {
  readonly value: Value;
  readonly etag: string | undefined;
}

const get = async (client: Client, path: string): Promise<Result<Served<unknown>, string>> => {
  const answer = await client.send({ method: "GET", path });
  if (!answer.ok) return answer;
  if (answer.value.status === 401) return fail(unknownToken(client.target));
  if (!succeeded(answer.value)) return fail(apiProblem(answer.value).detail);
  return ok({ value: jsonOf(answer.value), etag: answer.value.header("etag") });
};

/** The settings of a server. */
export const servedPublication = async (
  client: Client,
): Promise<Result<Served<Publication>, string>> => {
  const found = await get(client, "/publishing/publication");
  if (!found.ok) return found;
  const read = parsePublication(found.value.value);
  return read.ok
    ? ok({ value: read.value, etag: found.value.etag })
    : fail(`${client.target.base} has settings of another version than ours`);
};

/** An article of a server, withdrawn or not. */
export const servedSubmission = async (
  client: Client,
  slug: Slug,
  language: LanguageTag,
): Promise<Result<Served<Submission>, string>> => {
  const found = await get(client, articleApiPath(slug));
  if (!found.ok) return found;
  const { value: json, etag } = found.value;
  // Whoever published it checked its files.
  const media = typeof json === "object" && json !== null ? filesOf(json, (url) => url) : new Map();
  const read = await parseSubmission(json, { slug, language, media: async () => media });
  if (read.ok) return ok({ value: read.value, etag });
  const [first] = read.error;
  return fail(`is of another version than ours: ${first?.pointer ?? ""} ${first?.detail ?? ""}`);
};
