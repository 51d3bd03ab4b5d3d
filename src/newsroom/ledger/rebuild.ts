import { type Instant, instantOf } from "../../model/instant.ts";
import { PRIORITY } from "../priority.ts";
import { REBUILD_SOURCES, type RebuildSource } from "../rebuild-source.ts";
import type { RebuildProgress } from "../report.ts";
import { SLICE_OPERATIONS } from "../schedule.ts";
import { keyOf, targetOf } from "../target.ts";
import type { Commit } from "./commit.ts";
import type { OutboxRows } from "./outbox-rows.ts";

type Row = {
  rendering: number;
  started_at: string;
  source: string | null;
  after: string | null;
  marked: number;
  total: number;
  finished_at: string | null;
};

/** How many keys may wait at once: a slice, so that a ledger of any size needs neither memory nor time. */
const WAITING_KEYS = SLICE_OPERATIONS;

/**
 * Marks every key that the ledger knows to be written anew, a few at a time. How far it is stands in
 * the ledger, so a crash costs nothing.
 */
export class Rebuild {
  readonly #storage: DurableObjectStorage;
  readonly #outbox: OutboxRows;

  constructor(storage: DurableObjectStorage, outbox: OutboxRows) {
    this.#storage = storage;
    this.#outbox = outbox;
  }

  /** Begins, unless one is under way. @returns whether it has begun */
  begin(rendering: number, nowMs: number): boolean {
    if (this.#row()?.finished_at === null) return false;
    const at = instantOf(nowMs);
    const total = REBUILD_SOURCES.map((source) => this.#count(source)).reduce((a, b) => a + b);
    this.#storage.sql.exec(
      `INSERT OR REPLACE INTO rebuild
         (only, rendering, started_at, source, after, marked, total, finished_at)
       VALUES (1, ?, ?, ?, NULL, 0, ?, ?)`,
      rendering,
      at,
      total === 0 ? null : (REBUILD_SOURCES[0]?.name ?? null),
      total,
      total === 0 ? at : null,
    );
    return true;
  }

  /** Begins where what stands with the records was rendered by another `RENDERING`. */
  keepUpWith(rendering: number, nowMs: number): void {
    const row = this.#row();
    if (row?.rendering === rendering) return;
    // One under way has written some of it already as it was.
    if (row) this.#storage.sql.exec("DELETE FROM rebuild");
    this.begin(rendering, nowMs);
  }

  /**
   * Marks as many more keys as may wait, all of one sort: what they need has been written by then.
   * @param dueMs when a key may be written at the earliest
   */
  advance(nowMs: number, dueMs: Commit["dueMs"]): void {
    const row = this.#row();
    if (!row || row.finished_at !== null) return;
    this.#storage.transactionSync(() => {
      const waiting = this.#waiting();
      if (row.source !== null) this.#mark(row, waiting, dueMs);
      else if (waiting === 0) {
        this.#storage.sql.exec("UPDATE rebuild SET finished_at = ?", instantOf(nowMs));
      }
    });
  }

  /** When it goes on by itself, in Unix milliseconds; while keys wait, the outbox leads. */
  nextDueMs(nowMs: number): number | undefined {
    const row = this.#row();
    if (!row || row.finished_at !== null) return undefined;
    const waiting = this.#waiting();
    const isDue = waiting === 0 || (waiting < WAITING_KEYS && this.#hasMore(row));
    return isDue ? nowMs : undefined;
  }

  progress(): RebuildProgress | undefined {
    const row = this.#row();
    return (
      row && {
        startedAt: row.started_at as Instant,
        total: row.total,
        marked: row.marked,
        waiting: row.finished_at === null ? this.#waiting() : 0,
        ...(row.finished_at !== null && { finishedAt: row.finished_at as Instant }),
      }
    );
  }

  /** Whether the sort of keys that it is at has any left to be marked. */
  #hasMore({ source: name, after }: Row): boolean {
    const source = REBUILD_SOURCES.find((one) => one.name === name);
    return source !== undefined && this.#subjects(source, after, 1).length > 0;
  }

  #mark(row: Row, waiting: number, dueMs: Commit["dueMs"]): void {
    let { source: name, after } = row;
    let marked = 0;
    const room = WAITING_KEYS - waiting;
    if (room <= 0) return;
    while (name !== null && marked === 0) {
      const index = REBUILD_SOURCES.findIndex((source) => source.name === name);
      const source = REBUILD_SOURCES[index];
      const subjects = source ? this.#subjects(source, after, room) : [];
      for (const subject of subjects) this.#touch(source?.kind ?? "", subject, dueMs);
      marked = subjects.length;
      // The next sort needs all of this one.
      if (marked === 0 && waiting > 0) return;
      after = subjects.at(-1) ?? null;
      if (after === null) name = REBUILD_SOURCES[index + 1]?.name ?? null;
    }
    this.#storage.sql.exec(
      "UPDATE rebuild SET source = ?, after = ?, marked = marked + ?",
      name,
      after,
      marked,
    );
  }

  #touch(kind: string, subject: string, dueMs: Commit["dueMs"]): void {
    try {
      const target = targetOf(kind, subject);
      this.#outbox.touch({ target, priority: PRIORITY.rebuild }, [], dueMs(keyOf(target)));
    } catch (error) {
      // A key that cannot be spelled was never written; it stops no other.
      console.error({ event: "not-rebuilt", kind, subject, error: String(error) });
    }
  }

  #row(): Row | undefined {
    return this.#storage.sql.exec<Row>("SELECT * FROM rebuild").toArray()[0];
  }

  #waiting(): number {
    return this.#storage.sql
      .exec<{ waiting: number }>(
        "SELECT count(*) AS waiting FROM outbox WHERE priority = ? AND parked_ms IS NULL",
        PRIORITY.rebuild,
      )
      .one().waiting;
  }

  #count(source: RebuildSource): number {
    if (!this.#has(source)) return 0;
    return this.#storage.sql
      .exec<{ count: number }>(`SELECT count(*) AS count FROM (${source.subjects})`, null, -1)
      .one().count;
  }

  #subjects(source: RebuildSource, after: string | null, limit: number): readonly string[] {
    if (!this.#has(source)) return [];
    return this.#storage.sql
      .exec<{ subject: string }>(source.subjects, after, limit)
      .toArray()
      .map(({ subject }) => subject);
  }

  #has({ table }: RebuildSource): boolean {
    return (
      this.#storage.sql
        .exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table)
        .toArray().length > 0
    );
  }
}
