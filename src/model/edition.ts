import type { Article } from "./article.ts";
import type { Slug } from "./identity.ts";
import { type Instant, latest } from "./instant.ts";

/** A feed by the path of the page it stands beside; the front page is `front`. */
export type FeedKey = "front" | `${FeedKind}/${Slug}`;

export type FeedKind = (typeof FEED_KINDS)[number];
export const FEED_KINDS = ["sections", "topics", "authors"] as const;

/** How many of its newest entries a feed shows. */
export const EDITION_ENTRIES = 30;

/**
 * What a feed record may weigh, in bytes of JSON: past it the oldest entries carry summaries.
 * A ceiling that aggregators accept for one document.
 */
export const EDITION_MAX_BYTES = 512 * 1024;

/**
 * What an article may weigh without its body and notes, in bytes of JSON. Thirty such summaries fit
 * an edition, so it can always be written: a withdrawal is never held up by what else is in a feed.
 */
export const SUMMARY_MAX_BYTES = 16 * 1024;

/** One feed as it stands in KV: all that every representation of it needs, in one read. */
export interface Edition {
  readonly feed: FeedKey;
  /** Newest publication first. */
  readonly entries: readonly EditionEntry[];
  /** The newest removal from the feed, or the instant it began. */
  readonly changedAt: Instant;
}

export interface EditionEntry {
  readonly article: Article;
  /** `summary`: the cards were left out to keep the record small; the permalink has them. */
  readonly body: "full" | "summary";
}

/** RFC 4287 §4.2.15. The newest entry or removal decides; "now" would make every poll a 200. */
export const feedUpdatedAt = (edition: Pick<Edition, "changedAt" | "entries">): Instant =>
  latest(edition.changedAt, ...edition.entries.map(({ article }) => article.updatedAt));

/** The feeds an article belongs to, front page first. Editors have no feed. */
export const feedsOf = (
  article: Pick<Article, "section" | "topics" | "byline">,
): readonly FeedKey[] => [
  ...new Set<FeedKey>([
    "front",
    `sections/${article.section}`,
    ...article.topics.map((topic) => `topics/${topic}` as const),
    ...article.byline
      .filter(({ role }) => role === "writer")
      .map(({ author }) => `authors/${author}` as const),
  ]),
];

/** Where a feed's page stands: its files stand below it. */
export const feedPath = (feed: FeedKey): string => (feed === "front" ? "/" : `/${feed}`);

/** What an article weighs least: everything whose length is bounded by a line stays. */
export const summaryOf = (article: Article): Article => ({
  ...article,
  cards: [],
  corrections: [],
  developments: [],
});

const byteLength = (value: unknown): number =>
  new TextEncoder().encode(JSON.stringify(value)).byteLength;

/** Makes the oldest entries summaries until the record fits; never drops an entry. */
export const fitEdition = (edition: Edition, maxBytes: number = EDITION_MAX_BYTES): Edition => {
  let bytes = byteLength(edition);
  const entries = [...edition.entries];
  for (let last = entries.length - 1; last >= 0 && bytes > maxBytes; last--) {
    const entry = entries[last];
    if (!entry) continue;
    const summary: EditionEntry = { article: summaryOf(entry.article), body: "summary" };
    bytes -= byteLength(entry) - byteLength(summary);
    entries[last] = summary;
  }
  return { ...edition, entries };
};
