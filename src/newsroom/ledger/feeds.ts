import type { Article } from "../../model/article.ts";
import type { EditionEntry, FeedKey } from "../../model/edition.ts";
import type { Instant } from "../../model/instant.ts";

export interface FeedState {
  /** The newest removal, or the instant the feed began. */
  readonly changedAt: Instant;
  /** The newest command that touched the feed. */
  readonly committedAt: Instant;
}

/** Which live article is in which feed, and when a feed changed. */
export class Feeds {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Puts an article into a feed, or notes that its entry there has changed. */
  enter(
    feed: FeedKey,
    { id, publishedAt }: Pick<Article, "id" | "publishedAt">,
    committedAt: Instant,
  ): void {
    this.#sql.exec(
      `INSERT INTO feed (feed, changed_at, committed_at) VALUES (?, ?, ?)
       ON CONFLICT (feed) DO UPDATE SET committed_at = max(committed_at, excluded.committed_at)`,
      feed,
      publishedAt,
      committedAt,
    );
    this.#sql.exec(
      `INSERT INTO membership (feed, article_id, published_at, first_sequence)
       SELECT ?, id, published_at, first_sequence FROM article WHERE id = ?
       ON CONFLICT DO NOTHING`,
      feed,
      id,
    );
  }

  /** Takes an article out of a feed: a removal moves the feed's `changedAt`. */
  leave(feed: FeedKey, { id }: Pick<Article, "id">, committedAt: Instant): void {
    this.#sql.exec("DELETE FROM membership WHERE feed = ? AND article_id = ?", feed, id);
    this.#sql.exec(
      `UPDATE feed SET changed_at = max(changed_at, ?1), committed_at = max(committed_at, ?1)
       WHERE feed = ?2`,
      committedAt,
      feed,
    );
  }

  state(feed: FeedKey): FeedState | undefined {
    const [row] = this.#sql
      .exec<{ changed_at: string; committed_at: string }>(
        "SELECT changed_at, committed_at FROM feed WHERE feed = ?",
        feed,
      )
      .toArray();
    return (
      row && { changedAt: row.changed_at as Instant, committedAt: row.committed_at as Instant }
    );
  }

  /** How many live articles are in the feed. */
  count(feed: string): number {
    return this.#sql
      .exec<{ uses: number }>("SELECT count(*) AS uses FROM membership WHERE feed = ?", feed)
      .one().uses;
  }

  /**
   * The newest entries, by `publishedAt` and then by ledger order, of articles that KV has confirmed.
   * Once the articles before it fill `maxBytes`, an entry comes without its cards: it could not be
   * shown in full, and thirty articles of a mebibyte each would not fit the object's memory.
   */
  newest(feed: FeedKey, limit: number, maxBytes: number): readonly EditionEntry[] {
    return this.#sql
      .exec<{ article: string; body: string }>(
        `WITH newest AS (
           SELECT article_id, membership.published_at, membership.first_sequence
           FROM membership JOIN article ON article.id = article_id AND shown = 1
           WHERE feed = ?1
           ORDER BY membership.published_at DESC, membership.first_sequence DESC
           LIMIT ?2
         ), weighed AS (
           SELECT newest.*, json_extract(submission, '$.article') AS article,
                  sum(octet_length(submission)) OVER (
                    ORDER BY newest.published_at DESC, newest.first_sequence DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                  ) AS bytes_before
           FROM newest JOIN article ON article.id = article_id
         )
         SELECT CASE WHEN coalesce(bytes_before, 0) <= ?3 THEN article
                     ELSE json_set(article, '$.cards', json('[]')) END AS article,
                CASE WHEN coalesce(bytes_before, 0) <= ?3 THEN 'full' ELSE 'summary' END AS body
         FROM weighed ORDER BY published_at DESC, first_sequence DESC`,
        feed,
        limit,
        maxBytes,
      )
      .toArray()
      .map(({ article, body }) => ({
        article: JSON.parse(article) as Article,
        body: body === "full" ? "full" : "summary",
      }));
  }
}
