import type { Removal } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import type { TagUri } from "../../model/identity.ts";
import { type Instant, instantOf, millisecondsOf } from "../../model/instant.ts";

/** How long a feed says that an article was withdrawn. */
const REMOVAL_MS = 30 * 24 * 3_600_000;

/**
 * What the withdrawals that a feed tells of may weigh, in bytes of JSON: some six hundred. Whoever takes
 * more down in a month, as a mistaken import, does not have every poll pay for all of them.
 */
const REMOVALS_MAX_BYTES = 128 * 1024;

/** What was withdrawn from which feed. One that only changed its section is withdrawn from none. */
export class Removals {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  note(feed: FeedKey, { id, at, reason }: Removal): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO removal (feed, article_id, at, reason) VALUES (?, ?, ?, ?)",
      feed,
      id,
      at,
      reason,
    );
  }

  /** The article is in the feed again. */
  forget(feed: FeedKey, id: TagUri): void {
    this.#sql.exec("DELETE FROM removal WHERE feed = ? AND article_id = ?", feed, id);
  }

  /**
   * The newest withdrawals from a feed, the newest first.
   * @param asOf the feed's last change: counted from there, what is due is the same whenever it is written
   */
  of(feed: FeedKey, asOf: Instant): readonly Removal[] {
    const rows = this.#sql.exec<{ id: TagUri; at: Instant; reason: string }>(
      `SELECT article_id AS id, at, reason FROM removal WHERE feed = ? AND at >= ?
       ORDER BY at DESC, article_id`,
      feed,
      instantOf(millisecondsOf(asOf) - REMOVAL_MS),
    );
    const removals: Removal[] = [];
    let bytes = 0;
    for (const row of rows) {
      bytes += new TextEncoder().encode(JSON.stringify(row)).byteLength;
      if (bytes > REMOVALS_MAX_BYTES) break;
      removals.push(row);
    }
    return removals;
  }
}
