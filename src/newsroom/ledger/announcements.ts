import { instantOf } from "../../model/instant.ts";
import type { AnnouncementReport } from "../report.ts";
import { announceAtMs } from "../schedule.ts";
import { NEVER_MS } from "./outbox-due.ts";

/** Something changed at a path, and a hub has not heard of it. */
export interface Announcement {
  readonly path: string;
  /** Failures in a row. */
  readonly attempts: number;
}

type Row = {
  path: string;
  since_ms: number;
  changed_ms: number;
  due_ms: number;
  attempts: number;
};

/** How many a report names. */
const NAMED = 50;

/** What hubs have still to be told: each path once for each hub, however often it changed. */
export class Announcements {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Notes that KV has confirmed a change; one that was set aside is tried again.
   * @param propagationMs how long it takes until everybody can fetch it
   */
  note(hub: string, path: string, nowMs: number, propagationMs: number): void {
    const [known] = this.#sql
      .exec<Row>(
        `SELECT path, since_ms, changed_ms, due_ms, attempts FROM announcement
         WHERE hub = ? AND path = ? AND due_ms < ?`,
        hub,
        path,
        NEVER_MS,
      )
      .toArray();
    const sinceMs = known?.since_ms ?? nowMs;
    const attempts = known?.attempts ?? 0;
    // Where the hub fails, a change is no reason to try sooner.
    const dueMs =
      known && attempts > 0 ? known.due_ms : announceAtMs(sinceMs, nowMs, propagationMs);
    this.#put(hub, path, { sinceMs, changedMs: nowMs, dueMs, attempts });
  }

  /** The hubs that there is something to tell by then. */
  hubsDue(dueMs: number): readonly string[] {
    return this.#sql
      .exec<{ hub: string }>(
        // From hub to hub, and not row by row: after an import each has thousands.
        `WITH known (hub) AS (
           SELECT min(hub) FROM announcement
           UNION ALL
           SELECT (SELECT min(hub) FROM announcement WHERE hub > known.hub) FROM known
           WHERE known.hub IS NOT NULL
         )
         SELECT hub FROM known
         WHERE EXISTS (SELECT 1 FROM announcement WHERE hub = known.hub AND due_ms <= ?)`,
        dueMs,
      )
      .toArray()
      .map(({ hub }) => hub);
  }

  due(hub: string, nowMs: number, limit: number): readonly Announcement[] {
    return this.#sql
      .exec<{ path: string; attempts: number }>(
        `SELECT path, attempts FROM announcement WHERE hub = ? AND due_ms <= ?
         ORDER BY due_ms, path LIMIT ?`,
        hub,
        nowMs,
        limit,
      )
      .toArray();
  }

  /** The hub knows; what changed too late to be fetched by then is announced once more. */
  told(hub: string, path: string, atMs: number, propagationMs: number): void {
    const [row] = this.#sql
      .exec<{ changed_ms: number }>(
        "SELECT changed_ms FROM announcement WHERE hub = ? AND path = ?",
        hub,
        path,
      )
      .toArray();
    const changedMs = row?.changed_ms ?? 0;
    const dueMs = changedMs + propagationMs;
    if (dueMs > atMs) this.#put(hub, path, { sinceMs: changedMs, changedMs, dueMs, attempts: 0 });
    else this.#sql.exec("DELETE FROM announcement WHERE hub = ? AND path = ?", hub, path);
  }

  /** @param dueMs when it is tried again; without it the announcement is set aside */
  fail(hub: string, { path, attempts }: Announcement, error: string, dueMs?: number): void {
    this.#sql.exec(
      `UPDATE announcement SET attempts = ?, last_error = ?, due_ms = ? WHERE hub = ? AND path = ?`,
      attempts + 1,
      error,
      dueMs ?? NEVER_MS,
      hub,
      path,
    );
  }

  /** Forgets what a hub was to be told that the settings no longer name. */
  forget(hub: string): void {
    this.#sql.exec("DELETE FROM announcement WHERE hub = ?", hub);
  }

  /** The same of every hub that is not among these. */
  keepOnly(hubs: readonly string[]): void {
    for (const hub of this.hubsDue(NEVER_MS)) if (!hubs.includes(hub)) this.forget(hub);
  }

  nextDueMs(): number | undefined {
    const { due } = this.#sql
      .exec<{ due: number | null }>(
        "SELECT min(due_ms) AS due FROM announcement WHERE due_ms < ?",
        NEVER_MS,
      )
      .one();
    return due ?? undefined;
  }

  report(): AnnouncementReport {
    const { waiting, parked } = this.#sql
      .exec<{ waiting: number; parked: number }>(
        `SELECT count(*) FILTER (WHERE due_ms < ?1) AS waiting,
           count(*) FILTER (WHERE due_ms >= ?1) AS parked FROM announcement`,
        NEVER_MS,
      )
      .one();
    const failing = this.#sql
      .exec<{ hub: string; path: string; last_error: string; changed_ms: number }>(
        `SELECT hub, path, last_error, changed_ms FROM announcement
         WHERE last_error IS NOT NULL ORDER BY due_ms DESC, hub, path LIMIT ?`,
        NAMED,
      )
      .toArray()
      .map(({ hub, path, last_error: error, changed_ms: since }) => ({
        hub,
        path,
        error,
        since: instantOf(since),
      }));
    return { waiting, parked, failing };
  }

  #put(
    hub: string,
    path: string,
    row: { sinceMs: number; changedMs: number; dueMs: number; attempts: number },
  ): void {
    this.#sql.exec(
      `INSERT INTO announcement (hub, path, since_ms, changed_ms, due_ms, attempts)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (hub, path) DO UPDATE SET
         since_ms = excluded.since_ms, changed_ms = excluded.changed_ms,
         due_ms = excluded.due_ms, attempts = excluded.attempts`,
      hub,
      path,
      row.sinceMs,
      row.changedMs,
      row.dueMs,
      row.attempts,
    );
  }
}
