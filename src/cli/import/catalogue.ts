import { rmSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Slug, TagUri } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import type { ServedArticle } from "../article-list.ts";
import type { Redirect } from "../redirects-file.ts";
import { CATALOGUE_SCHEMA } from "./catalogue-schema.ts";
import { type Laid, type LaidArticle, compared, laidOf } from "./duplicate.ts";
import type { ForeignArticle } from "./foreign-article.ts";

/** Some of the articles, and where the next begin. */
interface ArticlePage {
  readonly articles: readonly ForeignArticle[];
  readonly last: number;
}

/**
 * What an import knows of each article, in a file that lasts as long as the run: memory holds none of
 * it, however many there are.
 */
export class Catalogue {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    rmSync(file, { force: true });
    this.#file = file;
    this.#database = new DatabaseSync(file);
    this.#database.exec(CATALOGUE_SCHEMA);
  }

  close(): void {
    this.#database.close();
    rmSync(this.#file, { force: true });
  }

  /** Takes what the server has. */
  addServed({ slug, id, etag }: ServedArticle): void {
    this.#run("INSERT OR REPLACE INTO served (slug, id, etag) VALUES (?, ?, ?)", slug, id, etag);
  }

  /** Where an article stands on the server. */
  servedSlug(id: TagUri): Slug | undefined {
    return this.#find("SELECT slug AS value FROM served WHERE id = ?", id) as Slug | undefined;
  }

  /** The revision that the server has at a slug. */
  servedEtag(slug: Slug): string | undefined {
    return this.#find("SELECT etag AS value FROM served WHERE slug = ?", slug);
  }

  /** Whether an article has a slug, on the server or of the source. */
  isTaken(slug: string): boolean {
    const found = this.#find(
      `SELECT 1 AS value FROM served WHERE slug = ?1 UNION ALL SELECT 1 FROM article WHERE slug = ?1`,
      slug,
    );
    return found !== undefined;
  }

  /** Lays an article of the source down, under the slug that it gets: one text of each. */
  add(article: ForeignArticle, slug: Slug): Laid {
    const { oldId, wave = 0 } = article;
    this.#run("INSERT OR IGNORE INTO named (old_id, slug) VALUES (?, ?)", oldId, slug);
    const known = this.#find("SELECT laid AS value FROM article WHERE slug = ?", slug);
    const now = laidOf(article);
    const before = known === undefined ? undefined : (JSON.parse(known) as LaidArticle);
    const { laid, urls } = compared(now, before);
    if (before && laid === "older") {
      const all = JSON.stringify({ ...before, urls });
      this.#run("UPDATE article SET laid = ? WHERE slug = ?", all, slug);
    } else {
      this.#run(
        `INSERT INTO article (wave, slug, laid, article) VALUES (?, ?, ?, ?)
           ON CONFLICT (slug) DO UPDATE SET wave = excluded.wave, laid = excluded.laid, article = excluded.article`,
        wave,
        slug,
        JSON.stringify({ ...now, urls }),
        JSON.stringify(article),
      );
    }
    return laid;
  }

  /** Notes that an article was taken back. */
  addRemoved(oldId: string, at: Instant): void {
    this.#run(
      `INSERT INTO removed (old_id, at) VALUES (?, ?)
         ON CONFLICT (old_id) DO UPDATE SET at = max(at, excluded.at)`,
      oldId,
      at,
    );
  }

  /** Takes out what was taken back and has not come again since. @returns how many those were */
  takeOutRemoved(): number {
    const { changes } = this.#prepared(
      `DELETE FROM article WHERE slug IN (
         SELECT slug FROM removed JOIN named USING (old_id) WHERE laid ->> 'changedAt' <= at)`,
    ).run();
    return Number(changes);
  }

  slugOf(oldId: string): Slug | undefined {
    return this.#find("SELECT slug AS value FROM named WHERE old_id = ?", oldId) as
      | Slug
      | undefined;
  }

  /** Articles of a wave, in the order of the source. */
  articlesAfter(number: number, wave: number, limit: number): ArticlePage {
    const found: unknown = this.#prepared(
      "SELECT number, article FROM article WHERE number > ? AND wave = ? ORDER BY number LIMIT ?",
    ).all(number, wave, limit);
    const rows = found as readonly { number: number; article: string }[];
    return {
      articles: rows.map(({ article }) => JSON.parse(article) as ForeignArticle),
      last: rows.at(-1)?.number ?? number,
    };
  }

  /** Permalinks in the source of all that is not a draft. */
  *permalinks(): Generator<{ readonly slug: Slug; readonly urls: readonly string[] }> {
    const rows = this.#prepared("SELECT slug, laid FROM article").iterate();
    for (const { slug, laid } of rows as Iterable<{ slug: Slug; laid: string }>) {
      const { isDraft, urls } = JSON.parse(laid) as LaidArticle;
      if (!isDraft) yield { slug, urls };
    }
  }

  /** Notes what stands at an address of the source now. */
  addPlace(url: string, slug: Slug): void {
    this.#run("INSERT OR REPLACE INTO place (url, slug) VALUES (?, ?)", url, slug);
  }

  slugAt(url: string): Slug | undefined {
    return this.#find("SELECT slug AS value FROM place WHERE url = ?", url) as Slug | undefined;
  }

  addOldPath(path: string, shard: string, slug: Slug): void {
    this.#run(
      "INSERT OR REPLACE INTO old_path (shard, path, slug) VALUES (?, ?, ?)",
      shard,
      path,
      slug,
    );
  }

  /** Notes that a slug leads to an article on the server. */
  addStanding(slug: Slug): void {
    this.#run("INSERT OR IGNORE INTO standing (slug) VALUES (?)", slug);
  }

  /** Old paths of what stands, those of one record together. */
  *oldPaths(): Generator<Redirect> {
    const rows = this.#prepared(
      "SELECT path, slug FROM old_path WHERE slug IN (SELECT slug FROM standing) ORDER BY shard, path",
    ).iterate();
    for (const { path, slug } of rows as Iterable<{ path: string; slug: Slug }>) yield [path, slug];
  }

  /** Keeps something under a name. */
  note(name: string, value: unknown): void {
    this.#run(
      "INSERT OR REPLACE INTO note (name, json) VALUES (?, ?)",
      name,
      JSON.stringify(value),
    );
  }

  noted(name: string): unknown {
    const json = this.#find("SELECT json AS value FROM note WHERE name = ?", name);
    return json === undefined ? undefined : JSON.parse(json);
  }

  #find(query: string, key: string): string | undefined {
    const row = this.#prepared(query).get(key) as { value: string } | undefined;
    return row?.value;
  }

  #run(query: string, ...values: readonly (string | number)[]): void {
    this.#prepared(query).run(...values);
  }

  #prepared(query: string): StatementSync {
    const known = this.#statements.get(query) ?? this.#database.prepare(query);
    this.#statements.set(query, known);
    return known;
  }
}
