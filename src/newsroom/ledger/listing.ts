import type { Article } from "../../model/article.ts";
import type { ArticleState } from "../../model/article-state.ts";
import { bodyText } from "../../model/article-text.ts";
import type { TagUri } from "../../model/identity.ts";
import type { ArticleQuery, ListedArticle } from "../article-query.ts";

type Row = {
  readonly submission_article: string;
  readonly state: string;
  readonly etag: string;
  readonly revision: number;
  readonly sequence: number;
  readonly committed_at: string;
  readonly release_ms: number | null;
};

/** What of an article a list has; the rest, its body first of all, is not read into memory. */
const SUMMARY = ["id", "slug", "title", "section", "topics", "publishedAt", "updatedAt"]
  .map((name) => `'${name}', submission -> '$.article.${name}'`)
  .join(", ");

/** By which labels and words articles are found. */
export class Listing {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Takes the content of a revision, before the article's row has it. */
  replace(article: Article, sequence: number): void {
    this.forget(article.id);
    for (const label of labelsOf(article)) {
      this.#sql.exec("INSERT INTO article_label (sequence, label) VALUES (?, ?)", sequence, label);
    }
    this.#sql.exec(
      "INSERT INTO article_text (rowid, title, summary, body) VALUES (?, ?, ?, ?)",
      sequence,
      article.title,
      article.summary,
      bodyText(article),
    );
  }

  /** Forgets an article, before its row is deleted. */
  forget(id: TagUri): void {
    this.#sql.exec(
      "DELETE FROM article_label WHERE sequence = (SELECT sequence FROM article WHERE id = ?)",
      id,
    );
    this.#sql.exec(
      "DELETE FROM article_text WHERE rowid = (SELECT sequence FROM article WHERE id = ?)",
      id,
    );
  }

  find({
    state,
    section,
    topic,
    author,
    text,
    from,
    limit,
  }: ArticleQuery): readonly ListedArticle[] {
    const words = text === undefined ? undefined : matchOf(text);
    if (words === "") return [];
    const labels = Object.entries({ section, topic, author }).flatMap(([kind, key]) =>
      key === undefined ? [] : [`${kind}/${key}`],
    );
    const after = from.order === "slug" ? "slug > ?" : "sequence < ?";
    const where: readonly (readonly [condition: string, bound: string | number | undefined])[] = [
      ["state = ?", state],
      ...labels.map((label) => [LABELLED, label] as const),
      [WORDED, words],
      [after, from.after],
    ];
    const set = where.filter(([, bound]) => bound !== undefined);
    const rows = this.#sql.exec<Row>(
      `SELECT json_object(${SUMMARY}) AS submission_article, state, etag, revision, sequence,
         committed_at, release_ms
       FROM article ${set.length > 0 ? "WHERE" : ""} ${set.map(([condition]) => condition).join(" AND ")}
       ORDER BY ${from.order === "slug" ? "slug" : "sequence DESC"} LIMIT ?`,
      ...set.map(([, bound]) => bound),
      limit,
    );
    return rows.toArray().map(listed);
  }
}

const LABELLED = "sequence IN (SELECT sequence FROM article_label WHERE label = ?)";
const WORDED = "sequence IN (SELECT rowid FROM article_text WHERE article_text MATCH ?)";

const labelsOf = ({ section, topics, byline }: Article): ReadonlySet<string> =>
  new Set([
    `section/${section}`,
    ...topics.map((topic) => `topic/${topic}`),
    ...byline.map(({ author }) => `author/${author}`),
  ]);

/** All the words, none of them a command to the index (sqlite.org/fts5.html §3.1). */
const matchOf = (text: string): string => {
  const words = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => `"${word}"`);
  return words.length === 0 ? "" : `${words.join(" ")}*`;
};

const listed = ({ submission_article, committed_at, release_ms, state, ...row }: Row) =>
  ({
    ...(JSON.parse(submission_article) as Pick<ListedArticle, "slug">),
    ...row,
    state: state as ArticleState,
    committedAt: committed_at,
    ...(release_ms !== null && { releaseMs: release_ms }),
  }) as ListedArticle;
