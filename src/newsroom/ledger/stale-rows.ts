import type { FeedKey } from "../../model/feed-key.ts";
import { keys } from "../../store/keys.ts";
import { PRIORITY } from "../priority.ts";
import { type Target, targetOf } from "../target.ts";
import type { Dirty } from "./outbox-row.ts";

/** What their keys begin with; all that follows is ASCII. */
const EDITIONS = keys.edition("" as FeedKey);

/**
 * What waits to be written and may still show in KV what is withdrawn now, as KV may hold it from
 * before: every edition, and each article and archive page that is to be without a translation or is
 * itself withdrawn.
 */
export const staleRows = (sql: SqlStorage): readonly Dirty[] =>
  sql
    .exec<{ kind: string; subject: string }>(
      // Editions by their keys: in an import thousands of articles wait beside them.
      `SELECT kind, subject FROM outbox
       WHERE (key BETWEEN ?2 AND ?3 AND kind = 'edition')
         OR (priority <= ?1 AND kind IN ('resource', 'archive'))`,
      PRIORITY.editionWithout,
      EDITIONS,
      `${EDITIONS}\u{10FFFF}`,
    )
    .toArray()
    .flatMap(({ kind, subject }) => readable(kind, subject))
    .map((target) => ({ target, priority: PRIORITY.editionWithout }));

/** What cannot be read back was never written: it shows nothing, and stops no withdrawal. */
const readable = (kind: string, subject: string): readonly Target[] => {
  try {
    return [targetOf(kind, subject)];
  } catch {
    return []; // The outbox sets it aside and says so.
  }
};
