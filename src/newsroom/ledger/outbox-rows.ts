import type { Projection } from "../newsroom.ts";
import { PRIORITY } from "../priority.ts";
import { keyOf, subjectOf, targetOf } from "../target.ts";
import type { OutboxReport } from "../report.ts";
import { NEVER_MS, nextDueMs, nextDueMsOf } from "./outbox-due.ts";
import { outboxReport, progressOf } from "./outbox-report.ts";
import type { Dirty, NextPut, OutboxRow } from "./outbox-row.ts";
import { Spending } from "./spending.ts";

type Row = {
  key: string;
  kind: string;
  subject: string;
  priority: number;
  version: number;
  attempts: number;
  doubtful_ms: number | null;
};

/** The outbox in the ledger. Rows are keys, not payloads, so that commands about one key share a write. */
export class OutboxRows {
  readonly spending: Spending;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.spending = new Spending(sql);
  }

  /**
   * Marks a key as changed by these commands, which wait for it from now on. A row that is there
   * takes the more urgent of both, and keeps what it knows of doubtful puts; one that was set aside is
   * tried again.
   */
  touch({ target, priority }: Dirty, sequences: readonly number[], dueMs: number): void {
    const key = keyOf(target);
    const { version } = this.#sql
      .exec<{ version: number }>(
        `INSERT INTO outbox (key, kind, subject, priority, due_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET
           kind = excluded.kind, subject = excluded.subject,
           priority = min(priority, excluded.priority), version = version + 1,
           due_ms = excluded.due_ms, attempts = 0, parked_ms = NULL
         RETURNING version`,
        key,
        target.kind,
        subjectOf(target),
        priority,
        dueMs,
      )
      .one();
    for (const sequence of sequences) {
      this.#sql.exec(
        "INSERT OR REPLACE INTO awaited (sequence, key, version) VALUES (?, ?, ?)",
        sequence,
        key,
        version,
      );
    }
  }

  /**
   * The row to carry out next: the most urgent that is due and not among `busy`. One that cannot be read
   * back is set aside, so that it stops no other.
   * @param leastUrgent the last priority that may be written
   */
  next(nowMs: number, busy: readonly string[], leastUrgent: number): OutboxRow | undefined {
    const excepted = JSON.stringify(busy);
    // One look into the index for each priority: what is not due yet may be thousands of rows.
    for (const priority of Object.values(PRIORITY).filter((value) => value <= leastUrgent)) {
      for (let row; (row = this.#first(priority, nowMs, excepted));) {
        try {
          return rowOf(row);
        } catch (error) {
          this.park(row.key, String(error), nowMs);
        }
      }
    }
    return undefined;
  }

  #first(priority: number, nowMs: number, excepted: string): Row | undefined {
    return this.#sql
      .exec<Row>(
        `SELECT key, kind, subject, priority, version, attempts, doubtful_ms FROM outbox
         WHERE priority = ? AND due_ms <= ? AND key NOT IN (SELECT value FROM json_each(?))
         ORDER BY due_ms, key LIMIT 1`,
        priority,
        nowMs,
        excepted,
      )
      .toArray()[0];
  }

  /** Sets a row aside, with the reason: until it is touched no attempt would end otherwise. */
  park(key: string, lastError: string, nowMs: number): void {
    this.#sql.exec(
      `UPDATE outbox SET parked_ms = ?2, last_error = ?3, due_ms = ?4
       WHERE key = ?1`,
      key,
      nowMs,
      lastError,
      NEVER_MS,
    );
    console.error({ event: "projection-parked", key, lastError });
  }

  /** Notes that a put is under way, so that a crash in the middle of it leaves a doubt. */
  begin(key: string, nowMs: number): void {
    this.#sql.exec("UPDATE outbox SET doubtful_ms = ? WHERE key = ?", nowMs, key);
  }

  /** The commands that wait for what a put of this row showed. */
  waitersOf({ key, version }: OutboxRow): readonly number[] {
    return this.#sql
      .exec<{ sequence: number }>(
        "SELECT sequence FROM awaited WHERE key = ? AND version <= ? ORDER BY sequence",
        key,
        version,
      )
      .toArray()
      .map(({ sequence }) => sequence);
  }

  /**
   * Notes that KV has confirmed a put of this row: nobody waits for it any longer.
   * @param again when the key is to be written once more; without it the row is forgotten
   */
  confirm({ key, version }: OutboxRow, again: NextPut | undefined): void {
    this.#sql.exec("DELETE FROM awaited WHERE key = ? AND version <= ?", key, version);
    if (!again) {
      this.#sql.exec("DELETE FROM outbox WHERE key = ?", key);
      return;
    }
    this.#sql.exec(
      `UPDATE outbox SET attempts = 0, last_error = NULL, doubtful_ms = ?2, due_ms = ?3
       WHERE key = ?1`,
      key,
      again.doubtfulMs,
      again.dueMs,
    );
  }

  /** @param attempts failures in a row, this one included */
  fail(key: string, lastError: string, attempts: number, { doubtfulMs, dueMs }: NextPut): void {
    this.#sql.exec(
      `UPDATE outbox SET attempts = ?2, last_error = ?3, doubtful_ms = ?4, due_ms = ?5
       WHERE key = ?1`,
      key,
      attempts,
      lastError,
      doubtfulMs,
      dueMs,
    );
  }

  /** Whether a command has touched the row since we read it. */
  isTouched({ key, version }: OutboxRow): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM outbox WHERE key = ? AND version <> ?", key, version).toArray()
        .length > 0
    );
  }

  hasMoreThan(rows: number): boolean {
    return (
      this.#sql
        .exec("SELECT 1 FROM outbox WHERE parked_ms IS NULL LIMIT 1 OFFSET ?", rows)
        .toArray().length > 0
    );
  }

  /** When the next row of such a priority falls due, in Unix milliseconds. */
  nextDueMs(mostUrgent: number, leastUrgent: number): number | undefined {
    return nextDueMs(this.#sql, mostUrgent, leastUrgent);
  }

  /** The same of the rows that a command waits for, those not set aside and not among `busy`. */
  nextDueMsOf(sequence: number, busy: readonly string[]): number | undefined {
    return nextDueMsOf(this.#sql, sequence, busy);
  }

  /** What a command still waits for. */
  progress(sequence: number): Projection {
    return progressOf(this.#sql, sequence);
  }

  report(): OutboxReport {
    return outboxReport(this.#sql);
  }
}

const rowOf = ({ kind, subject, doubtful_ms: doubtfulMs, ...row }: Row): OutboxRow => ({
  ...row,
  target: targetOf(kind, subject),
  doubtfulMs,
});
