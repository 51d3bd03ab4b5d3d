import type { FeedKey } from "../../model/feed-key.ts";
import { feedsOf } from "../../model/feed-membership.ts";
import type { Slug } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import { fail, ok } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import type { Relatives } from "../../model/translation.ts";
import type { LedgerArticle, Precondition, Refusal } from "../newsroom.ts";
import { revisionTag } from "../revision-tag.ts";
import { unacceptable } from "./acceptance.ts";
import type { ArticleChange, Decision } from "./change.ts";
import { refusedOver } from "./precondition.ts";
import { replacementProblems } from "./replacement.ts";

/** What the ledger holds that bears on publishing one submission. */
export interface PublishSituation<Current extends LedgerArticle> {
  readonly publication: Publication | undefined;
  /** What stands at the submission's slug. */
  readonly current: Current | undefined;
  /** Where the submission's id stands, if anywhere. */
  readonly standsAt: Slug | undefined;
  readonly keptMedia: ReadonlySet<string>;
  readonly relatives: Relatives;
  /** What stands where the submission says that its replacement does. */
  readonly replacement: LedgerArticle | undefined;
  /** The feeds that the article is in now. */
  readonly memberOf: readonly FeedKey[];
}

/**
 * Decides what publishing a submission changes. Refusals come in the order in which they can be
 * mended: an identity that belongs elsewhere fits no revision, a stale writer must read first.
 * @param now Unix milliseconds
 */
export const decidePublish = <Current extends LedgerArticle>(
  submission: Submission,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const { publication, current } = situation;
  if (!publication) return fail({ reason: "no-publication" });

  const elsewhere = identityConflict(submission, situation);
  if (elsewhere) return fail(elsewhere);

  const next = current ? sameWithdrawal(submission, current) : submission;
  if (current && isRepeated(next, current, precondition)) return ok({ kind: "unchanged", current });
  const refusal = refusedOver(precondition, current?.etag);
  if (refusal) return fail(refusal);
  if (current && isEqual(next, current)) return ok({ kind: "unchanged", current });

  const tombstone = current?.submission.withdrawn;
  if (tombstone && next.withdrawn?.reason !== tombstone.reason) {
    return fail(alreadyGone(tombstone.at));
  }

  const publishedAt = current?.submission.article.publishedAt;
  const { keptMedia, relatives, replacement } = situation;
  const facts = { publication, keptMedia, relatives, ...(publishedAt && { publishedAt }) };
  const problems = [...unacceptable(next, facts, instantOf(now))];
  // What stood there when the withdrawal was accepted may have gone since.
  const { withdrawn } = next;
  if (withdrawn && withdrawn.replacedBy !== tombstone?.replacedBy) {
    problems.push(...replacementProblems(next.article.slug, withdrawn, replacement));
  }
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  const feeds = next.withdrawn ? [] : feedsOf(next.article, publication);
  return ok({ kind: "changed", change: changeTo(next, current, feeds, situation.memberOf) });
};

/**
 * The new revision that a submission makes of what stands.
 * @param feeds those it is in from now on
 * @param memberOf those it was in
 */
export const changeTo = (
  submission: Submission,
  current: LedgerArticle | undefined,
  feeds: readonly FeedKey[],
  memberOf: readonly FeedKey[],
): ArticleChange => {
  const revision = (current?.revision ?? 0) + 1;
  return {
    submission,
    state: submission.withdrawn ? "gone" : "live",
    revision,
    etag: revisionTag(revision, submission),
    created: current === undefined,
    feeds,
    leaves: memberOf.filter((feed) => !feeds.includes(feed)),
  };
};

export const alreadyGone = (withdrawnAt: Instant): Refusal => ({
  reason: "already-gone",
  withdrawnAt,
});

const identityConflict = (
  { article }: Submission,
  { current, standsAt }: PublishSituation<LedgerArticle>,
): Refusal | undefined => {
  const owner = current?.submission.article.id;
  if (owner !== undefined && owner !== article.id) return { reason: "permalink-taken", owner };
  return standsAt !== undefined && standsAt !== article.slug
    ? { reason: "published-elsewhere", at: standsAt }
    : undefined;
};

/** A withdrawal is known by its reason: the instant in the ledger stands, whatever a file says later. */
const sameWithdrawal = (submission: Submission, current: LedgerArticle): Submission => {
  const { withdrawn } = current.submission;
  return withdrawn && submission.withdrawn?.reason === withdrawn.reason
    ? { ...submission, withdrawn: { ...submission.withdrawn, at: withdrawn.at } }
    : submission;
};

/** Whether a submission is what stands already. */
export const isEqual = (submission: Submission, current: LedgerArticle): boolean =>
  revisionTag(current.revision, submission) === current.etag;

/** RFC 9110 §13.1.1: a change that is already in place succeeds, as when the answer to it was lost. */
const isRepeated = (
  submission: Submission,
  current: LedgerArticle,
  precondition: Precondition,
): boolean => precondition.kind === "matches" && isEqual(submission, current);
