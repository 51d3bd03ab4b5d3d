import type { Slug } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import { type OldPaths as Shown, shardOf } from "../../model/old-path.ts";
import type { OldPathChanges } from "../newsroom.ts";

type Row = { path: string; slug: string | null };

const pathsOf = (rows: readonly Row[]): Shown["paths"] =>
  Object.fromEntries(
    rows.flatMap(({ path, slug }) => (slug === null ? [] : [[path, slug as Slug] as const])),
  );

/** Of a draft, or of what is held, nothing is said, not even where it will stand. */
const IS_PUBLIC = `(
  EXISTS (SELECT 1 FROM redirect WHERE redirect.slug = old_path.slug)
  OR EXISTS (SELECT 1 FROM article
             WHERE article.slug = old_path.slug AND +state NOT IN ('draft', 'scheduled'))
)`;

/** The addresses of a site that came before, and where they lead. */
export class OldPaths {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** What one record shows; it is dated by its newest change. */
  shown(shard: string): Shown & { readonly committedAt: Instant } {
    const rows = this.#sql
      .exec<Row & { committed_at: string }>(
        `SELECT path, slug, committed_at FROM old_path
         WHERE shard = ? AND (slug IS NULL OR ${IS_PUBLIC}) ORDER BY path`,
        shard,
      )
      .toArray();
    const [newest = instantOf(0)] = rows
      .map((row) => row.committed_at)
      .sort((a, b) => (a < b ? 1 : -1));
    return { paths: pathsOf(rows), committedAt: newest as Instant };
  }

  /** The records that say nothing yet of these slugs, since nothing stood there for readers. */
  silentOn(slugs: readonly Slug[]): readonly string[] {
    return this.#sql
      .exec<{ shard: string }>(
        `SELECT DISTINCT shard FROM json_each(?) CROSS JOIN old_path ON slug = value
         WHERE NOT ${IS_PUBLIC}`,
        JSON.stringify(slugs),
      )
      .toArray()
      .map(({ shard }) => shard);
  }

  /** At most `limit` of them that come after `after`, in the order of paths. */
  after(after: string, limit: number): Shown["paths"] {
    const rows = this.#sql.exec<Row>(
      `SELECT path, slug FROM old_path
       WHERE path > ? AND slug IS NOT NULL ORDER BY path LIMIT ?`,
      after,
      limit,
    );
    return pathsOf(rows.toArray());
  }

  /** Keeps what is new of the changes. @returns the records that are to be written */
  commit(changes: OldPathChanges, committedAt: Instant): ReadonlySet<string> {
    const shards = new Set<string>();
    for (const [path, slug] of Object.entries(changes)) {
      const [row] = this.#sql
        .exec<{ slug: string | null }>("SELECT slug FROM old_path WHERE path = ?", path)
        .toArray();
      if ((row?.slug ?? null) === slug) continue;
      const shard = shardOf(path);
      shards.add(shard);
      this.#sql.exec(
        `INSERT INTO old_path (path, shard, slug, committed_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET
           slug = excluded.slug, committed_at = excluded.committed_at`,
        path,
        shard,
        slug,
        committedAt,
      );
    }
    return shards;
  }
}
