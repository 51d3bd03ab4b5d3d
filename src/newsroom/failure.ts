import type { Refused } from "./kv-refusal.ts";
import type { OutboxRow } from "./ledger/outbox-row.ts";
import { PRIORITY } from "./priority.ts";
import { retryAfterMs } from "./schedule.ts";

/** What becomes of a row that could not be carried out. */
interface AfterFailure {
  /** Failures in a row, this one included. */
  readonly attempts: number;
  /** In milliseconds. */
  readonly waitMs: number;
  /** Whether it is set aside, as trying again would be trying the same. */
  readonly isVain: boolean;
}

/** How often the ledger is asked for what it does not give: its storage fails now and then, too. */
const UNREADABLE_TRIES = 3;

/**
 * What takes down is tried whatever KV says; what KV refuses for good, less and less often.
 * @param refused by KV; `undefined` where there was nothing to send
 * @param random from 0 to 1
 */
export const afterFailure = (
  row: OutboxRow,
  isTouched: boolean,
  refused: Refused | undefined,
  random: number,
): AfterFailure => {
  // What came meanwhile has not failed yet: a takedown does not inherit the rest of the live article.
  const attempts = isTouched ? 1 : row.attempts + 1;
  const haste = refused === "for good" ? PRIORITY.edition : row.priority;
  const isVain = refused === "for good" || (refused === undefined && attempts >= UNREADABLE_TRIES);
  return {
    attempts,
    waitMs: retryAfterMs(attempts, haste, random),
    isVain: isVain && !isTouched && row.priority > PRIORITY.editionWithout,
  };
};
