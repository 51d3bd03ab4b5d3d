import type { Article } from "./article.ts";
import type { Instant } from "./instant.ts";

/** What an author hands in. */
export interface Submission {
  readonly article: Article;
  /** From `withdrawn:` in front matter: the article is taken down, or never goes up. */
  readonly withdrawn?: Withdrawal;
}

export interface Withdrawal {
  readonly at: Instant;
  /** Plain text, shown to the public. */
  readonly reason: string;
}
