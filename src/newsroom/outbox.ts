import { Allowance } from "./allowance.ts";
import type { ProjectorPorts } from "./conditions.ts";
import { KeyIntervals } from "./key-intervals.ts";
import { afterFailure } from "./failure.ts";
import { type Refused, messageOf, refusedBy } from "./kv-refusal.ts";
import { Lanes } from "./lanes.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { OutboxRow } from "./ledger/outbox-row.ts";
import { dayOf } from "./ledger/spending.ts";
import { type Work, operationsOf, workOf } from "./outbox-work.ts";
import { within } from "./patience.ts";
import { PRIORITY } from "./priority.ts";
import type { Projected } from "./projection.ts";
import { DRAIN_PATIENCE_MS, SLICE_OPERATIONS } from "./schedule.ts";

/** How many KV operations an invocation may still use. */
export interface Slice {
  left: number;
}

export const aSlice = (): Slice => ({ left: SLICE_OPERATIONS });

/**
 * Brings KV to what the ledger says, at least once and in order of urgency. A lane that falls free
 * takes the most urgent row that is due; whoever waits for KV fills the lanes. While a put is awaited
 * other commands may commit, so a row is forgotten only if nothing has touched it meanwhile.
 */
export class Outbox {
  readonly #ledger: Ledger;
  readonly #ports: ProjectorPorts;
  readonly #allowance: Allowance;
  readonly #lanes = new Lanes();
  readonly #intervals = new KeyIntervals();

  readonly #onConfirmed: (row: OutboxRow, record: Projected) => void;

  /** @param onConfirmed hears of each put that KV has confirmed */
  constructor(
    ledger: Ledger,
    ports: ProjectorPorts,
    onConfirmed: (row: OutboxRow, record: Projected) => void,
  ) {
    this.#onConfirmed = onConfirmed;
    this.#ledger = ledger;
    this.#ports = ports;
    this.#allowance = new Allowance(ledger.outbox, () => ports.conditions().writeBudget);
  }

  /** When a key may be written at the earliest, in Unix milliseconds. */
  dueMs(key: string): number {
    return this.#intervals.dueMs(key, this.#now());
  }

  /** When the next put is due, in Unix milliseconds. */
  nextDueMs(): number | undefined {
    return this.#allowance.nextDueMs(this.#now(), this.#random());
  }

  /** Whether the day's budget keeps what is of this priority. */
  holds(priority: number): boolean {
    return this.#allowance.leastUrgent(this.#now()) < priority;
  }

  /** Writes what is due, up to the operations that the invocation may use. */
  async drain(slice: Slice = aSlice()): Promise<void> {
    for (;;) {
      this.#fillLanes(slice, this.#now(), PRIORITY.rebuild);
      if (this.#lanes.size === 0) return;
      await this.#lanes.anyChange();
    }
  }

  /**
   * Writes what is due until KV has confirmed everything a command touched, or patience ends.
   * @returns whether it has; if not, the alarm goes on
   */
  async settle(sequence: number): Promise<boolean> {
    const { outbox } = this.#ledger;
    let deadline = this.#now() + DRAIN_PATIENCE_MS;
    const slice = aSlice();
    for (;;) {
      const now = this.#now();
      // Nobody waits longer because the clock was set back.
      deadline = Math.min(deadline, now + DRAIN_PATIENCE_MS);
      // What nobody waits for is left to the alarm, or it would use up what this command may.
      this.#fillLanes(slice, now, PRIORITY.redirect);
      if (outbox.progress(sequence).done) return true;
      const dueMs = slice.left > 0 ? outbox.nextDueMsOf(sequence, this.#lanes.busy()) : undefined;
      // What is due already waits for a lane.
      const wakeMs = dueMs !== undefined && dueMs > now ? Math.min(dueMs, deadline) : deadline;
      if (now >= deadline || (this.#lanes.size === 0 && wakeMs === deadline)) return false;
      await within(this.#lanes.anyChange(), wakeMs - now);
    }
  }

  /** @param last the priority to stop at */
  #fillLanes(slice: Slice, now: number, last: number): void {
    while (slice.left > 0 && this.#lanes.hasRoom) {
      const allowed = Math.min(last, this.#allowance.leastUrgent(now));
      const leastUrgent = this.#lanes.leastUrgent(allowed);
      const row = this.#ledger.outbox.next(now, this.#lanes.busy(), leastUrgent);
      if (!row) return;
      const isHeavy = this.#ledger.media.isHeavy(row.target);
      if (!this.#lanes.takes(row, isHeavy)) return;
      slice.left -= operationsOf(row, this.#ledger);
      this.#lanes.open(row, isHeavy, this.#carryOut(row));
    }
  }

  #now(): number {
    return this.#ports.now();
  }

  #random(): number {
    return this.#ports.conditions().random();
  }

  async #carryOut(row: OutboxRow): Promise<void> {
    const startedMs = this.#now();
    let work: Work;
    try {
      work = workOf(row, this.#ledger, this.#ports);
    } catch (error) {
      this.#fail(row, error, row.doubtfulMs, undefined);
      return;
    }
    const { outbox } = this.#ledger;
    const { put, patienceMs, isDeletion, record } = work;
    outbox.begin(row.key, startedMs);
    if (!isDeletion) outbox.spending.count(dayOf(startedMs));
    try {
      if (!(await within(put(), patienceMs))) {
        throw new Error(`KV did not confirm within ${patienceMs} ms`);
      }
    } catch (error) {
      // KV counts also what it refuses.
      this.#intervals.notePut(row.key, this.#now());
      const refused = refusedBy(error);
      if (refused === "for good") outbox.spending.discount(dayOf(startedMs));
      if (refused === "for today" && !isDeletion) outbox.spending.exhaust(dayOf(this.#now()));
      // What KV has refused does not arrive late.
      const doubtfulMs = refused === "for now" ? this.#now() : row.doubtfulMs;
      this.#fail(row, error, doubtfulMs, refused);
      return;
    }
    const nowMs = this.#now();
    this.#intervals.notePut(row.key, nowMs);
    // With nothing awaited in between, so that both are stored or neither is.
    if (record) this.#onConfirmed(row, record);
    const dueMs = (key: string) => this.dueMs(key);
    this.#ledger.confirm(row, { startedMs, nowMs, shows: record?.shows, dueMs });
  }

  /** @param refused by KV; `undefined` where there was nothing to send */
  #fail(
    row: OutboxRow,
    error: unknown,
    doubtfulMs: number | null,
    refused: Refused | undefined,
  ): void {
    const { outbox } = this.#ledger;
    const lastError = messageOf(error);
    const nowMs = this.#now();
    const after = afterFailure(row, outbox.isTouched(row), refused, this.#random());
    const { attempts, waitMs, isVain } = after;
    const dueMs = Math.max(nowMs + waitMs, this.dueMs(row.key));
    outbox.fail(row.key, lastError, attempts, { dueMs, doubtfulMs });
    if (isVain) outbox.park(row.key, lastError, nowMs);
    else console.error({ event: "projection-failed", key: row.key, attempts, lastError });
  }
}
