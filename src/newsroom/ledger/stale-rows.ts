import { PRIORITY } from "../priority.ts";
import { targetOf } from "../target.ts";
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
    .map(({ kind, subject }) => ({
      target: targetOf(kind, subject),
      priority: PRIORITY.editionWithout,
    }));
