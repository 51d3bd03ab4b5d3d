import { ARCHIVE_PAGE_PLACES, archivedOf, type ArchivePage } from "../../src/model/archive.ts";
import type { Article } from "../../src/model/article.ts";
import type { Instant } from "../../src/model/instant.ts";

/** The archive of articles that were published in this order, each page begun by its first. */
export const archivePagesOf = (
  articles: readonly Article[],
  begunAt?: Instant,
): readonly ArchivePage[] =>
  Array.from({ length: Math.ceil(articles.length / ARCHIVE_PAGE_PLACES) }, (_, index) => {
    const page = articles.slice(index * ARCHIVE_PAGE_PLACES, (index + 1) * ARCHIVE_PAGE_PLACES);
    return {
      number: index + 1,
      begunAt: begunAt ?? articles[index * ARCHIVE_PAGE_PLACES]!.publishedAt,
      isFull: page.length === ARCHIVE_PAGE_PLACES,
      articles: page.map((article) => archivedOf(article)),
    };
  });
