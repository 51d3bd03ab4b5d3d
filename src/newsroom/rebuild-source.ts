import { ARCHIVE_PAGE_PLACES as PLACES } from "../model/archive.ts";
import { EDITION_ENTRIES } from "../model/edition.ts";
import { LISTED_KINDS } from "../model/feed-catalogue.ts";

/** Some of the keys that the ledger knows, with the way to them. */
export interface RebuildSource {
  readonly name: string;
  /**
   * `kind` and `subject` of keys, those that come after ?1 in the order of this source; NULL begins. Each
   * row says by `after` what to go on with, also one that has no key (NULL). ?2 is how many rows there may
   * be at most, where one place in the order has one row.
   */
  readonly keys: string;
  /** How many keys there are; absent where others count them too. */
  readonly count?: string;
}

const PUBLIC = "state IN ('live', 'gone', 'legal', 'retracted')";

/** Each article and the files that it names; `articles` has for each its place in the order. */
const withFiles = (articles: string): string => `
  WITH found (after, id, slug) AS ${articles}
  SELECT after, 'media' AS kind, name AS subject FROM found JOIN media_use ON article_id = id
  UNION ALL
  SELECT after, 'resource', slug FROM found
  ORDER BY after`;

/** What editions show, one feed at a time, and then the editions. */
const feedsFrom = (first: string, end: string): readonly RebuildSource[] => {
  const within = `FROM feed WHERE feed >= '${first}' AND feed < '${end}'`;
  const next = `${within} AND feed > coalesce(?1, '') ORDER BY feed`;
  return [
    {
      name: `newest of ${first}`,
      keys: withFiles(`(
        SELECT at.feed, id, slug FROM (SELECT feed ${next} LIMIT min(?2, 1)) AS at
        LEFT JOIN article ON id IN (
          SELECT article_id FROM membership WHERE feed = at.feed AND shown IS NOT NULL
          ORDER BY published_at DESC, first_sequence DESC LIMIT ${EDITION_ENTRIES}))`),
    },
    {
      name: first,
      keys: `SELECT feed AS after, 'edition' AS kind, feed AS subject ${next} LIMIT ?2`,
      count: `SELECT count(*) AS count ${within}`,
    },
  ];
};

/**
 * Every key that the ledger knows, in the order of writing: what a record needs stands before it, and what
 * readers miss most before the rest. Only what readers may have has a key; any other state is left out by
 * not being named here.
 */
export const REBUILD_SOURCES: readonly RebuildSource[] = [
  {
    name: "publication",
    keys: `SELECT '' AS after, 'publication' AS kind, '' AS subject FROM publication
      WHERE ?1 IS NULL LIMIT ?2`,
    count: "SELECT count(*) AS count FROM publication",
  },
  {
    name: "files of the settings",
    keys: `SELECT name AS after, 'media' AS kind, name AS subject FROM media_use
      WHERE article_id = 'settings' AND name > coalesce(?1, '') ORDER BY name LIMIT ?2`,
  },
  {
    // The front page has all of it, besides the newest that every feed has.
    name: "newest archive page",
    keys: withFiles(`(
      SELECT -place, id, slug FROM article
      WHERE place >= (SELECT max(place) FROM article) / ${PLACES} * ${PLACES}
        AND place < coalesce(-CAST(?1 AS INTEGER), 9e15) AND +${PUBLIC}
      ORDER BY place DESC LIMIT ?2)`),
  },
  ...feedsFrom("front", "front "),
  ...LISTED_KINDS.flatMap((kind) => feedsFrom(`${kind}/`, `${kind}0`)),
  {
    name: "articles, newest first",
    keys: withFiles(`(
      SELECT -place, id, slug FROM article
      WHERE place < coalesce(-CAST(?1 AS INTEGER), 9e15) AND +${PUBLIC} ORDER BY place DESC LIMIT ?2)`),
    count: `SELECT count(*) AS count FROM article WHERE slug > '' AND +${PUBLIC}`,
  },
  {
    name: "articles that were never live",
    keys: withFiles(`(
      SELECT rowid, id, slug FROM article
      WHERE place IS NULL AND rowid > coalesce(CAST(?1 AS INTEGER), 0) AND +${PUBLIC}
      ORDER BY rowid LIMIT ?2)`),
  },
  {
    name: "superseded slugs",
    keys: `SELECT slug AS after, 'resource' AS kind, slug AS subject FROM redirect
      WHERE slug > coalesce(?1, '') ORDER BY slug LIMIT ?2`,
    count: "SELECT count(*) AS count FROM redirect WHERE slug > ''",
  },
  {
    name: "files",
    keys: `SELECT DISTINCT name AS after, 'media' AS kind, name AS subject FROM media_use
      WHERE name > coalesce(?1, '') ORDER BY name LIMIT ?2`,
    count: "SELECT count(DISTINCT name) AS count FROM media_use WHERE name > ''",
  },
  {
    name: "archive",
    keys: `SELECT place AS after, 'archive' AS kind,
        CAST(place / ${PLACES} + 1 AS TEXT) AS subject FROM article
      WHERE place > coalesce(CAST(?1 AS INTEGER), -1) AND place % ${PLACES} = 0
      ORDER BY place LIMIT ?2`,
    count: `SELECT count(*) AS count FROM article
      WHERE place >= 0 AND place % ${PLACES} = 0`,
  },
  {
    name: "old addresses",
    keys: `SELECT DISTINCT shard AS after, 'redirect' AS kind, shard AS subject FROM old_path
      WHERE shard > coalesce(?1, '') ORDER BY shard LIMIT ?2`,
    count: "SELECT count(DISTINCT shard) AS count FROM old_path WHERE shard > ''",
  },
];
