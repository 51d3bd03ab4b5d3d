import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { articlePageOf } from "../../src/model/page.ts";
import type { Article } from "../../src/model/article.ts";
import type { Embed } from "../../src/model/block.ts";
import { legalText } from "../../src/model/text.ts";
import { amp } from "../../src/representations/amp.tsx";
import { articleLinks } from "../../src/representations/links.ts";
import { aContext } from "../authoring/context.ts";
import { anyArticle, anyText } from "../representations/any-text.ts";
import { samples } from "../representations/feed-samples.ts";
import { aPicture, aPublication, aTheme, slug } from "../support/builders.ts";
import { AMP_CSS_MAX_BYTES, ampCssBytes, ampFindings } from "./amp-judge.ts";
import { publishedSources, read } from "./newsstand.ts";

const TESTS = `${import.meta.dirname}/..`;

/** As it stands on a newsroom's own https host, where AMP plays recordings. */
const render = (article: Article): string => {
  const page = articlePageOf(article, aPublication());
  return amp.render(page, articleLinks(page, amp));
};

const anyEmbed: fc.Arbitrary<Embed> = fc.record(
  {
    type: fc.constant("embed" as const),
    provider: fc.constantFrom("youtube", "vimeo", "x"),
    url: fc.webUrl(),
    externalId: fc.oneof(
      anyText,
      fc.stringMatching(/^[\w-]{11}$/),
      fc.stringMatching(/^\d{1,20}$/),
    ),
    title: anyText,
    picture: fc.constant(aPicture()),
  },
  { requiredKeys: ["type", "provider", "url", "title"] },
);

/** Without the characters that the border removes. */
const legal = (article: Article): Article =>
  JSON.parse(JSON.stringify(article), (_, member: unknown) =>
    typeof member === "string" ? legalText(member) : member,
  ) as Article;

describe("AMP by the official validator", () => {
  it("refuses what is not AMP, so that a pass means something", () => {
    expect(ampFindings("<!doctype html><html amp><img src=x onclick=y></html>")).not.toEqual([]);
  });

  it.each(publishedSources)("passes $slug", async ({ slug }) => {
    const document = await read(`/articles/${slug}/amp`);
    expect(ampFindings(document)).toEqual([]);
    expect(ampCssBytes(document)).toBeGreaterThan(0);
    expect(ampCssBytes(document)).toBeLessThan(AMP_CSS_MAX_BYTES);
  });

  it("passes the golden document that has every type of block", () => {
    expect(ampFindings(readFileSync(`${TESTS}/golden/amp-everything.html`, "utf8"))).toEqual([]);
  });

  it.each(Object.entries(samples))("passes the article %s over https", (_, article) => {
    expect(ampFindings(render(article))).toEqual([]);
  });

  it("passes with a theme, its fonts too, over https", () => {
    const page = articlePageOf(samples.plain, aPublication({ theme: aTheme() }));
    const document = amp.render(page, articleLinks(page, amp));
    expect(document).toContain("@font-face");
    expect(ampFindings(document)).toEqual([]);
  });

  it("passes everything that Markdown can say, over https", async () => {
    const source = readFileSync(`${TESTS}/authoring/fixtures/everything.md`, "utf8");
    const read = await parseMarkdown(source, aContext({ slug: slug("everything") }));
    if (!read.ok) throw new Error("the fixture has problems");
    expect(ampFindings(render(read.value.article))).toEqual([]);
  });

  it("passes an article of any text that is legal, over https", () => {
    fc.assert(
      fc.property(anyArticle, anyEmbed, (article, embed) => {
        const cards = [...article.cards, { blocks: [embed] }];
        expect(ampFindings(render(legal({ ...article, cards })))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
