import type { ArticleState } from "../model/article-state.ts";
import type { Change } from "../model/difference.ts";
import type { FeedKey } from "../model/feed-key.ts";
import type { Instant } from "../model/instant.ts";

/** What a command would come to. */
export interface Forecast {
  /** As the receipt would say. */
  readonly etag: string;
  readonly revision: number;
  readonly state: ArticleState;
  readonly releaseAt?: Instant;
  readonly created: boolean;
  readonly changed: boolean;
  /** What would differ from the revision in force; of a new article nothing. */
  readonly changes: readonly Change[];
  readonly updatedAt: { readonly before?: Instant; readonly after: Instant };
  /** Whose editions gain it, and whose lose it. */
  readonly feeds: { readonly enters: readonly FeedKey[]; readonly leaves: readonly FeedKey[] };
  /** What of KV would be written, and so get new validators; and what deleted. */
  readonly keys: ForeseenKeys;
}

export interface ForeseenKeys {
  readonly writes: readonly string[];
  readonly removes: readonly string[];
}
