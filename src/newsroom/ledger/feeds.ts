import type { Article } from "../../model/article.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import type { TagUri } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { FeedFacts } from "../article-query.ts";
import { Removals } from "./removals.ts";

export interface FeedState {
  /** The newest removal, or the instant the feed began. */
  readonly changedAt: Instant;
  /** When what the feed shows changed last. */
  readonly committedAt: Instant;
  /** See `Edition`. */
  readonly version: number;
  readonly wholeSince: number;
}

/** A revision as it stands at its permalink. */
export interface LiveRevision {
  readonly article: Article;
  readonly revision: number;
}

/** Which live article is in which feed, and when a feed changed. `nowMs` is in Unix milliseconds. */
export class Feeds {
  readonly removals: Removals;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.removals = new Removals(sql);
    this.#sql = sql;
  }

  /** Puts an article into a feed, which shows it once KV has confirmed it: see `show`. */
  enter(
    feed: FeedKey,
    { id, publishedAt }: Pick<Article, "id" | "publishedAt">,
    nowMs: number,
  ): void {
    this.#begin(feed, publishedAt, nowMs);
    this.removals.forget(feed, id);
    this.#sql.exec(
      `INSERT INTO membership (feed, article_id, published_at, first_sequence)
       SELECT ?, id, published_at, first_sequence FROM article WHERE id = ?
       ON CONFLICT DO NOTHING`,
      feed,
      id,
    );
  }

  /**
   * Takes an article out of a feed: a removal moves the feed's `changedAt`.
   * @param reason of its withdrawal, which readers of the feed are told; absent where it is live elsewhere
   */
  leave(feed: FeedKey, { id }: Pick<Article, "id">, nowMs: number, reason?: string): void {
    this.#sql.exec("DELETE FROM membership WHERE feed = ? AND article_id = ?", feed, id);
    if (reason !== undefined) this.removals.note(feed, { id, at: instantOf(nowMs), reason });
    this.#lose(feed, nowMs);
  }

  /**
   * Makes a feed anew of these live articles, because the settings define it differently. They show
   * at once what stands at their permalinks.
   */
  sortAnew(feed: FeedKey, ids: readonly TagUri[], nowMs: number): void {
    this.#begin(feed, instantOf(nowMs), nowMs);
    this.#sql.exec("DELETE FROM membership WHERE feed = ?", feed);
    for (const id of ids) {
      this.#sql.exec(
        `INSERT INTO membership (feed, article_id, published_at, first_sequence, shown)
         SELECT ?, article_id, published_at, first_sequence, shown FROM membership
         WHERE feed = 'front' AND article_id = ?`,
        feed,
        id,
      );
    }
    this.#lose(feed, nowMs);
  }

  /**
   * Lets feeds show a revision that KV has confirmed at its permalink, never an older one again: where
   * the article stood before it moved, a put may be confirmed after the one where it stands.
   * @param feeds those it is in
   * @returns the feeds whose edition this changes
   */
  show(
    { article, revision }: LiveRevision,
    feeds: readonly FeedKey[],
    nowMs: number,
  ): readonly FeedKey[] {
    return feeds.filter((feed) => {
      const { rowsWritten } = this.#sql.exec(
        `UPDATE membership SET shown = ?1, since = (SELECT max(version + 1, ?4) FROM feed WHERE feed = ?2)
         WHERE feed = ?2 AND article_id = ?3 AND ifnull(shown, 0) < ?1`,
        revision,
        feed,
        article.id,
        nowMs,
      );
      if (rowsWritten > 0) {
        this.#sql.exec(
          `UPDATE feed SET version = max(version + 1, ?), committed_at = max(committed_at, ?)
           WHERE feed = ?`,
          nowMs,
          instantOf(nowMs),
          feed,
        );
      }
      return rowsWritten > 0;
    });
  }

  /** The feeds an article is in. */
  of({ id }: Pick<Article, "id">): readonly FeedKey[] {
    return this.#sql
      .exec<{ feed: FeedKey }>("SELECT feed FROM membership WHERE article_id = ?", id)
      .toArray()
      .map(({ feed }) => feed);
  }

  state(feed: FeedKey): FeedState | undefined {
    const [row] = this.#sql
      .exec<{ changed_at: string; committed_at: string; version: number; whole_since: number }>(
        "SELECT changed_at, committed_at, version, whole_since FROM feed WHERE feed = ?",
        feed,
      )
      .toArray();
    return (
      row && {
        changedAt: row.changed_at as Instant,
        committedAt: row.committed_at as Instant,
        version: row.version,
        wholeSince: row.whole_since,
      }
    );
  }

  /** Every feed that ever had an article. */
  all(): ReadonlyMap<string, FeedFacts> {
    const rows = this.#sql.exec<
      FeedFacts & { readonly feed: string } & Record<string, SqlStorageValue>
    >(
      `SELECT feed, version, committed_at AS committedAt,
         (SELECT count(*) FROM membership WHERE membership.feed = feed.feed AND shown IS NOT NULL) AS articles
       FROM feed ORDER BY feed`,
    );
    return new Map(rows.toArray().map(({ feed, ...facts }) => [feed, facts]));
  }

  /** Whether any live article is in the feed. */
  hasArticles(feed: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM membership WHERE feed = ? LIMIT 1", feed).toArray().length > 0
    );
  }

  #begin(feed: FeedKey, changedAt: Instant, nowMs: number): void {
    this.#sql.exec(
      "INSERT INTO feed (feed, changed_at, committed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      feed,
      changedAt,
      instantOf(nowMs),
    );
  }

  #lose(feed: FeedKey, nowMs: number): void {
    this.#sql.exec(
      `UPDATE feed SET changed_at = max(changed_at, ?1), committed_at = max(committed_at, ?1),
         version = max(version + 1, ?2), whole_since = max(version + 1, ?2)
       WHERE feed = ?3`,
      instantOf(nowMs),
      nowMs,
      feed,
    );
  }
}
