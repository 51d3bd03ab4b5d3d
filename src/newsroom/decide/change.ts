import { type ArticleState, isHeld } from "../../model/article-state.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import type { Slug } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";
import type { Result } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle, Refusal } from "../newsroom.ts";
import { revisionTag } from "../revision-tag.ts";

/** What a command about an article came to. */
export type Decision<Current extends LedgerArticle> = Result<Outcome<Current>, Refusal>;

type Outcome<Current extends LedgerArticle> =
  | { readonly kind: "unchanged"; readonly current: Current }
  | { readonly kind: "changed"; readonly change: ArticleChange };

/** What an article is to be. */
export interface Aim {
  readonly submission: Submission;
  readonly state: ArticleState;
  /** Of a scheduled one: when it is to be released, in Unix milliseconds. */
  readonly releaseMs?: number;
  /** Slugs that are to lead to it, besides the one it leaves. */
  readonly movedFrom?: readonly Slug[];
}

/** A new revision for the ledger to commit, and the feeds that will show it. */
export interface ArticleChange extends Aim {
  readonly revision: number;
  readonly etag: string;
  readonly created: boolean;
  /** The feeds it is in from now on; none where it is not live. */
  readonly feeds: readonly FeedKey[];
  /** The feeds it was in and is in no longer. */
  readonly leaves: readonly FeedKey[];
  readonly movedFrom: readonly Slug[];
  /** Of a release: how late it was. */
  readonly latenessMs?: number;
  /** Of a release that could not be accepted: why. */
  readonly problems?: readonly Problem[];
}

/**
 * The new revision that an aim makes of what stands.
 * @param feeds those it is in from now on
 * @param memberOf those it was in
 */
export const changeTo = (
  aim: Aim,
  current: LedgerArticle | undefined,
  feeds: readonly FeedKey[],
  memberOf: readonly FeedKey[],
): ArticleChange => {
  const { submission, state, movedFrom = [] } = aim;
  const { slug } = submission.article;
  const revision = (current?.revision ?? 0) + 1;
  // Nobody was ever led to where a draft stood.
  const left = current && !isHeld(current.state) ? [current.submission.article.slug] : [];
  const former = isHeld(state) ? [] : [...movedFrom, ...left].filter((other) => other !== slug);
  return {
    ...aim,
    revision,
    etag: revisionTag(revision, submission),
    created: current === undefined,
    feeds,
    leaves: memberOf.filter((feed) => !feeds.includes(feed)),
    movedFrom: [...new Set(former)],
  };
};

/** Whether a submission is what stands already. */
export const isEqual = (submission: Submission, current: LedgerArticle): boolean =>
  revisionTag(current.revision, submission) === current.etag;
