import type { Slug } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import type {
  FailingRelease,
  Lateness,
  NewsroomStatus,
  RefusedRelease,
  UpcomingRelease,
} from "../report.ts";

/** How many releases of each sort a report names. */
const NAMED = 20;

/** What is scheduled, what was released, and what was not. */
export const releaseReport = (sql: SqlStorage): NewsroomStatus["releases"] => ({
  next: next(sql),
  last: last(sql),
  failing: failing(sql),
  refused: refused(sql),
});

/** What is released next, the earliest first. */
const next = (sql: SqlStorage): readonly UpcomingRelease[] =>
  sql
    .exec<{ slug: Slug; release_ms: number }>(
      `SELECT slug, release_ms FROM article WHERE release_ms IS NOT NULL
       ORDER BY release_ms, slug LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(({ slug, release_ms: at }) => ({ slug, at: instantOf(at) }));

/** The newest first; what was refused was not released. */
const last = (sql: SqlStorage): readonly Lateness[] =>
  sql
    .exec<{ slug: Slug; at: Instant; latenessMs: number }>(
      `SELECT article.slug, command.committed_at AS at, lateness_ms AS latenessMs
       FROM revision JOIN command USING (sequence) JOIN article ON article.id = article_id
       WHERE lateness_ms IS NOT NULL AND problems IS NULL
       ORDER BY revision.sequence DESC LIMIT ?`,
      NAMED,
    )
    .toArray();

const failing = (sql: SqlStorage): readonly FailingRelease[] =>
  sql
    .exec<{ slug: Slug; release_ms: number; error: string }>(
      `SELECT slug, release_ms, error FROM failed_release JOIN article ON id = article_id
       WHERE release_ms IS NOT NULL ORDER BY release_ms, slug LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(({ slug, release_ms: at, error }) => ({ slug, at: instantOf(at), error }));

/** The newest first; what was revised since is none any longer. */
const refused = (sql: SqlStorage): readonly RefusedRelease[] =>
  sql
    .exec<{ slug: Slug; at: Instant; problems: string }>(
      `SELECT article.slug, command.committed_at AS at, problems
       FROM revision JOIN command USING (sequence) JOIN article USING (sequence)
       WHERE problems IS NOT NULL ORDER BY sequence DESC LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(({ slug, at, problems }) => ({
      slug,
      at,
      problems: JSON.parse(problems) as readonly Problem[],
    }));
