import type { Slug } from "../../model/identity.ts";
import { OLD_PATH_MAX_CHARACTERS, oldPath, shardOf } from "../../model/old-path.ts";
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

type Redirect = readonly [path: string, slug: Slug];

/** Requests, those of one record next to each other: so a record is written once or twice, not by each. */
export const batchesOf = (redirects: readonly Redirect[]): readonly (readonly Redirect[])[] => {
  const sorted = redirects
    .map((redirect) => ({ redirect, shard: shardIn(redirect[0]) }))
    .sort((a, b) => Number(a.shard > b.shard) - Number(a.shard < b.shard))
    .map(({ redirect }) => redirect);
  return Array.from({ length: Math.ceil(sorted.length / BATCH) }, (_, index) =>
    sorted.slice(index * BATCH, (index + 1) * BATCH),
  );
};

const shardIn = (path: string): string => {
  const { pathname, search } = new URL(path, "https://site.invalid");
  return shardOf(oldPath(pathname, search));
};

/**
 * Has old paths lead to the articles that stand now.
 * @returns why the server did not take them, if it did not
 */
export const sendRedirects = async (
  client: Client,
  redirects: readonly Redirect[],
): Promise<string | undefined> => {
  for (const batch of batchesOf(redirects)) {
    if (client.signal.aborted) return undefined;
    const sent = await client.send({
      method: "PUT",
      path: "/publishing/redirects",
      body: { json: Object.fromEntries(batch) },
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
