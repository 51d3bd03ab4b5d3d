import { articlePath } from "../model/entry.ts";
import { allFeeds, feedLabel } from "../model/feed-catalogue.ts";
import { type FeedKey, feedPath } from "../model/feed-key.ts";
import { feedsOf } from "../model/feed-membership.ts";
import type { Publication } from "../model/publication.ts";
import type { Submission } from "../model/submission.ts";
import type { Client } from "./client.ts";
import { inLanes } from "./lanes.ts";
import { aligned } from "./terminal.ts";
import type { Answered } from "./transport.ts";

const LANES = 8;
const NAME_WIDTH = 34;

/** A page, as a name and a path. */
type Page = readonly [name: string, path: string];

/**
 * A table of what there is to open: the front page, the feeds that have entries, the list of all, every article, and
 * beside each the files that the server itself links to, or the status where it is withdrawn or held.
 */
export const addressLines = async (
  client: Client,
  publication: Publication,
  submissions: readonly Submission[],
): Promise<readonly string[]> => {
  const articles = submissions.map(({ article }) => article);
  const filled = new Set(
    submissions.flatMap(({ article, withdrawn }) =>
      withdrawn ? [] : feedsOf(article, publication),
    ),
  );
  const feedPage = (feed: FeedKey): Page => [nameOf(feed, publication), feedPath(feed)];
  const newestFirst = articles.toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const pages: readonly Page[] = [
    ...allFeeds(publication)
      .filter((feed) => feed === "front" || filled.has(feed))
      .map(feedPage),
    ["Every feed", "/feeds"],
    ...newestFirst.map(({ title, slug }): Page => [title, articlePath(slug)]),
  ];
  const rows = await inLanes(LANES, pages, async ([name, path]) => {
    const url = `${client.target.base}${path}`;
    const page = await client.send({ method: "HEAD", path });
    return [shortened(name), url, page.ok ? offered(page.value, url) : ""];
  });
  return aligned(rows);
};

/** What a page says of itself: the files below it, or that it is not there. */
const offered = (page: Answered, url: string): string =>
  page.status >= 400 ? String(page.status) : filesBelow(url, page.header("link") ?? "").join("  ");

/** The other representations of a page, of those its `Link` field (RFC 8288 §3) names. */
const filesBelow = (url: string, field: string): readonly string[] => {
  const folder = url.endsWith("/") ? url : `${url}/`;
  return [...field.matchAll(/<([^>]*)>[^<]*?;\s*rel="?(?:alternate|amphtml)\b/gi)]
    .flatMap(([, href = ""]) => (href.startsWith(folder) ? [href.slice(folder.length)] : []))
    .filter((file) => !file.includes("/"));
};

const shortened = (name: string): string =>
  name.length <= NAME_WIDTH ? name : `${name.slice(0, NAME_WIDTH - 1).trimEnd()}…`;

const nameOf = (feed: FeedKey, publication: Publication): string =>
  feed === "front" ? "Front page" : (feedLabel(feed, publication)?.label ?? feed);
