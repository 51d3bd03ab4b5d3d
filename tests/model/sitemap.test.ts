import { describe, expect, it } from "vitest";
import { archivedOf, type ArchivePage } from "../../src/model/archive.ts";
import { millisecondsOf } from "../../src/model/instant.ts";
import { mayFollowNews, newsOf, pagesOfSitemap, sitemapOfPage } from "../../src/model/sitemap.ts";
import { anArticle, instant } from "../support/builders.ts";

const NOW = instant("2026-11-05T12:00:00Z");
const TWO_DAYS_AGO = instant("2026-11-03T12:00:00Z");
const now = millisecondsOf(NOW);

const aPage = (begunAt: string, published: readonly string[]): ArchivePage => ({
  number: 1,
  begunAt: instant(begunAt),
  isFull: false,
  articles: published.map((at, index) =>
    archivedOf(anArticle(`of-${index}`, { publishedAt: instant(at) })),
  ),
});

it("has ten pages to a sitemap, and as many as there are in the newest", () => {
  expect([0, 1, 10, 11].map(sitemapOfPage)).toEqual([0, 1, 1, 2]);
  expect(pagesOfSitemap(1, 3)).toEqual([1, 2, 3]);
  expect(pagesOfSitemap(1, 30)).toHaveLength(10);
  expect(pagesOfSitemap(2, 15)).toEqual([11, 12, 13, 14, 15]);
  // One that the front page does not know of yet has its first page.
  expect(pagesOfSitemap(2, 10)).toEqual([11]);
});

describe("news", () => {
  it("is what was published within two days, newest first", () => {
    const page = aPage("2026-11-01T00:00:00Z", [
      TWO_DAYS_AGO,
      "2026-11-03T12:00:01Z",
      "2001-01-01T00:00:00Z",
      "2026-11-05T11:00:00Z",
    ]);
    const { articles, untilMs, sinceMs } = newsOf([page], now);
    expect(articles.map(({ slug }) => slug)).toEqual(["of-3", "of-1"]);
    expect([untilMs, sinceMs]).toEqual([now + 1000, now]);
  });

  it("is a thousand articles at most, and the newest of them", () => {
    const published = Array.from({ length: 1001 }, (_, index) =>
      new Date(now - (index + 1) * 60_000).toISOString().replace(".000", ""),
    );
    const { articles } = newsOf([aPage("2026-11-05T00:00:00Z", published.toReversed())], now);
    expect(articles).toHaveLength(1000);
    expect(articles[0]?.publishedAt).toBe("2026-11-05T11:59:00Z");
    expect(articles.at(-1)?.publishedAt).toBe("2026-11-04T19:20:00Z");
  });

  it("is nothing without articles, for ever", () => {
    expect(newsOf([], now)).toEqual({ articles: [], untilMs: Number.POSITIVE_INFINITY });
  });

  it("may be on pages before one that began within two days, whatever that holds", () => {
    const backDated = ["2001-01-01T00:00:00Z"];
    expect(mayFollowNews(aPage("2026-11-05T00:00:00Z", backDated), now)).toBe(true);
    expect(mayFollowNews(aPage(TWO_DAYS_AGO, backDated), now)).toBe(false);
  });

  it("changed when an article grew old that is on a page before those that were read", () => {
    const began = instant("2026-11-03T11:00:00Z");
    expect(newsOf([aPage(began, ["2001-01-01T00:00:00Z"])], now).sinceMs).toBe(now - 3_600_000);
  });
});
