import { type FeedKey, type FeedKind, FEED_KINDS, feedPath, feedsOf } from "../model/edition.ts";
import { articlePath } from "../model/entry.ts";
import { isSlug } from "../model/identity.ts";
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
 * A table of what there is to open: the front page, the feeds that have entries, every article, and
 * beside each the files that the server itself links to, or 410 where it is withdrawn.
 */
export const addressLines = async (
  client: Client,
  publication: Publication,
  submissions: readonly Submission[],
): Promise<readonly string[]> => {
  const articles = submissions.map(({ article }) => article);
  const filled = new Set(
    submissions.flatMap(({ article, withdrawn }) => (withdrawn ? [] : feedsOf(article))),
  );
  const feedPages = (kind: FeedKind): readonly Page[] =>
    Object.entries(names(kind, publication)).flatMap(([key, name]): readonly Page[] => {
      const feed: FeedKey | undefined = isSlug(key) ? `${kind}/${key}` : undefined;
      return feed && filled.has(feed) ? [[name, feedPath(feed)]] : [];
    });
  const newestFirst = articles.toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const pages: readonly Page[] = [
    ["Front page", "/"],
    ...FEED_KINDS.flatMap(feedPages),
    ...newestFirst.map(({ title, slug }): Page => [title, articlePath(slug)]),
  ];
  const rows = await inLanes(LANES, pages, async ([name, path]) => {
    const url = `${client.target.base}${path}`;
    const page = await client.send({ method: "HEAD", path });
    return [shortened(name), url, page.ok ? offered(page.value, url) : ""];
  });
  return aligned(rows);
};

/** What a page says of itself: the files below it, or that it is gone. */
const offered = (page: Answered, url: string): string =>
  page.status === 410 ? "410" : filesBelow(url, page.header("link") ?? "").join("  ");

/** The other representations of a page, of those its `Link` field (RFC 8288 §3) names. */
const filesBelow = (url: string, field: string): readonly string[] => {
  const folder = url.endsWith("/") ? url : `${url}/`;
  return [...field.matchAll(/<([^>]*)>[^<]*?;\s*rel="?(?:alternate|amphtml)\b/gi)]
    .flatMap(([, href = ""]) => (href.startsWith(folder) ? [href.slice(folder.length)] : []))
    .filter((file) => !file.includes("/"));
};

const shortened = (name: string): string =>
  name.length <= NAME_WIDTH ? name : `${name.slice(0, NAME_WIDTH - 1).trimEnd()}…`;

/** What people call the feeds of a kind, by key. */
const names = (
  kind: FeedKind,
  { sections, topics, authors }: Publication,
): Readonly<Record<string, string>> => {
  if (kind === "authors") {
    return Object.fromEntries(Object.entries(authors).map(([key, { name }]) => [key, name]));
  }
  const labels = kind === "sections" ? sections : topics;
  return Object.fromEntries(Object.entries(labels).map(([key, { label }]) => [key, label]));
};
