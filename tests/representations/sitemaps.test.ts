import { expect, it } from "vitest";
import { archivedOf } from "../../src/model/archive.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { articleSitemap } from "../../src/representations/article-sitemap.ts";
import { listsSitemap } from "../../src/representations/lists-sitemap.ts";
import { newsSitemap } from "../../src/representations/news-sitemap.ts";
import { sitemapIndex } from "../../src/representations/sitemap-index.ts";
import {
  anArticle,
  aPicture,
  aPublication,
  EVERY_KIND_OF_FEED,
  instant,
} from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { childrenNamed, onlyChild, parseXml, textOf } from "../support/xml-tree.ts";

const publication = aPublication(EVERY_KIND_OF_FEED);
const { picture: _, ...withoutPicture } = anArticle("second");
const ARTICLES = [
  anArticle("first", {
    title: "Cables & <wires>",
    updatedAt: instant("2026-11-02T09:30:00Z"),
    cards: [
      {
        blocks: [
          { type: "image", picture: aPicture({ url: `/media/${"b".repeat(64)}.jpg` }) },
          { type: "image", picture: aPicture() },
          { type: "image", picture: aPicture({ url: "https://elsewhere.example/c.jpg" }) },
        ],
      },
    ],
  }),
  withoutPicture,
  anArticle("elsewhere", { canonicalUrl: "https://first.example/story" }),
  anArticle("here", { canonicalUrl: "https://news.example/articles/here" }),
].map((article) => archivedOf(article));

const NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}";
const SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}";

it("has articles with their last significant change and our pictures, once each, and none that stands elsewhere first", () => {
  expectGolden("articles-sitemap.xml", articleSitemap.render({ publication, articles: ARTICLES }));
});

it("names an article in every language, its own among them, and the original for everybody else", () => {
  const original = anArticle("original");
  const translation = anArticle("traduccion", {
    language: "es" as LanguageTag,
    translationOf: original.slug,
  });
  const xml = articleSitemap.render({
    publication,
    articles: [archivedOf(original, [translation]), archivedOf(translation, [original])],
  });
  const versions = childrenNamed(parseXml(xml), `${SITEMAP}url`).map((url) =>
    childrenNamed(url, "{http://www.w3.org/1999/xhtml}link").map(({ attributes }) => [
      attributes["hreflang"],
      attributes["href"],
    ]),
  );
  const both = [
    ["en", "https://news.example/articles/original"],
    ["es", "https://news.example/articles/traduccion"],
    ["x-default", "https://news.example/articles/original"],
  ];
  expect(versions).toEqual([both, both]);
});

it("lists the sitemaps, and says of the newest alone when it changed", () => {
  expectGolden(
    "sitemap-index.xml",
    sitemapIndex.render({
      publication,
      listsAt: instant("2026-11-01T07:00:00Z"),
      count: 2,
      newestAt: instant("2026-11-02T09:30:00Z"),
    }),
  );
});

it("lists every page that lists articles, and the directory of feeds", () => {
  expectGolden("lists-sitemap.xml", listsSitemap.render(publication));
});

it("says of news what Google asks for", () => {
  expectGolden("news-sitemap.xml", newsSitemap.render({ publication, articles: ARTICLES }));
});

it("names a language by ISO 639 without its region, and of Chinese the script", () => {
  const tags = ["en-GB", "ar", "pt-BR", "zh", "zh-Hant", "zh-HK", "gsw-CH"];
  const articles = tags.map((tag) => archivedOf(anArticle(tag, { language: tag as LanguageTag })));
  const root = parseXml(newsSitemap.render({ publication, articles }));
  const languages = childrenNamed(root, `${SITEMAP}url`).map((url) =>
    textOf(onlyChild(onlyChild(url, `${NEWS}news`), `${NEWS}publication`), `${NEWS}language`),
  );
  expect(languages).toEqual(["en", "ar", "pt", "zh-cn", "zh-tw", "zh-tw", "gsw"]);
});

it("is well-formed whatever a title holds", () => {
  const title = "a\u0000b]]>&<\ud83dc";
  const articles = [archivedOf(anArticle("first", { title }))];
  const [url] = parseXml(newsSitemap.render({ publication, articles })).children;
  expect(url && textOf(onlyChild(url, `${NEWS}news`), `${NEWS}title`)).toBe("ab]]>&<c");
});
