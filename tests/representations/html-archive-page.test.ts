import { expect, it } from "vitest";
import { ARCHIVE_PAGE_PLACES, archivedOf, type ArchivePage } from "../../src/model/archive.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { archiveLinks, archivePage } from "../../src/representations/html/archive-page.tsx";
import { anArticle, aPublication, instant } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { inLines } from "./html-showcase.ts";

const publication = aPublication();

const documentOf = (over: Partial<ArchivePage>): string => {
  const begunAt = instant("2026-11-01T08:00:00Z");
  const page = { number: 2, begunAt, isFull: true, articles: [], ...over };
  return archivePage.render({ publication, page }, archiveLinks({ publication, page }));
};

it("shows the newest first, and leads to what is older and newer", () => {
  const language = "ar" as LanguageTag;
  const articles = [anArticle("first"), anArticle("second", { language, direction: "rtl" })];
  expectGolden(
    "html-archive.html",
    inLines(documentOf({ articles: articles.map((article) => archivedOf(article)) })),
  );
});

it("puts what was published late in its place by date", () => {
  const old = anArticle("old", { publishedAt: instant("2001-01-01T00:00:00Z") });
  const articles = ["second", "third"].map((name) => anArticle(name));
  const document = documentOf({
    articles: [articles[0]!, old, articles[1]!].map((article) => archivedOf(article)),
  });
  expect([...document.matchAll(/\/articles\/(\w+)"/g)].map(([, slug]) => slug)).toEqual([
    "third",
    "second",
    "old",
  ]);
});

it("leads nowhere older from the first page, and nowhere newer from one that is not full", () => {
  expect(documentOf({ number: 1 })).not.toContain("Older articles");
  expect(documentOf({ number: 1 })).toContain('rel="prev" href="https://news.example/archive/2"');
  expect(documentOf({ isFull: false })).not.toContain("Newer articles");
  expect(documentOf({ isFull: false })).toContain(
    'rel="next" href="https://news.example/archive/1"',
  );
  expect(documentOf({ number: 1, isFull: false })).not.toContain('class="pages"');
});

it("says so where nothing is left on a page", () => {
  expect(documentOf({})).toContain("No article stands on this page.");
});

it("weighs less than 60 kB with fifty articles, and has no pictures", () => {
  const articles = Array.from({ length: ARCHIVE_PAGE_PLACES }, (_, index) =>
    archivedOf(
      anArticle(`${"a-slug-of-some-length-".repeat(3)}${index}`, {
        title: "A headline of the usual length, about seventy characters long in all",
        summary: "What the article says, in a sentence or two of the usual length. ".repeat(3),
      }),
    ),
  );
  const document = documentOf({ articles });
  expect(Buffer.byteLength(document)).toBeLessThan(60_000);
  expect(document).not.toContain("<img");
});
