import type { Article } from "../../model/article.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { LanguageTag } from "../../model/language.ts";
import type { Translation } from "../../model/translation.ts";
import type { LiveRevision } from "./feeds.ts";

type Version = Pick<Article, "slug" | "language">;

/** What the records of the others say of a revision, and what they are others by. */
const TOLD = `json_array(submission ->> '$.article.language', submission ->> '$.article.title',
  submission ->> '$.article.translationOf', submission ->> '$.article.slug')`;

/** Which articles say the same in several languages. Each belongs to one original, which belongs to itself. */
export class Translations {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Notes of which article this is a translation, if of any.
   * @param translationOf where that stands now
   */
  commit(id: TagUri, translationOf: Slug | undefined): void {
    if (translationOf === undefined) {
      this.#sql.exec(
        `UPDATE translation SET original_id = article_id, told = NULL
         WHERE article_id = ?1 AND original_id <> ?1`,
        id,
      );
      return;
    }
    // The translation's record has what the original says already, so nobody is to be told of that.
    this.#sql.exec(
      `INSERT INTO translation (article_id, original_id, told)
       SELECT id, id, (
         SELECT ${TOLD} FROM membership JOIN revision USING (article_id)
         WHERE feed = 'front' AND article_id = id AND revision = shown
       ) FROM article WHERE slug = ? AND state NOT IN ('draft', 'scheduled')
       ON CONFLICT DO NOTHING`,
      translationOf,
    );
    this.#sql.exec(
      `INSERT INTO translation (article_id, original_id) SELECT ?, id FROM article
       WHERE slug = ? AND state NOT IN ('draft', 'scheduled')
       ON CONFLICT (article_id) DO UPDATE SET
         told = iif(original_id = excluded.original_id, told, NULL),
         original_id = excluded.original_id`,
      id,
      translationOf,
    );
  }

  /**
   * Notes what a revision says that KV has confirmed at its permalink, unless a newer one is seen already.
   * @returns whether the records of the others say something else
   */
  tell({ article, revision }: LiveRevision): boolean {
    const { rowsWritten } = this.#sql.exec(
      `UPDATE translation SET told = said FROM (
         SELECT ${TOLD} AS said FROM revision WHERE article_id = ?1 AND revision = ?2
       ) WHERE article_id = ?1 AND told IS NOT said AND NOT EXISTS (
         SELECT 1 FROM membership WHERE feed = 'front' AND article_id = ?1 AND shown > ?2
       )`,
      article.id,
      revision,
    );
    return rowsWritten > 0;
  }

  /** Forgets what the others were told of one that is withdrawn: should it come back, they are told again. */
  forget(id: TagUri): void {
    this.#sql.exec("UPDATE translation SET told = NULL WHERE article_id = ?", id);
  }

  /**
   * Forgets a draft. It has no row of its own or of others, but in a ledger from before: there what was
   * withdrawn as its translation has noted it as an original.
   */
  delete(id: TagUri): void {
    this.#sql.exec(
      "UPDATE translation SET original_id = article_id, told = NULL WHERE original_id = ?",
      id,
    );
    this.#sql.exec("DELETE FROM translation WHERE article_id = ?", id);
  }

  /** The live articles that say the same as an original, itself among them, but for one. */
  family(original: TagUri, except: TagUri): readonly Version[] {
    return this.#sql
      .exec<{ slug: Slug; language: LanguageTag }>(
        // +state: SQLite would else read every live article for these few.
        `SELECT slug, submission ->> '$.article.language' AS language FROM article
         WHERE +state = 'live' AND id <> ?2
           AND (id = ?1 OR id IN (SELECT article_id FROM translation WHERE original_id = ?1))
         ORDER BY first_sequence`,
        original,
        except,
      )
      .toArray();
  }

  /** The other live articles that say the same as this one. */
  othersOf(id: TagUri): readonly Slug[] {
    return this.family(this.#originalOf(id), id).map(({ slug }) => slug);
  }

  /** The same as KV has confirmed them at their permalinks, oldest first. */
  shownBeside(id: TagUri): readonly Translation[] {
    return this.#sql
      .exec<{ id: TagUri; slug: Slug; language: LanguageTag; title: string }>(
        `SELECT article.id, revision.submission ->> '$.article.slug' AS slug,
                revision.submission ->> '$.article.language' AS language,
                revision.submission ->> '$.article.title' AS title
         FROM translation JOIN article ON article.id = article_id
           JOIN membership USING (article_id) JOIN revision USING (article_id)
         WHERE original_id = ?1 AND article_id <> ?2 AND feed = 'front' AND revision.revision = shown
         ORDER BY article.published_at, article.first_sequence`,
        this.#originalOf(id),
        id,
      )
      .toArray();
  }

  /** Dates the records of these articles anew, since the others that they name have changed. */
  date(slugs: readonly Slug[], nowMs: number): void {
    for (const slug of slugs) {
      this.#sql.exec(
        "UPDATE translation SET changed_at = ? WHERE article_id = (SELECT id FROM article WHERE slug = ?)",
        instantOf(nowMs),
        slug,
      );
    }
  }

  /** When the others that an article's record names changed last. */
  changedAt(id: TagUri): Instant | undefined {
    const [row] = this.#sql
      .exec<{ at: Instant | null }>(
        "SELECT changed_at AS at FROM translation WHERE article_id = ?",
        id,
      )
      .toArray();
    return row?.at ?? undefined;
  }

  #originalOf(id: TagUri): TagUri {
    const [row] = this.#sql
      .exec<{ original: TagUri }>(
        "SELECT original_id AS original FROM translation WHERE article_id = ?",
        id,
      )
      .toArray();
    return row?.original ?? id;
  }
}
