import type { Removal } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import type { TagUri } from "../../model/identity.ts";
import { type Instant, instantOf, millisecondsOf } from "../../model/instant.ts";

/** How long a feed says that an article was withdrawn, and of how many at most. */
const REMOVAL_MS = 30 * 24 * 3_600_000;
const REMOVALS_MAX = 100;

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
   * The newest withdrawals from a feed.
   * @param asOf the feed's last change: counted from there, what is due is the same whenever it is written
   */
  of(feed: FeedKey, asOf: Instant): readonly Removal[] {
    return this.#sql
      .exec<{ id: TagUri; at: Instant; reason: string }>(
        `SELECT article_id AS id, at, reason FROM removal WHERE feed = ? AND at >= ?
         ORDER BY at DESC, article_id LIMIT ?`,
        feed,
        instantOf(millisecondsOf(asOf) - REMOVAL_MS),
        REMOVALS_MAX,
      )
      .toArray();
  }
}
