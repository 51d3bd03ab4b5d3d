import type { ArticleState } from "../../model/article-state.ts";
import type { Slug } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { Lateness, QueuedKind, UpcomingRelease } from "../report.ts";

/** How many releases a report names, of those to come and of those that were. */
const NAMED = 20;

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

/** What is released next, the earliest first. */
export const upcomingReleases = (sql: SqlStorage): readonly UpcomingRelease[] =>
  sql
    .exec<{ slug: Slug; release_ms: number }>(
      `SELECT slug, release_ms FROM article WHERE release_ms IS NOT NULL
       ORDER BY release_ms, slug LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(({ slug, release_ms: at }) => ({ slug, at: instantOf(at) }));

/** How late the last releases were, the newest first. */
export const lastReleases = (sql: SqlStorage): readonly Lateness[] =>
  sql
    .exec<{ slug: Slug; at: Instant; latenessMs: number }>(
      `SELECT article.slug, command.committed_at AS at, lateness_ms AS latenessMs
       FROM revision JOIN command USING (sequence) JOIN article ON article.id = article_id
       WHERE lateness_ms IS NOT NULL ORDER BY revision.sequence DESC LIMIT ?`,
      NAMED,
    )
    .toArray();

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
