import type { Publication } from "../../model/publication.ts";
import { apiProblem, type Client, succeeded } from "../client.ts";
import { isProjected } from "../push.ts";

/**
 * Gives the publication the labels that articles need, in one PUT over the revision that was read.
 * @returns why the server did not take them, if it did not
 */
export const adoptLabels = async (
  client: Client,
  publication: Publication,
  etag: string | undefined,
): Promise<string | undefined> => {
  const sent = await client.send({
    method: "PUT",
    path: "/publishing/publication",
    headers: { "if-match": etag ?? "*" },
    body: { json: publication },
  });
  if (!sent.ok) return sent.error;
  if (!succeeded(sent.value)) {
    const { detail, problems } = apiProblem(sent.value);
    return [detail, ...problems.map((problem) => problem.detail)].join("; ");
  }
  await isProjected(client, sent.value);
  return undefined;
};
