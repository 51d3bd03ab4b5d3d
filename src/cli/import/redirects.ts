import type { Slug } from "../../model/identity.ts";
import { OLD_PATH_MAX_CHARACTERS } from "../../model/old-path.ts";
import { apiProblem, type Client, succeeded } from "../client.ts";
import { isProjected } from "../push.ts";

/** Addresses in one request. */
const BATCH = 1000;

/** First segments of paths that are ours: an address there is answered before old ones are looked for. */
const OURS =
  /^\/(?:articles|sections|topics|stories|authors|languages|feeds|feed|archive|sitemaps|media|assets|publishing|schemas)(?:[/?]|$)/;

/** Whether an old path can lead anywhere: none of ours, and none that is the article's own. */
export const canLead = (path: string): boolean =>
  path.length <= OLD_PATH_MAX_CHARACTERS && !OURS.test(path) && !/^\/(?:\?(?!p=\d)|$)/.test(path);

/**
 * Has old paths lead to the articles that stand now.
 * @returns why the server did not take them, if it did not
 */
export const sendRedirects = async (
  client: Client,
  redirects: readonly (readonly [path: string, slug: Slug])[],
): Promise<string | undefined> => {
  for (let at = 0; at < redirects.length; at += BATCH) {
    if (client.signal.aborted) return undefined;
    const sent = await client.send({
      method: "PUT",
      path: "/publishing/redirects",
      body: { json: Object.fromEntries(redirects.slice(at, at + BATCH)) },
    });
    if (!sent.ok) return sent.error;
    if (!succeeded(sent.value)) {
      const { detail, problems } = apiProblem(sent.value);
      return [detail, ...problems.map((problem) => problem.detail)].join("; ");
    }
    await isProjected(client, sent.value);
  }
  return undefined;
};
