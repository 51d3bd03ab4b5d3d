import type { Projection } from "../newsroom.ts";
import { type Target, keyOf, subjectOf, targetOf } from "../target.ts";

/** A key of KV that does not yet show what the ledger says. */
export interface OutboxRow {
  readonly key: string;
  readonly target: Target;
  readonly priority: number;
  /** The oldest command not confirmed for the key; `null` when only a confirmation is left. */
  readonly since: number | null;
  /** The newest command that touched the key. */
  readonly version: number;
  /** Failures in a row. */
  readonly attempts: number;
  /** Whether an earlier put may still be on its way. */
  readonly ambiguous: boolean;
}

/** A key to be written: what it shows, and how much it hurries (0 goes first). */
export interface Dirty {
  readonly target: Target;
  readonly priority: number;
}

type Row = {
  key: string;
  kind: string;
  subject: string;
  priority: number;
  since: number | null;
  version: number;
  attempts: number;
  ambiguous: number;
};

type WaitingRow = { key: string; attempts: number; last_error: string | null };

/** The outbox in the ledger. Rows are keys, not payloads, so that commands about one key share a write. */
export class OutboxRows {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Marks a key as touched by a command; a row that waits already takes the more urgent of both. */
  touch({ target, priority }: Dirty, sequence: number, dueMs: number): void {
    this.#sql.exec(
      `INSERT INTO outbox (key, kind, subject, priority, since, version, due_ms)
       VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)
       ON CONFLICT (key) DO UPDATE SET
         priority = CASE WHEN since IS NULL THEN excluded.priority
                         ELSE min(priority, excluded.priority) END,
         since = coalesce(since, excluded.since), version = max(version, excluded.version),
         due_ms = excluded.due_ms, attempts = 0`,
      keyOf(target),
      target.kind,
      subjectOf(target),
      priority,
      sequence,
      dueMs,
    );
  }

  /** The rows to carry out next: those of the most urgent priority that is due, oldest command first. */
  due(nowMs: number, limit: number): readonly OutboxRow[] {
    return this.#sql
      .exec<Row>(
        `SELECT key, kind, subject, priority, since, version, attempts, ambiguous FROM outbox
         WHERE due_ms <= ?1 AND priority = (SELECT min(priority) FROM outbox WHERE due_ms <= ?1)
         ORDER BY version, key LIMIT ?2`,
        nowMs,
        limit,
      )
      .toArray()
      .map(rowOf);
  }

  /** Notes that a put is under way, so that a crash in the middle of it is not forgotten. */
  begin(key: string): void {
    this.#sql.exec("UPDATE outbox SET ambiguous = 1 WHERE key = ?", key);
  }

  /** Forgets a row whose newest state KV has confirmed. */
  finish(key: string): void {
    this.#sql.exec("DELETE FROM outbox WHERE key = ?", key);
  }

  /** Keeps a confirmed row for one more write, in case an earlier put overtakes this one. */
  confirmLater(key: string, dueMs: number): void {
    this.#sql.exec(
      `UPDATE outbox SET since = NULL, attempts = 0, last_error = NULL, ambiguous = 0, due_ms = ?2
       WHERE key = ?1`,
      key,
      dueMs,
    );
  }

  /** Keeps a row that a newer command touched while the state of `row` was being written. */
  writeAgain({ key, version, ambiguous }: OutboxRow, dueMs: number): void {
    this.#sql.exec(
      `UPDATE outbox SET since = ?2, attempts = 0, last_error = NULL, ambiguous = ?3, due_ms = ?4
       WHERE key = ?1`,
      key,
      version + 1,
      ambiguous ? 1 : 0,
      dueMs,
    );
  }

  fail(key: string, error: string, ambiguous: boolean, dueMs: number): void {
    this.#sql.exec(
      `UPDATE outbox SET attempts = attempts + 1, last_error = ?2, ambiguous = ?3, due_ms = ?4
       WHERE key = ?1`,
      key,
      error,
      ambiguous ? 1 : 0,
      dueMs,
    );
  }

  /** The number of the newest command that touched a row that still waits. */
  versionOf(key: string): number | undefined {
    const [row] = this.#sql
      .exec<{ version: number }>("SELECT version FROM outbox WHERE key = ?", key)
      .toArray();
    return row?.version;
  }

  /** When the next row falls due, in Unix milliseconds: of all, or of what a command waits for. */
  nextDueMs(sequence?: number): number | undefined {
    const { due } = this.#sql
      .exec<{ due: number | null }>(
        `SELECT min(due_ms) AS due FROM outbox WHERE ?1 IS NULL OR (since <= ?1 AND version >= ?1)`,
        sequence ?? null,
      )
      .one();
    return due ?? undefined;
  }

  /** What a command still waits for: every key with an unconfirmed command at or before it. */
  progress(sequence: number): Projection {
    const waiting = this.#sql
      .exec<WaitingRow>(
        `SELECT key, attempts, last_error FROM outbox
         WHERE since <= ?1 AND version >= ?1 ORDER BY priority, key`,
        sequence,
      )
      .toArray()
      .map(waitingOf);
    return { done: waiting.length === 0, waiting };
  }
}

const rowOf = ({ kind, subject, ambiguous, ...row }: Row): OutboxRow => ({
  ...row,
  target: targetOf(kind, subject),
  ambiguous: ambiguous === 1,
});

const waitingOf = ({ key, attempts, last_error }: WaitingRow): Projection["waiting"][number] =>
  last_error === null ? { key, attempts } : { key, attempts, lastError: last_error };
