import { type FeedKey, type FeedKind, FEED_KINDS, feedPath, feedsOf } from "../model/edition.ts";
import { articlePath } from "../model/entry.ts";
import { isSlug } from "../model/identity.ts";
import type { Publication } from "../model/publication.ts";
import type { Submission } from "../model/submission.ts";
import { aligned } from "./terminal.ts";

/** The files beside a page that lists articles. */
export const FEED_FILES = ["rss.xml", "atom.xml", "feed.json"] as const;
/** The files below an article's permalink. */
export const ARTICLE_FILES = ["amp", "article.json", ...FEED_FILES] as const;

const NAME_WIDTH = 34;

/** A table of what there is to open: the front page, the feeds that have entries, every article. */
export const addressLines = (
  base: string,
  publication: Publication,
  submissions: readonly Submission[],
): readonly string[] => {
  const live = submissions.filter(({ withdrawn }) => !withdrawn).map(({ article }) => article);
  const filled = new Set(live.flatMap(feedsOf));
  const feedRows = (kind: FeedKind): readonly (readonly string[])[] =>
    Object.entries(names(kind, publication)).flatMap(([key, name]) => {
      const feed: FeedKey | undefined = isSlug(key) ? `${kind}/${key}` : undefined;
      return feed && filled.has(feed) ? [row(name, `${base}${feedPath(feed)}`, FEED_FILES)] : [];
    });
  const newestFirst = live.toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  return aligned([
    row("Front page", `${base}/`, FEED_FILES),
    ...FEED_KINDS.flatMap(feedRows),
    ...newestFirst.map(({ title, slug }) =>
      row(title, `${base}${articlePath(slug)}`, ARTICLE_FILES),
    ),
  ]);
};

const row = (name: string, url: string, files: readonly string[]): readonly string[] => [
  name.length <= NAME_WIDTH ? name : `${name.slice(0, NAME_WIDTH - 1).trimEnd()}…`,
  url,
  files.join("  "),
];

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
