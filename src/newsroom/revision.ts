import type { ArticleState } from "../model/article-state.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Submission } from "../model/submission.ts";

/** What the ledger remembers of a revision. */
export interface Revision {
  readonly revision: number;
  readonly state: ArticleState;
  readonly title: string;
  /** The token that sent it. */
  readonly by: string;
  readonly committedAt: Instant;
  readonly note?: string;
  /** Of a release: how late it was. */
  readonly latenessMs?: number;
  /** Of a release that could not be accepted: why. */
  readonly problems?: readonly Problem[];
}

export interface RevisionContent extends Revision {
  readonly submission: Submission;
}
