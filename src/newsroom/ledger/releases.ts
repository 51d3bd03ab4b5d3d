import type { TagUri } from "../../model/identity.ts";

/** What is scheduled, by when it is to be released; instants in Unix milliseconds. */
export class Releases {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** When the next is due, or is to be tried again. */
  nextMs(): number | undefined {
    const { next } = this.#sql
      .exec<{ next: number | null }>(
        `SELECT min(at) AS next FROM (
           SELECT min(release_ms) AS at FROM article
           WHERE release_ms IS NOT NULL AND id NOT IN (SELECT article_id FROM failed_release)
           UNION ALL
           SELECT min(retry_ms) FROM failed_release
         )`,
      )
      .one();
    return next ?? undefined;
  }

  /** Those whose time has come, the earliest first; of one instant, translations after their originals. */
  due(nowMs: number, limit: number): readonly TagUri[] {
    return this.#sql
      .exec<{ id: TagUri }>(
        `SELECT id FROM article LEFT JOIN failed_release ON article_id = id
         WHERE release_ms <= ?1 AND ifnull(retry_ms, 0) <= ?1
         ORDER BY release_ms, submission -> '$.article.translationOf' IS NOT NULL, sequence
         LIMIT ?2`,
        nowMs,
        limit,
      )
      .toArray()
      .map(({ id }) => id);
  }

  /** Notes what kept one from being released, and when to try again. It is late from its time on. */
  fail(id: TagUri, error: string, retryMs: number): void {
    this.#sql.exec(
      `INSERT INTO failed_release (article_id, error, retry_ms) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET error = excluded.error, retry_ms = excluded.retry_ms`,
      id,
      error,
      retryMs,
    );
  }

  /** Whatever was decided of an article since, it has not failed yet. */
  forget(id: TagUri): void {
    this.#sql.exec("DELETE FROM failed_release WHERE article_id = ?", id);
  }
}
