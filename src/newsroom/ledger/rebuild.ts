import { type Instant, instantOf } from "../../model/instant.ts";
import { REBUILD_SOURCES } from "../rebuild-source.ts";
import type { RebuildProgress } from "../report.ts";
import { SLICE_OPERATIONS } from "../schedule.ts";
import type { Commit } from "./commit.ts";
import type { OutboxRows } from "./outbox-rows.ts";
import { RebuildKeys } from "./rebuild-keys.ts";

type Row = {
  rendering: number;
  started_at: string;
  source: string | null;
  after: string | null;
  marked: number;
  total: number;
  finished_at: string | null;
  incomplete: 0 | 1 | null;
  written_ms: number | null;
};

/** How many keys may wait at once: a slice, so that a ledger of any size needs neither memory nor time. */
const WAITING_KEYS = SLICE_OPERATIONS;

/** How often a slice looks for keys that are not written yet. */
const LOOKS = 50;

/**
 * Marks every key that the ledger knows to be written anew, a few at a time. How far it is stands in
 * the ledger, so a crash costs nothing.
 */
export class Rebuild {
  readonly #storage: DurableObjectStorage;
  readonly #keys: RebuildKeys;

  constructor(storage: DurableObjectStorage, outbox: OutboxRows) {
    this.#storage = storage;
    this.#keys = new RebuildKeys(storage.sql, outbox);
  }

  /** Begins, unless one is under way. @returns whether it has begun */
  begin(rendering: number, nowMs: number): boolean {
    const row = this.#row();
    if (row?.finished_at === null) return false;
    this.#begin(rendering, nowMs, row);
    return true;
  }

  /** Begins where what stands with the records was rendered by another `RENDERING`. */
  keepUpWith(rendering: number, nowMs: number): void {
    const row = this.#row();
    // One under way has written some of it already as it was.
    if (row?.rendering !== rendering) this.#begin(rendering, nowMs, row);
  }

  /** Whether it is not known yet if KV lacks records. */
  get isToAsk(): boolean {
    const row = this.#row();
    return row !== undefined && row.finished_at === null && row.incomplete === null;
  }

  /** Takes what KV has said. */
  know(lacksRecords: boolean): void {
    this.#storage.sql.exec("UPDATE rebuild SET incomplete = ?", lacksRecords ? 1 : 0);
  }

  /**
   * Marks as many more keys as may wait, all of one sort: what they need has been written by then.
   * @param dueMs when a key may be written at the earliest
   * @param propagationMs how long after KV has confirmed a record everybody gets it
   */
  advance(nowMs: number, dueMs: Commit["dueMs"], propagationMs: number): void {
    const row = this.#row();
    if (!row || row.finished_at !== null || row.incomplete === null) return;
    this.#storage.transactionSync(() => {
      const waiting = this.#keys.waiting();
      if (row.source !== null) this.#mark(row, waiting, dueMs);
      else if (waiting === 0) this.#end(row, nowMs, dueMs, propagationMs);
    });
  }

  /** When it goes on by itself, in Unix milliseconds; while keys wait, the outbox leads. */
  nextDueMs(nowMs: number, propagationMs: number): number | undefined {
    const row = this.#row();
    if (!row || row.finished_at !== null) return undefined;
    const waiting = this.#keys.waiting();
    const isDue = waiting === 0 || (waiting < WAITING_KEYS && this.#hasMore(row));
    if (!isDue) return undefined;
    return row.written_ms === null ? nowMs : Math.max(nowMs, row.written_ms + propagationMs);
  }

  progress(): RebuildProgress | undefined {
    const row = this.#row();
    return (
      row && {
        startedAt: row.started_at as Instant,
        total: row.total,
        marked: row.marked,
        waiting: row.finished_at === null ? this.#keys.waiting() : 0,
        ...(row.incomplete === 1 && { isIncomplete: true }),
        ...(row.finished_at !== null && { finishedAt: row.finished_at as Instant }),
      }
    );
  }

  #begin(rendering: number, nowMs: number, before: Row | undefined): void {
    const at = instantOf(nowMs);
    const total = this.#keys.total();
    this.#storage.transactionSync(() => {
      this.#keys.forget();
      this.#storage.sql.exec(
        `INSERT OR REPLACE INTO rebuild
           (only, rendering, started_at, source, after, marked, total, finished_at, incomplete)
         VALUES (1, ?, ?, ?, NULL, 0, ?, ?, ?)`,
        rendering,
        at,
        total === 0 ? null : (REBUILD_SOURCES[0]?.name ?? null),
        total,
        total === 0 ? at : null,
        // What one has not brought back is still to come.
        before?.incomplete === 1 ? 1 : null,
      );
    });
  }

  /** Whether the sort of keys that it is at has any left to be marked. */
  #hasMore({ source: name, after }: Row): boolean {
    const source = REBUILD_SOURCES.find((one) => one.name === name);
    return source !== undefined && this.#keys.after(source, after, 1).length > 0;
  }

  #mark(row: Row, waiting: number, dueMs: Commit["dueMs"]): void {
    let { source: name, after } = row;
    let marked = 0;
    const room = WAITING_KEYS - waiting;
    if (room <= 0) return;
    for (let look = 0; name !== null && marked === 0 && look < LOOKS; look++) {
      const index = REBUILD_SOURCES.findIndex((source) => source.name === name);
      const source = REBUILD_SOURCES[index];
      const found = source ? this.#keys.after(source, after, room) : [];
      const last = found.at(-1);
      // The next sort needs all of this one. How far it has looked is kept, or it would look again each second.
      if (!last && waiting > 0) break;
      marked = found.filter((one) => this.#keys.mark(one, dueMs)).length;
      after = last ? String(last.after) : null;
      if (!last) name = REBUILD_SOURCES[index + 1]?.name ?? null;
    }
    this.#storage.sql.exec(
      "UPDATE rebuild SET source = ?, after = ?, marked = marked + ?",
      name,
      after,
      marked,
    );
  }

  /** Where records were missing, the settings say so until nobody can be told from before. */
  #end(row: Row, nowMs: number, dueMs: Commit["dueMs"], propagationMs: number): void {
    const { sql } = this.#storage;
    if (row.incomplete === 0) {
      this.#keys.forget();
      sql.exec("UPDATE rebuild SET finished_at = ?", instantOf(nowMs));
    } else if (row.written_ms === null) {
      sql.exec("UPDATE rebuild SET written_ms = ?", nowMs);
    } else if (nowMs >= row.written_ms + propagationMs) {
      sql.exec("UPDATE rebuild SET incomplete = 0");
      this.#keys.give({ kind: "publication" }, dueMs);
    }
  }

  #row(): Row | undefined {
    return this.#storage.sql.exec<Row>("SELECT * FROM rebuild").toArray()[0];
  }
}
