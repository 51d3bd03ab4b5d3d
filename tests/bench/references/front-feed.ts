import type { Article } from "../../../src/model/article.ts";
import { EDITION_ENTRIES } from "../../../src/model/edition.ts";
import { feedOf } from "../../../src/model/feed.ts";
import type { Publication } from "../../../src/model/publication.ts";
import { feedLinks } from "../../../src/representations/links.ts";
import { rss } from "../../../src/representations/rss.ts";

/** The front page's RSS, written by `feed` from the articles themselves: the product's own document. */
export const frontFeed = (articles: readonly Article[], publication: Publication): string => {
  const entries = articles
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
    .slice(0, EDITION_ENTRIES)
    .map((article) => ({ article, body: "full" }) as const);
  // Nothing was removed since the oldest entry, so the newest decides when the feed was updated.
  const changedAt = entries.at(-1)?.article.publishedAt;
  if (!changedAt) throw new RangeError("A feed of nothing");
  const feed = feedOf({ feed: "front", entries, changedAt }, publication);
  return rss.render(feed, feedLinks(feed, rss));
};
