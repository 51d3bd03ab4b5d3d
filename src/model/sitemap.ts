import type { ArchivePage, ArchivedArticle } from "./archive.ts";
import { type Instant, millisecondsOf } from "./instant.ts";
import type { Publication } from "./publication.ts";

/**
 * How many archive pages a sitemap has: five hundred articles are read and rendered within the CPU time
 * of a free plan, by a fresh isolate too, and take a fifth of the reads that an invocation may make.
 */
const SITEMAP_PAGES = 10;

/** The sitemap that an archive page is in; both are numbered from 1. */
export const sitemapOfPage = (page: number): number => Math.ceil(page / SITEMAP_PAGES);

/** The archive pages of a sitemap that there may be, oldest first. */
export const pagesOfSitemap = (sitemap: number, newestPage: number): readonly number[] => {
  const first = (sitemap - 1) * SITEMAP_PAGES + 1;
  const last = Math.min(sitemap * SITEMAP_PAGES, Math.max(first, newestPage));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

/** How many sitemaps there are, and when they changed. */
export interface SitemapIndex {
  readonly publication: Publication;
  /** When the settings changed, and with them the sitemap of lists. */
  readonly listsAt: Instant;
  /** Of articles, oldest first. */
  readonly count: number;
  /** When the newest of them changed; of those before it nobody has to know. */
  readonly newestAt?: Instant;
}

/** Articles for a sitemap. */
export interface Sitemap {
  readonly publication: Publication;
  readonly articles: readonly ArchivedArticle[];
}

/** How long after its publication an article is news to search engines: two days. */
const NEWS_MS = 2 * 86_400_000;

/** How many articles a news sitemap may have. */
const NEWS_MAX = 1000;

/** What is news at a moment, newest first; instants in Unix milliseconds. */
export interface News {
  readonly articles: readonly ArchivedArticle[];
  /** When the first of them is news no longer. */
  readonly untilMs: number;
  /** When the last one of all others was news no longer, or a little later. */
  readonly sinceMs?: number;
}

/**
 * The articles of archive pages that are news (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 * @param nowMs Unix milliseconds
 */
export const newsOf = (pages: readonly ArchivePage[], nowMs: number): News => {
  const articles = pages.flatMap((page) => page.articles);
  const news = articles
    .filter(({ publishedAt }) => newsEndMs(publishedAt) > nowMs)
    .toSorted((one, other) => newsEndMs(other.publishedAt) - newsEndMs(one.publishedAt));
  const [oldest] = news.slice(-1);
  // Pages that are not among these hold nothing that ended later than the oldest of these began.
  const endedMs = [
    ...articles.map(({ publishedAt }) => publishedAt),
    ...pages.map(({ begunAt }) => begunAt),
  ]
    .map(newsEndMs)
    .filter((endMs) => endMs <= nowMs);
  return {
    articles: news.slice(0, NEWS_MAX),
    untilMs: oldest ? newsEndMs(oldest.publishedAt) : Number.POSITIVE_INFINITY,
    ...(endedMs.length > 0 && { sinceMs: Math.max(...endedMs) }),
  };
};

/** Whether pages before this one may hold news: what they hold was published before this one began. */
export const mayFollowNews = ({ begunAt }: ArchivePage, nowMs: number): boolean =>
  newsEndMs(begunAt) > nowMs;

const newsEndMs = (publishedAt: Instant): number => millisecondsOf(publishedAt) + NEWS_MS;
