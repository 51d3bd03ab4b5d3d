import { leastUrgentToday, tomorrowMs } from "./budget.ts";
import type { OutboxRows } from "./ledger/outbox-rows.ts";
import { dayOf } from "./ledger/spending.ts";
import { PRIORITY } from "./priority.ts";

/** What the day's budget still lets the outbox write. */
export class Allowance {
  readonly #outbox: OutboxRows;
  readonly #writeBudget: () => number;

  /** @param writeBudget KV writes a day in UTC, `Infinity` where the plan sets none */
  constructor(outbox: OutboxRows, writeBudget: () => number) {
    this.#outbox = outbox;
    this.#writeBudget = writeBudget;
  }

  /** The last priority that may be written now. */
  leastUrgent(nowMs: number): number {
    return leastUrgentToday(this.#outbox.spending.on(dayOf(nowMs)), this.#writeBudget());
  }

  /** When the next put is due: what the budget keeps waits for the next day. */
  nextDueMs(nowMs: number, random: number): number | undefined {
    const least = this.leastUrgent(nowMs);
    const today = this.#outbox.nextDueMs(PRIORITY.tombstone, least);
    const kept = this.#outbox.nextDueMs(least + 1, PRIORITY.rebuild);
    if (kept === undefined) return today;
    return Math.min(today ?? Infinity, Math.max(kept, tomorrowMs(nowMs, random)));
  }
}
