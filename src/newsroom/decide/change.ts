import type { FeedKey } from "../../model/feed-key.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle, Refusal } from "../newsroom.ts";
import type { Result } from "../../model/result.ts";

/** What a command about an article came to. */
export type Decision<Current extends LedgerArticle> = Result<Outcome<Current>, Refusal>;

type Outcome<Current extends LedgerArticle> =
  | { readonly kind: "unchanged"; readonly current: Current }
  | { readonly kind: "changed"; readonly change: ArticleChange };

/** A new revision for the ledger to commit, and the feeds that will show it. */
export interface ArticleChange {
  readonly submission: Submission;
  readonly state: LedgerArticle["state"];
  readonly revision: number;
  readonly etag: string;
  readonly created: boolean;
  /** The feeds it is in from now on; none when it is gone. */
  readonly feeds: readonly FeedKey[];
  /** The feeds it was in and is in no longer. */
  readonly leaves: readonly FeedKey[];
}
