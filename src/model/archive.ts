import type { Article } from "./article.ts";
import { type Entry, entryOf } from "./entry.ts";
import type { Instant } from "./instant.ts";
import type { MediaUrl } from "./media.ts";
import type { Publication } from "./publication.ts";
import type { Translation } from "./translation.ts";

/** How many places an archive page has. */
export const ARCHIVE_PAGE_PLACES = 50;

/** How many pictures of an article the archive names, so that the weight of a page is bounded. */
const ARCHIVED_PICTURES_MAX = 20;

/**
 * Fifty articles in the order in which they were first published. Each keeps its place for ever: one
 * that is withdrawn leaves a gap, so no page but its own changes.
 */
export interface ArchivePage {
  /** From 1, which has the oldest. */
  readonly number: number;
  /** When its first place was taken: nothing on the pages before it was published later. */
  readonly begunAt: Instant;
  /** Whether all its places are taken, so that another page comes after it. */
  readonly isFull: boolean;
  /** Whether that one is full as well. */
  readonly isNextFull?: boolean;
  /** The live ones, oldest place first. */
  readonly articles: readonly ArchivedArticle[];
}

/** What lists and sitemaps say of an article, and what its record is known by. */
export interface ArchivedArticle extends Pick<
  Article,
  | "id"
  | "slug"
  | "title"
  | "summary"
  | "language"
  | "direction"
  | "section"
  | "byline"
  | "publishedAt"
  | "updatedAt"
  | "canonicalUrl"
  | "translationOf"
> {
  /** Its pictures that we publish, each once. */
  readonly pictures: readonly MediaUrl[];
  /** The same in other languages; absent where there is none. */
  readonly translations?: readonly Translation[];
  /** The hash that its record has in KV, so that a page differs with every revision of its articles. */
  readonly hash?: string;
  /** What its record weighs, in bytes of JSON. */
  readonly bytes?: number;
}

/** Where a page of the archive stands; without a number, the way to the newest. */
export const archivePath = (page?: number): string =>
  page === undefined ? "/archive" : `/archive/${page}`;

/** @param place by number from 0 */
export const pageOfPlace = (place: number): number => Math.floor(place / ARCHIVE_PAGE_PLACES) + 1;

/** The first place of a page. */
export const firstPlaceOf = (page: number): number => (page - 1) * ARCHIVE_PAGE_PLACES;

/** By date, as feeds have it: places tell only in which order the newsroom sent them. */
export const newestFirst = ({
  articles,
}: Pick<ArchivePage, "articles">): readonly ArchivedArticle[] =>
  articles
    .toReversed()
    .sort((a, b) => Number(a.publishedAt < b.publishedAt) - Number(a.publishedAt > b.publishedAt));

export const archivedOf = (
  article: Article,
  translations: readonly Translation[] = [],
): ArchivedArticle => ({
  id: article.id,
  slug: article.slug,
  title: article.title,
  summary: article.summary,
  language: article.language,
  direction: article.direction,
  section: article.section,
  byline: article.byline,
  publishedAt: article.publishedAt,
  updatedAt: article.updatedAt,
  ...(article.canonicalUrl !== undefined && { canonicalUrl: article.canonicalUrl }),
  ...(article.translationOf !== undefined && { translationOf: article.translationOf }),
  pictures: picturesOf(article),
  ...(translations.length > 0 && { translations }),
});

/** Labels resolved and URLs absolute, as other lists have it; what the archive does not know is empty. */
export const archivedEntry = (article: ArchivedArticle, publication: Publication): Entry =>
  entryOf(
    { ...article, topics: [], cards: [], corrections: [], developments: [] },
    publication,
    "summary",
  );

/** Pictures of others are in no page of ours either. */
const picturesOf = ({ picture, cards }: Article): readonly MediaUrl[] => {
  const blocks = cards.flatMap((card) => card.blocks);
  const urls = [
    ...(picture ? [picture.url] : []),
    ...blocks.flatMap((block) => (block.type === "image" ? [block.picture.url] : [])),
  ];
  return [...new Set(urls.filter((url) => url.startsWith("/media/")))].slice(
    0,
    ARCHIVED_PICTURES_MAX,
  );
};
