import { withdrawnState } from "../../model/article-state.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { instantOf } from "../../model/instant.ts";
import type { Slug } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { WithdrawalNotice } from "../../model/submission.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { changeTo, type Decision, isEqual } from "./change.ts";
import { refusedBy } from "./precondition.ts";
import { replacementProblems } from "./replacement.ts";
import { otherTombstone } from "./tombstone.ts";
import { standingFor } from "./transition.ts";

/** What the ledger holds that bears on withdrawing one article. */
export interface WithdrawSituation<Current extends LedgerArticle> {
  readonly current: Current | undefined;
  /** The feeds that it is in: all of them lose it. */
  readonly memberOf: readonly FeedKey[];
  /** What stands where the notice says that its replacement does. */
  readonly replacement: LedgerArticle | undefined;
}

/**
 * Decides what withdrawing changes. No precondition is required: a takedown must not wait for a
 * revision tag; one that is sent is kept (RFC 9110 §13.2.1: only where the answer would be a success).
 * A withdrawal is known by its reason: with the same reason more of the notice can follow, and with
 * another a harder one takes its place.
 * @param now Unix milliseconds; becomes `withdrawnAt`
 */
export const decideWithdraw = <Current extends LedgerArticle>(
  slug: Slug,
  notice: WithdrawalNotice,
  precondition: Precondition,
  situation: WithdrawSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("withdraw", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { memberOf, replacement } = situation;
  const { withdrawn, article } = current.submission;
  const other = otherTombstone(notice, withdrawn);
  if (other) return fail(other);
  const told = withdrawn?.reason === notice.reason ? withdrawn : undefined;
  const merged = { at: instantOf(now), ...told, ...notice };
  // Who demands it is who a retraction is not for, whichever came first.
  const { retracted, ...plain } = merged;
  const next = retracted && !merged.demand ? { ...plain, retracted } : plain;
  const submission = { article, withdrawn: next };
  if (isEqual(submission, current)) return ok({ kind: "unchanged", current });
  const refusal = refusedBy(precondition, current.etag);
  if (refusal) return fail(refusal);
  const problems = replacementProblems(article, notice, replacement);
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  const aim = { submission, state: withdrawnState(next) };
  return ok({ kind: "changed", change: changeTo(aim, current, [], memberOf) });
};
