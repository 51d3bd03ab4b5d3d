import type { FeedKey } from "../../model/feed-key.ts";
import { instantOf } from "../../model/instant.ts";
import type { Slug } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { LedgerArticle, Precondition } from "../newsroom.ts";
import type { Decision } from "./change.ts";
import { refusedBy } from "./precondition.ts";
import { alreadyGone, changeTo } from "./publish.ts";

/** What the ledger holds that bears on withdrawing one article. */
export interface WithdrawSituation<Current extends LedgerArticle> {
  readonly current: Current | undefined;
  /** The feeds that it is in: all of them lose it. */
  readonly memberOf: readonly FeedKey[];
}

/**
 * Decides what withdrawing changes. No precondition is required: a takedown must not wait for a
 * revision tag; one that is sent is kept (RFC 9110 §13.2.1: only where the answer would be a success).
 * @param now Unix milliseconds; becomes `withdrawnAt`
 */
export const decideWithdraw = <Current extends LedgerArticle>(
  slug: Slug,
  reason: string,
  precondition: Precondition,
  { current, memberOf }: WithdrawSituation<Current>,
  now: number,
): Decision<Current> => {
  if (!current) return fail({ reason: "unknown-article", slug });
  const { withdrawn, article } = current.submission;
  if (withdrawn) {
    return withdrawn.reason === reason
      ? ok({ kind: "unchanged", current })
      : fail(alreadyGone(withdrawn.at));
  }
  const refusal = refusedBy(precondition, current.etag);
  if (refusal) return fail(refusal);
  const submission = { article, withdrawn: { at: instantOf(now), reason } };
  return ok({ kind: "changed", change: changeTo(submission, current, [], memberOf) });
};
