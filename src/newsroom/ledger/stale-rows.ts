import { PRIORITY } from "../priority.ts";
import { type Target, targetOf } from "../target.ts";
import type { Dirty } from "./outbox-row.ts";

/**
 * What waits to be written and may still show in KV what is withdrawn now, as KV may hold it from
 * before: every edition, and each article and archive page that is to be without a translation or is
 * itself withdrawn.
 */
export const staleRows = (sql: SqlStorage): readonly Dirty[] =>
  sql
    .exec<{ kind: string; subject: string }>(
      `SELECT kind, subject FROM outbox
       WHERE kind = 'edition' OR (kind IN ('resource', 'archive') AND priority <= ?)`,
      PRIORITY.editionWithout,
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
