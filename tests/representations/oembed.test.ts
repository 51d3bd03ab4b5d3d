import * as fc from "fast-check";
import { expect, it } from "vitest";
import { articlePageOf } from "../../src/model/page.ts";
import { legalText } from "../../src/model/text.ts";
import { oembed } from "../../src/representations/oembed.ts";
import { anArticle, slug } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { parseXml, textOf } from "../support/xml-tree.ts";
import { anyArticle, anyPublication } from "./any-text.ts";
import { pageOf } from "./html-showcase.ts";

it.each(["json", "xml"] as const)("is a card of an article, as %s", (format) => {
  expectGolden(`oembed.${format}`, oembed(format, true).render(pageOf(anArticle()), []));
});

it("names a page of its author only where there is one author", () => {
  const byline = [slug("ada"), slug("desk")].map((author) => ({ author, role: "writer" as const }));
  const card = (article: Parameters<typeof pageOf>[0]): unknown =>
    JSON.parse(oembed("json", false).render(pageOf(article), []));
  expect(card(anArticle())).toHaveProperty("author_url", "https://news.example/authors/ada");
  expect(card(anArticle("two", { byline }))).toMatchObject({
    author_name: "Ada Writer, Example desk",
  });
  expect(card(anArticle("two", { byline }))).not.toHaveProperty("author_url");
});

it("has the same text in both formats, whatever it is", () => {
  fc.assert(
    fc.property(anyArticle, anyPublication, (article, publication) => {
      const page = articlePageOf(article, publication);
      const root = parseXml(oembed("xml", true).render(page, []));
      const json: unknown = JSON.parse(oembed("json", true).render(page, []));
      expect(textOf(root, "title")).toBe(legalText(article.title));
      expect(json).toMatchObject({ title: legalText(article.title) });
    }),
  );
});
