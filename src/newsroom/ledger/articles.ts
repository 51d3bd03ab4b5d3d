import type { ArticleState } from "../../model/article-state.ts";
import type { Article } from "../../model/article.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { Submission } from "../../model/submission.ts";
import { keys } from "../../store/keys.ts";
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
  readonly release_ms: number | null;
};

/** Every article in its newest revision, with who stands in its byline. */
export class Articles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  at(slug: Slug): StoredArticle | undefined {
    return this.#where("slug", slug);
  }

  /** Wherever it stands. */
  of(id: TagUri): StoredArticle | undefined {
    return this.#where("id", id);
  }

  /** Where an id stands. */
  slugOf(id: TagUri): Slug | undefined {
    return this.#sql.exec<{ slug: Slug }>("SELECT slug FROM article WHERE id = ?", id).toArray()[0]
      ?.slug;
  }

  /** Whose a slug is. */
  ownerOf(slug: Slug): TagUri | undefined {
    return this.#sql
      .exec<{ id: TagUri }>("SELECT id FROM article WHERE slug = ?", slug)
      .toArray()[0]?.id;
  }

  /** Where the oldest one stands that was ever live, unless KV has still to get that. */
  oldestWritten(): Slug | undefined {
    return this.#sql
      .exec<{ slug: Slug; waits: 0 | 1 }>(
        `SELECT slug, EXISTS (SELECT 1 FROM outbox WHERE key = ? || slug) AS waits FROM article
         WHERE place >= 0 AND +state IN ('live', 'gone', 'legal', 'retracted') ORDER BY place LIMIT 1`,
        keys.resource("" as Slug),
      )
      .toArray()
      .find(({ waits }) => waits === 0)?.slug;
  }

  /** Every live article in its newest revision, one after the other: all of them would not fit memory. */
  *live(): Generator<Article> {
    const rows = this.#sql.exec<{ article: string }>(
      "SELECT submission -> '$.article' AS article FROM article WHERE state = 'live'",
    );
    for (const { article } of rows) yield JSON.parse(article) as Article;
  }

  /** What is to be released, in its newest revision. */
  scheduled(): readonly Article[] {
    return this.#sql
      .exec<{ article: string }>(
        "SELECT submission -> '$.article' AS article FROM article WHERE release_ms IS NOT NULL",
      )
      .toArray()
      .map(({ article }) => JSON.parse(article) as Article);
  }

  commit(
    { submission, state, revision, etag, releaseMs }: ArticleChange,
    sequence: number,
    committedAt: Instant,
  ): void {
    const { article } = submission;
    // Ledger order is that of first publication: a draft has no place in it yet.
    this.#sql.exec(
      `INSERT INTO article (id, slug, presence, state, submission, revision, etag, published_at,
                            first_sequence, sequence, committed_at, release_ms, place)
       VALUES (?1, ?2, iif(?3 = 'live', 'live', 'gone'), ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10,
               iif(?3 = 'live', (SELECT coalesce(max(place) + 1, 0) FROM article), NULL))
       ON CONFLICT (id) DO UPDATE SET
         slug = excluded.slug, presence = excluded.presence, state = excluded.state,
         submission = excluded.submission, revision = excluded.revision, etag = excluded.etag,
         published_at = excluded.published_at, sequence = excluded.sequence,
         committed_at = excluded.committed_at, release_ms = excluded.release_ms,
         first_sequence = iif(place IS NULL, excluded.first_sequence, first_sequence),
         place = coalesce(place, excluded.place)`,
      article.id,
      article.slug,
      state,
      JSON.stringify(submission),
      revision,
      etag,
      article.publishedAt,
      sequence,
      committedAt,
      releaseMs ?? null,
    );
    this.#sql.exec("DELETE FROM byline WHERE article_id = ?", article.id);
    if (state !== "live") return;
    for (const author of new Set(article.byline.map((entry) => entry.author))) {
      this.#sql.exec("INSERT INTO byline (author, article_id) VALUES (?, ?)", author, article.id);
    }
  }

  delete(id: TagUri): void {
    this.#sql.exec("DELETE FROM article WHERE id = ?", id);
  }

  /** Whether any live article names this author, in whatever role. */
  isInByline(author: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM byline WHERE author = ? LIMIT 1", author).toArray().length > 0
    );
  }

  #where(column: "id" | "slug", value: string): StoredArticle | undefined {
    const [row] = this.#sql
      .exec<ArticleRow>(
        `SELECT submission, state, etag, revision, sequence, committed_at, release_ms
         FROM article WHERE ${column} = ?`,
        value,
      )
      .toArray();
    return (
      row && {
        submission: JSON.parse(row.submission) as Submission,
        state: row.state as ArticleState,
        etag: row.etag,
        revision: row.revision,
        sequence: row.sequence,
        committedAt: row.committed_at as Instant,
        ...(row.release_ms !== null && { releaseMs: row.release_ms }),
      }
    );
  }
}
