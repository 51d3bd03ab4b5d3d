import type { FeedKey } from "../../model/feed-key.ts";
import type { TagUri } from "../../model/identity.ts";
import { keys } from "../../store/keys.ts";
import { PRIORITY } from "../priority.ts";
import { type Target, targetOf } from "../target.ts";
import { SETTINGS } from "./media.ts";
import type { Dirty } from "./outbox-row.ts";

/** What their keys begin with; all that follows is ASCII. */
const EDITIONS = keys.edition("" as FeedKey);
const FILES = keys.media("");

/**
 * What waits to be written and may still show in KV an article that is withdrawn now, as KV may hold it
 * from before: the edition of each feed that a revision of it belonged to; each of those that the
 * settings define and that is to lose something; and each article and archive page that is to be
 * without a translation or is itself withdrawn. No other edition ever had it, and none hurries for it:
 * a withdrawal would else spend what the day's budget keeps for the next.
 */
export const staleRows = (sql: SqlStorage, id: TagUri): readonly Dirty[] =>
  sql
    .exec<{ kind: string; subject: string }>(
      // Editions by their keys: in an import thousands of articles wait beside them.
      `WITH once (article) AS (
         SELECT submission -> '$.article' FROM revision WHERE article_id = ?1
       ), feed_of (feed) AS (
         SELECT 'front'
         UNION SELECT 'sections/' || (article ->> '$.section') FROM once
         UNION SELECT 'stories/' || (article ->> '$.story') FROM once
         UNION SELECT 'topics/' || value FROM once, json_each(article, '$.topics')
         UNION SELECT 'authors/' || (value ->> '$.author') FROM once, json_each(article, '$.byline')
       )
       SELECT kind, subject FROM outbox WHERE key IN (SELECT ?2 || feed FROM feed_of)
       UNION
       SELECT kind, subject FROM outbox
       WHERE priority <= ?3 AND (kind IN ('resource', 'archive')
         OR subject GLOB 'feeds/*' OR subject GLOB 'languages/*' OR subject GLOB 'stories/*')`,
      id,
      EDITIONS,
      PRIORITY.editionWithout,
    )
    .toArray()
    .flatMap(({ kind, subject }) => readable(kind, subject))
    .map((target) => ({ target, priority: PRIORITY.editionWithout }));

/** The files that a revision of it named, that wait to leave KV, and that readers are to have no longer. */
export const staleFiles = (sql: SqlStorage, id: TagUri): readonly Dirty[] =>
  sql
    .exec<{ name: string }>(
      `SELECT subject AS name FROM outbox
       WHERE key BETWEEN ? AND ? AND kind = 'media' AND NOT EXISTS (
         SELECT 1 FROM media_use LEFT JOIN article ON id = article_id
         WHERE name = subject AND (state = 'live' OR article_id = ?)
       )`,
      FILES,
      `${FILES}\u{10FFFF}`,
      SETTINGS,
    )
    .toArray()
    .filter(({ name }) => wasNamed(sql, id, name))
    .map(({ name }) => ({ target: { kind: "media", name }, priority: PRIORITY.editionWithout }));

const wasNamed = (sql: SqlStorage, id: TagUri, name: string): boolean =>
  sql
    .exec(
      `SELECT 1 FROM revision
       WHERE article_id = ? AND instr(submission, '"/media/' || ? || '"') LIMIT 1`,
      id,
      name,
    )
    .toArray().length > 0;

/** What cannot be read back was never written: it shows nothing, and stops no withdrawal. */
const readable = (kind: string, subject: string): readonly Target[] => {
  try {
    return [targetOf(kind, subject)];
  } catch {
    return []; // The outbox sets it aside and says so.
  }
};
