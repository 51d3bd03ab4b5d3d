import type { Publication } from "../../model/publication.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { apiProblem, type Client, succeeded } from "../client.ts";
import { isProjected } from "../push.ts";

/**
 * Gives the publication the labels that articles need, in one PUT over the revision that was read.
 * @returns the revision that has them; the error says why the server did not take them
 */
export const adoptLabels = async (
  client: Client,
  publication: Publication,
  etag: string | undefined,
): Promise<Result<string | undefined, string>> => {
  const sent = await client.send({
    method: "PUT",
    path: "/publishing/publication",
    headers: { "if-match": etag ?? "*" },
    body: { json: publication },
  });
  if (!sent.ok) return sent;
  if (!succeeded(sent.value)) {
    const { detail, problems } = apiProblem(sent.value);
    return fail([detail, ...problems.map((problem) => problem.detail)].join("; "));
  }
  await isProjected(client, sent.value);
  return ok(sent.value.header("etag"));
};
