import type { Article } from "../../model/article.ts";
import type { Slug, TagUri } from "../../model/identity.ts";

/**
 * Slugs at which articles stood before. Each names an article and not a slug, so every one leads to
 * where its article stands now: there are no chains, and no loops.
 */
export class Redirects {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Notes that an article stands at a slug, and stood at these. All that lead to it are to be told anew. */
  commit(id: TagUri, slug: Slug, former: readonly Slug[]): void {
    this.#sql.exec("DELETE FROM redirect WHERE slug = ? AND article_id = ?", slug, id);
    if (former.length === 0) return;
    for (const old of former) {
      this.#sql.exec(
        "INSERT INTO redirect (slug, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        old,
        id,
      );
    }
    this.#sql.exec("UPDATE redirect SET told = 0 WHERE article_id = ?", id);
  }

  /** The article that stood at a slug. */
  ownerOf(slug: Slug): TagUri | undefined {
    return this.#sql
      .exec<{ id: TagUri }>("SELECT article_id AS id FROM redirect WHERE slug = ?", slug)
      .toArray()[0]?.id;
  }

  /** Whether the article stands, as far as KV has confirmed it, where the slug is to lead. */
  isTold(slug: Slug): boolean {
    return this.#slugs("SELECT slug FROM redirect WHERE slug = ? AND told = 1", slug).length > 0;
  }

  /** The slugs at which an article stood. */
  of(id: TagUri): readonly Slug[] {
    return this.#slugs("SELECT slug FROM redirect WHERE article_id = ? ORDER BY slug", id);
  }

  /** Where the article of a slug stands now: there, where no other is known. */
  resolve(slug: Slug): Slug {
    const [now] = this.#slugs(
      "SELECT article.slug FROM redirect JOIN article ON id = article_id WHERE redirect.slug = ?",
      slug,
    );
    return now ?? slug;
  }

  /** The same, of one that may be absent. */
  current(slug: Slug | undefined): Slug | undefined {
    return slug && this.resolve(slug);
  }

  /** Where the article went that stood at a slug; `undefined` where none did. */
  movedTo(slug: Slug): Slug | undefined {
    const now = this.resolve(slug);
    return now === slug ? undefined : now;
  }

  /** An article, naming its original by where that stands now. */
  named(article: Article): Article {
    const translationOf = this.current(article.translationOf);
    return translationOf === undefined ? article : { ...article, translationOf };
  }

  /** Those that KV was not told of since the article moved last; from now on they count as told. */
  tell(id: TagUri): readonly Slug[] {
    return this.#slugs(
      "UPDATE redirect SET told = 1 WHERE article_id = ? AND told = 0 RETURNING slug",
      id,
    );
  }

  /** The withdrawn articles whose notice says that one of these slugs stands in their place. */
  replacedBy(slugs: readonly Slug[]): readonly Slug[] {
    return this.#slugs(
      // CROSS JOIN: SQLite would else read every withdrawn article for these few.
      `SELECT slug FROM json_each(?)
         CROSS JOIN article ON submission ->> '$.withdrawn.replacedBy' = value
       WHERE state IN ('gone', 'legal', 'retracted')`,
      JSON.stringify(slugs),
    );
  }

  #slugs(query: string, bound: string): readonly Slug[] {
    return this.#sql
      .exec<{ slug: Slug }>(query, bound)
      .toArray()
      .map(({ slug }) => slug);
  }
}
