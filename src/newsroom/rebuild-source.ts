import { ARCHIVE_PAGE_PLACES } from "../model/archive.ts";
import type { Target } from "./target.ts";

/** One sort of key that the ledger knows, with the way to all of them. */
export interface RebuildSource {
  readonly name: string;
  readonly kind: Target["kind"] | "media";
  /** The table that has them, where the ledger has it. */
  readonly table: string;
  /** The `subject` of at most ?2 keys, those after ?1 in their order; NULL begins. */
  readonly subjects: string;
}

/**
 * Every key that the ledger knows, in the order of writing: what a record needs stands before it. Only
 * what readers may have has a key; any other state is left out by not being named here.
 */
export const REBUILD_SOURCES: readonly RebuildSource[] = [
  {
    name: "publication",
    kind: "publication",
    table: "publication",
    subjects: "SELECT '' AS subject FROM publication WHERE ?1 IS NULL LIMIT ?2",
  },
  {
    name: "media",
    kind: "media",
    table: "media_use",
    subjects: `SELECT DISTINCT name AS subject FROM media_use WHERE name > coalesce(?1, '')
      ORDER BY name LIMIT ?2`,
  },
  {
    name: "articles",
    kind: "resource",
    table: "article",
    // +state: SQLite would else read and sort every article for each few.
    subjects: `SELECT slug AS subject FROM article
      WHERE slug > coalesce(?1, '') AND +state IN ('live', 'gone', 'legal', 'retracted')
      ORDER BY slug LIMIT ?2`,
  },
  {
    name: "superseded slugs",
    kind: "resource",
    table: "redirect",
    subjects: `SELECT slug AS subject FROM redirect WHERE slug > coalesce(?1, '')
      ORDER BY slug LIMIT ?2`,
  },
  {
    name: "editions",
    kind: "edition",
    table: "feed",
    subjects: `SELECT feed AS subject FROM feed WHERE feed > coalesce(?1, '')
      ORDER BY feed LIMIT ?2`,
  },
  {
    name: "archive",
    kind: "archive",
    table: "article",
    subjects: `SELECT CAST(place / ${ARCHIVE_PAGE_PLACES} + 1 AS TEXT) AS subject FROM article
      WHERE place >= coalesce(CAST(?1 AS INTEGER), 0) * ${ARCHIVE_PAGE_PLACES}
        AND place % ${ARCHIVE_PAGE_PLACES} = 0
      ORDER BY place LIMIT ?2`,
  },
  {
    name: "old addresses",
    kind: "redirect",
    table: "old_path",
    subjects: `SELECT DISTINCT shard AS subject FROM old_path WHERE shard > coalesce(?1, '')
      ORDER BY shard LIMIT ?2`,
  },
];
