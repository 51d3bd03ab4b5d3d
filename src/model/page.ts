import type { Article } from "./article.ts";
import { type Entry, entryOf } from "./entry.ts";
import { articleFeeds, type FeedReference } from "./feed.ts";
import type { Publication } from "./publication.ts";

/** An article ready to render at its permalink. */
export interface ArticlePage {
  readonly publication: Publication;
  readonly entry: Entry;
  /** For autodiscovery, front page first, the article's own last. */
  readonly feeds: readonly FeedReference[];
}

export const articlePageOf = (article: Article, publication: Publication): ArticlePage => ({
  publication,
  entry: entryOf(article, publication),
  feeds: articleFeeds(article, publication),
});
