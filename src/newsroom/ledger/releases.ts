import type { TagUri } from "../../model/identity.ts";

/** What is scheduled, by when it is to be released; instants in Unix milliseconds. */
export class Releases {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** When the next is due. */
  nextMs(): number | undefined {
    const { next } = this.#sql
      .exec<{ next: number | null }>(
        "SELECT min(release_ms) AS next FROM article WHERE release_ms IS NOT NULL",
      )
      .one();
    return next ?? undefined;
  }

  /** Those whose time has come, the earliest first; of one instant, translations after their originals. */
  due(nowMs: number): readonly TagUri[] {
    return this.#sql
      .exec<{ id: TagUri }>(
        `SELECT id FROM article WHERE release_ms <= ?
         ORDER BY release_ms, submission -> '$.article.translationOf' IS NOT NULL, sequence`,
        nowMs,
      )
      .toArray()
      .map(({ id }) => id);
  }

  /** Tries again later what a fault of ours kept from being released. */
  postpone(id: TagUri, toMs: number): void {
    this.#sql.exec("UPDATE article SET release_ms = ? WHERE id = ?", toMs, id);
  }
}
