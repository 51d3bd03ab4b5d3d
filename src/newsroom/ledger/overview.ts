import type { ArticleState } from "../../model/article-state.ts";
import { instantOf } from "../../model/instant.ts";
import type { QueuedKind } from "../report.ts";

/** How many articles are in which state; states that none is in are left out. */
export const articlesByState = (sql: SqlStorage): Readonly<Partial<Record<ArticleState, number>>> =>
  Object.fromEntries(
    sql
      .exec<{ state: ArticleState; count: number }>(
        "SELECT state, count(*) AS count FROM article GROUP BY state ORDER BY state",
      )
      .toArray()
      .map(({ state, count }) => [state, count]),
  );

/** What waits in the outbox, by the kind of its keys. */
export const queuedByKind = (sql: SqlStorage): Readonly<Record<string, QueuedKind>> =>
  Object.fromEntries(
    sql
      .exec<{ kind: string; waiting: number; parked: number; oldest: number | null }>(
        `SELECT kind, count(*) - count(parked_ms) AS waiting, count(parked_ms) AS parked,
           min(due_ms) FILTER (WHERE parked_ms IS NULL) AS oldest
         FROM outbox GROUP BY kind ORDER BY min(priority), kind`,
      )
      .toArray()
      .map(({ kind, waiting, parked, oldest }) => [
        kind,
        { waiting, parked, ...(oldest !== null && { oldestDueAt: instantOf(oldest) }) },
      ]),
  );

/**
 * How many keys and releases should have been long ago.
 * @param leastUrgent the last priority that counts: the rest waits rightly
 * @param beforeMs when they were due, in Unix milliseconds
 */
export const countOverdue = (sql: SqlStorage, leastUrgent: number, beforeMs: number): number =>
  sql
    .exec<{ count: number }>(
      `SELECT (SELECT count(*) FROM outbox
               WHERE parked_ms IS NULL AND due_ms < ?1 AND priority <= ?2)
            + (SELECT count(*) FROM article WHERE release_ms < ?1) AS count`,
      beforeMs,
      leastUrgent,
    )
    .one().count;

/** How many migrations the ledger has been through. */
export const schemaVersion = (sql: SqlStorage): number =>
  sql.exec<{ version: number }>("SELECT max(version) AS version FROM migration").one().version;
