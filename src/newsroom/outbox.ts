import type { RecordStore } from "../store/records.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { OutboxRow } from "./ledger/outbox-rows.ts";
import { pause, within } from "./patience.ts";
import { PRIORITY } from "./priority.ts";
import { type Projected, project } from "./projection.ts";
import { keyOf } from "./target.ts";
import {
  CONCURRENT_PUTS,
  CONFIRM_AFTER_MS,
  DRAIN_PATIENCE_MS,
  KEY_INTERVAL_MS,
  PUT_PATIENCE_MS,
  SLICE_OPERATIONS,
  retryAfterMs,
} from "./schedule.ts";

/** How many KV operations an invocation may still use. */
interface Slice {
  left: number;
}

/**
 * Brings KV to what the ledger says, at least once and in order of urgency. One loop runs at a time;
 * whoever comes meanwhile joins it. While a put is awaited other commands may commit, so a row is
 * forgotten only if no newer command has touched it.
 */
export class Outbox {
  readonly #ledger: Ledger;
  readonly #records: RecordStore;
  readonly #now: () => number;
  readonly #lastPutMs = new Map<string, number>();
  #loop: Promise<void> | undefined;

  /** @param now the clock, in Unix milliseconds */
  constructor(ledger: Ledger, records: RecordStore, now: () => number) {
    this.#ledger = ledger;
    this.#records = records;
    this.#now = now;
  }

  /** When a key may be written at the earliest: now, or a second after its last write. */
  dueMs(key: string): number {
    return Math.max(this.#now(), (this.#lastPutMs.get(key) ?? 0) + KEY_INTERVAL_MS);
  }

  /** Writes what is due, up to the operations that one invocation may use. */
  drain(slice: Slice = { left: SLICE_OPERATIONS }): Promise<void> {
    this.#loop ??= this.#run(slice).finally(() => {
      this.#loop = undefined;
    });
    return this.#loop;
  }

  /**
   * Drains until KV has confirmed everything a command touched, or patience ends.
   * @returns whether it has; if not, the alarm goes on
   */
  async settle(sequence: number): Promise<boolean> {
    const { outbox } = this.#ledger;
    const deadline = this.#now() + DRAIN_PATIENCE_MS;
    const slice: Slice = { left: SLICE_OPERATIONS };
    for (;;) {
      await within(this.drain(slice), deadline - this.#now());
      const nextDueMs = outbox.nextDueMs(sequence);
      if (nextDueMs === undefined) return true;
      const now = this.#now();
      if (slice.left <= 0 || now >= deadline || nextDueMs >= deadline) return false;
      await pause(nextDueMs - now);
    }
  }

  async #run(slice: Slice): Promise<void> {
    while (slice.left > 0) {
      const limit = Math.min(CONCURRENT_PUTS, slice.left);
      const rows = this.#ledger.outbox.due(this.#now(), limit);
      if (rows.length === 0) break;
      slice.left -= rows.length;
      await Promise.all(rows.map((row) => this.#carryOut(row)));
    }
    this.#forgetOldPuts();
  }

  async #carryOut(row: OutboxRow): Promise<void> {
    let record: Projected;
    try {
      record = project(row.target, this.#ledger);
    } catch (error) {
      this.#fail(row, error, row.ambiguous);
      return;
    }
    this.#ledger.outbox.begin(row.key);
    try {
      const put = this.#records.write(record.kind, row.key, record.value, record.committedAt);
      if (!(await within(put, PUT_PATIENCE_MS))) {
        throw new Error(`KV did not confirm within ${PUT_PATIENCE_MS} ms`);
      }
    } catch (error) {
      this.#fail(row, error, true);
      return;
    }
    this.#confirm(row, record);
  }

  #confirm(row: OutboxRow, record: Projected): void {
    const { outbox } = this.#ledger;
    const now = this.#now();
    this.#lastPutMs.set(row.key, now);
    if (outbox.versionOf(row.key) !== row.version) outbox.writeAgain(row, now + KEY_INTERVAL_MS);
    else if (row.ambiguous) outbox.confirmLater(row.key, now + CONFIRM_AFTER_MS);
    else outbox.finish(row.key);

    if (record.kind !== "resource" || record.value.kind !== "live") return;
    for (const feed of this.#ledger.articles.show(record.value.article.slug)) {
      const target = { kind: "edition", feed } as const;
      const dueMs = this.dueMs(keyOf(target));
      outbox.touch({ target, priority: PRIORITY.edition }, row.version, dueMs);
    }
  }

  #fail(row: OutboxRow, error: unknown, ambiguous: boolean): void {
    const lastError = error instanceof Error ? error.message : String(error);
    const attempts = row.attempts + 1;
    const dueMs = this.#now() + retryAfterMs(attempts, row.priority);
    this.#ledger.outbox.fail(row.key, lastError, ambiguous, dueMs);
    console.error({ event: "projection-failed", key: row.key, attempts, lastError });
  }

  #forgetOldPuts(): void {
    const now = this.#now();
    for (const [key, at] of this.#lastPutMs) {
      if (at + KEY_INTERVAL_MS <= now) this.#lastPutMs.delete(key);
    }
  }
}
