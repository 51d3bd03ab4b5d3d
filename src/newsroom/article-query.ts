import type { ArticleState } from "../model/article-state.ts";
import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";

/** Which articles of the ledger are wanted, at most `limit` of them. */
export interface ArticleQuery {
  readonly state?: ArticleState;
  readonly section?: string;
  readonly topic?: string;
  readonly author?: string;
  /** Words that all stand in its title, summary or body; the last may be the beginning of one. */
  readonly text?: string;
  /** By slug from `after` on, or the newest change first, from before the command `after` on. */
  readonly from: { readonly order: "slug"; readonly after?: string } | ChangedBefore;
  readonly limit: number;
}

interface ChangedBefore {
  readonly order: "changed";
  readonly after?: number;
}

/** What the ledger knows of a feed. */
export interface FeedFacts {
  /** How many live articles are in it, though its edition has the newest alone. */
  readonly articles: number;
  /** When what it shows changed last. */
  readonly committedAt: Instant;
  readonly version: number;
}

/** An article in a list: what tells whether to fetch it. */
export interface ListedArticle extends Pick<
  Article,
  "id" | "publishedAt" | "section" | "slug" | "title" | "topics" | "updatedAt"
> {
  readonly state: ArticleState;
  readonly etag: string;
  readonly revision: number;
  /** The command that wrote its newest revision, and when that was. */
  readonly sequence: number;
  readonly committedAt: Instant;
  /** Of a scheduled one: when it is to be released, in Unix milliseconds. */
  readonly releaseMs?: number;
}
