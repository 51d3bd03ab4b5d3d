import {
  ARCHIVE_PAGE_PLACES,
  type ArchivePage,
  archivedOf,
  firstPlaceOf,
  pageOfPlace,
} from "../../model/archive.ts";
import type { Article } from "../../model/article.ts";
import type { Edition } from "../../model/edition.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import type { Instant } from "../../model/instant.ts";
import { liveResource } from "../../model/resource.ts";
import type { Translation } from "../../model/translation.ts";
import { weigh } from "../../store/codec.ts";

/**
 * The places of articles, by number from 0 in ledger order. Pages show what the front page's feed would
 * show if it were as long: the newest revision that KV has confirmed.
 */
export class Archive {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * The newest page that was begun and the newest that is full; 0 when none was. They never go back,
   * whatever is withdrawn: what is made of the newest pages must not seem older than it was.
   */
  extent(): Required<Pick<Edition, "archivePages" | "sealedPages">> {
    const { places } = this.#sql
      .exec<{ places: number }>("SELECT coalesce(max(place) + 1, 0) AS places FROM article")
      .one();
    return {
      archivePages: Math.ceil(places / ARCHIVE_PAGE_PLACES),
      sealedPages: Math.floor(places / ARCHIVE_PAGE_PLACES),
    };
  }

  /** The page that shows an article, and with the last of a page the one before: it says whether that is full. */
  pagesShowing(slug: Slug): readonly number[] {
    const places = this.#placesAt([slug]);
    return places.flatMap((place) => {
      const page = pageOfPlace(place);
      const isLast = place + 1 === firstPlaceOf(page + 1);
      return isLast && page > 1 ? [page, page - 1] : [page];
    });
  }

  /** The pages of the articles at these slugs, each once; one that was never live is on none. */
  pagesAt(slugs: readonly Slug[]): readonly number[] {
    return [...new Set(this.#placesAt(slugs).map(pageOfPlace))];
  }

  /**
   * @param beside what says the same as an article in other languages
   * @param named the article, naming others by where they stand now
   * @throws when no article has a place on the page
   */
  page(
    number: number,
    beside: (id: TagUri) => readonly Translation[],
    named: (article: Article) => Article = (article) => article,
  ): ArchivePage {
    const first = firstPlaceOf(number);
    const last = first + ARCHIVE_PAGE_PLACES - 1;
    const begun = this.#sql
      .exec<{ committed_at: string }>(
        `SELECT command.committed_at FROM article JOIN command ON command.sequence = first_sequence
         WHERE place = ?`,
        first,
      )
      .one();
    const { sealedPages } = this.extent();
    return {
      number,
      begunAt: begun.committed_at as Instant,
      isFull: number <= sealedPages,
      isNextFull: number < sealedPages,
      articles: Array.from(this.#shown(first, last), (shown) => {
        const article = named(shown);
        const translations = beside(article.id);
        const { hash, bytes } = weigh(liveResource(article, translations));
        return { ...archivedOf(article, translations), hash, bytes };
      }),
    };
  }

  #placesAt(slugs: readonly Slug[]): readonly number[] {
    return this.#sql
      .exec<{ place: number }>(
        "SELECT place FROM article WHERE place IS NOT NULL AND slug IN (SELECT value FROM json_each(?))",
        JSON.stringify(slugs),
      )
      .toArray()
      .map(({ place }) => place);
  }

  /** One after the other: fifty of the heaviest articles would not fit memory. */
  *#shown(first: number, last: number): Generator<Article> {
    const rows = this.#sql.exec<{ article: string }>(
      // CROSS JOIN: SQLite would else read the whole front page's feed for these few.
      `SELECT revision.submission -> '$.article' AS article
       FROM article
       CROSS JOIN membership ON membership.feed = 'front' AND membership.article_id = article.id
       JOIN revision ON revision.article_id = article.id AND revision.revision = membership.shown
       WHERE article.place BETWEEN ? AND ? ORDER BY article.place`,
      first,
      last,
    );
    for (const { article } of rows) yield JSON.parse(article) as Article;
  }
}
