import type { Article } from "../../model/article.ts";
import { type Slug, type TagUri, isSlug } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { Submission } from "../../model/submission.ts";
import type { ArticleChange } from "../decide/change.ts";
import type { LedgerArticle } from "../newsroom.ts";

/** An article with the number of the command that wrote its newest revision. */
export interface StoredArticle extends LedgerArticle {
  readonly sequence: number;
}

type ArticleRow = {
  readonly submission: string;
  readonly state: string;
  readonly etag: string;
  readonly revision: number;
  readonly sequence: number;
  readonly committed_at: string;
};

/** Every article ever published, with all its revisions and who stands in its byline. */
export class Articles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  at(slug: Slug): StoredArticle | undefined {
    const [row] = this.#sql
      .exec<ArticleRow>(
        `SELECT submission, state, etag, revision, sequence, committed_at
         FROM article WHERE slug = ?`,
        slug,
      )
      .toArray();
    return (
      row && {
        submission: JSON.parse(row.submission) as Submission,
        state: row.state === "live" ? "live" : "gone",
        etag: row.etag,
        revision: row.revision,
        sequence: row.sequence,
        committedAt: row.committed_at as Instant,
      }
    );
  }

  /** Where an id stands. */
  slugOf(id: TagUri): Slug | undefined {
    const [row] = this.#sql
      .exec<{ slug: string }>("SELECT slug FROM article WHERE id = ?", id)
      .toArray();
    return row && isSlug(row.slug) ? row.slug : undefined;
  }

  /** Every live article in its newest revision, one after the other: all of them would not fit memory. */
  *live(): Generator<Article> {
    const rows = this.#sql.exec<{ article: string }>(
      "SELECT submission -> '$.article' AS article FROM article WHERE state = 'live'",
    );
    for (const { article } of rows) yield JSON.parse(article) as Article;
  }

  commit(
    { submission, state, revision, etag }: ArticleChange,
    sequence: number,
    committedAt: Instant,
  ): void {
    const { article } = submission;
    const json = JSON.stringify(submission);
    this.#sql.exec(
      `INSERT INTO article (id, slug, state, submission, revision, etag, published_at,
                            first_sequence, sequence, committed_at, place)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9,
               iif(?3 = 'live', (SELECT coalesce(max(place) + 1, 0) FROM article), NULL))
       ON CONFLICT (id) DO UPDATE SET
         state = excluded.state, submission = excluded.submission, revision = excluded.revision,
         etag = excluded.etag, sequence = excluded.sequence, committed_at = excluded.committed_at,
         place = coalesce(place, excluded.place)`,
      article.id,
      article.slug,
      state,
      json,
      revision,
      etag,
      article.publishedAt,
      sequence,
      committedAt,
    );
    this.#sql.exec(
      "INSERT INTO revision (article_id, revision, submission, sequence) VALUES (?, ?, ?, ?)",
      article.id,
      revision,
      json,
      sequence,
    );
    this.#sql.exec("DELETE FROM byline WHERE article_id = ?", article.id);
    if (state === "gone") return;
    for (const author of new Set(article.byline.map((entry) => entry.author))) {
      this.#sql.exec("INSERT INTO byline (author, article_id) VALUES (?, ?)", author, article.id);
    }
  }

  /** Whether any live article names this author, in whatever role. */
  isInByline(author: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM byline WHERE author = ? LIMIT 1", author).toArray().length > 0
    );
  }
}
