import type { Article } from "../../model/article.ts";
import { type EditionEntry, type FeedKey, feedsOf } from "../../model/edition.ts";
import type { Instant } from "../../model/instant.ts";

export interface FeedState {
  /** The newest removal, or the instant the feed began. */
  readonly changedAt: Instant;
  /** When what the feed shows changed last. */
  readonly committedAt: Instant;
}

/** A revision as it stands at its permalink. */
export interface LiveRevision {
  readonly article: Article;
  readonly revision: number;
}

/** Which live article is in which feed, and when a feed changed. */
export class Feeds {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Puts an article into a feed, which shows it once KV has confirmed it: see `show`. */
  enter(
    feed: FeedKey,
    { id, publishedAt }: Pick<Article, "id" | "publishedAt">,
    committedAt: Instant,
  ): void {
    this.#sql.exec(
      `INSERT INTO feed (feed, changed_at, committed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
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

  /**
   * Lets the feeds of a revision show it: KV has confirmed it at its permalink.
   * @returns the feeds whose edition this changes
   */
  show({ article, revision }: LiveRevision, confirmedAt: Instant): readonly FeedKey[] {
    const changed = feedsOf(article).filter(
      (feed) =>
        this.#sql.exec(
          `UPDATE membership SET shown = ?1
           WHERE feed = ?2 AND article_id = ?3 AND shown IS NOT ?1`,
          revision,
          feed,
          article.id,
        ).rowsWritten > 0,
    );
    for (const feed of changed) {
      this.#sql.exec(
        "UPDATE feed SET committed_at = max(committed_at, ?) WHERE feed = ?",
        confirmedAt,
        feed,
      );
    }
    return changed;
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

  /** Whether any live article is in the feed. */
  hasArticles(feed: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM membership WHERE feed = ? LIMIT 1", feed).toArray().length > 0
    );
  }

  /**
   * The newest entries, by `publishedAt` and then by ledger order: each the newest revision that KV
   * has confirmed, whatever the ledger has by now.
   * Once the articles before it fill `maxBytes`, an entry comes as a summary: it could not be
   * shown in full, and thirty articles of a mebibyte each would not fit the object's memory.
   */
  newest(feed: FeedKey, limit: number, maxBytes: number): readonly EditionEntry[] {
    return this.#sql
      .exec<{ article: string; body: string }>(
        `WITH newest AS (
           SELECT article_id, shown, published_at, first_sequence FROM membership
           WHERE feed = ?1 AND shown IS NOT NULL
           ORDER BY published_at DESC, first_sequence DESC LIMIT ?2
         ), sized AS (
           SELECT newest.*, octet_length(submission) AS bytes
           FROM newest JOIN revision USING (article_id) WHERE revision = shown
         ), weighed AS (
           SELECT *, coalesce(sum(bytes) OVER (
             ORDER BY published_at DESC, first_sequence DESC
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
           ), 0) <= ?3 AS is_full FROM sized
         )
         SELECT iif(is_full, submission -> '$.article',
                    json_set(submission -> '$.article', '$.cards', json('[]'),
                             '$.corrections', json('[]'), '$.developments', json('[]'))) AS article,
                iif(is_full, 'full', 'summary') AS body
         FROM weighed JOIN revision USING (article_id) WHERE revision = shown
         ORDER BY published_at DESC, first_sequence DESC`,
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
