import { type WithdrawnState, withdrawnState } from "../../model/article-state.ts";
import type { Withdrawal, WithdrawalNotice } from "../../model/submission.ts";
import type { Refusal } from "../newsroom.ts";

/** What readers are left with, from most to least. */
const MILDEST_FIRST: readonly WithdrawnState[] = ["retracted", "gone", "legal"];

/**
 * What refuses a withdrawal where another is in force. One is known by its reason; another takes its
 * place only where it leaves readers less: what a court demands must not wait for a reinstatement.
 */
export const otherTombstone = (
  notice: WithdrawalNotice | undefined,
  tombstone: Withdrawal | undefined,
): Refusal | undefined => {
  if (!tombstone || !notice || notice.reason === tombstone.reason) return undefined;
  const isHarder = hardness(notice) > hardness(tombstone);
  return isHarder ? undefined : { reason: "already-gone", withdrawnAt: tombstone.at };
};

const hardness = (notice: WithdrawalNotice): number =>
  MILDEST_FIRST.indexOf(withdrawnState(notice));
