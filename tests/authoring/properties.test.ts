import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { readHttpUrl, readLink } from "../../src/authoring/address.ts";
import { inlineText, readInlineHtml } from "../../src/authoring/inline.ts";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parsePublication } from "../../src/authoring/publication.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { INLINE_ELEMENTS, plainText } from "../../src/model/inline.ts";
import { documentOf } from "../../src/model/submission.ts";
import { legalText, oneLine } from "../../src/model/text.ts";
import { anArticle } from "../support/builders.ts";
import { anyText, articleArb } from "./arbitrary.ts";
import { aContext } from "./context.ts";

/** HTML of nested phrases, well formed or not. */
const anyHtml = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom(...Object.keys(INLINE_ELEMENTS)).map((name) => `<${name}>`),
      fc.constantFrom(...Object.keys(INLINE_ELEMENTS)).map((name) => `</${name}>`),
      fc.constantFrom(
        '<a href="/x?a=1&b=2">',
        '<a href="https://example.org/\u00e9 [x]">',
        '<span lang="AR" dir=rtl>',
        "<time datetime=2017>",
        '<abbr title="a&quot;b">',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const expectWellFormed = (html: string): void => {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(`<p>${html.replaceAll("<br>", "<br/>")}</p>`).close();
};

const seen = (text: string): string =>
  legalText(text)
    .replaceAll(/[\t\n\f\r ]+/g, " ")
    .replaceAll(/^ | $/g, "");

describe("inline HTML", () => {
  it("of any text is well formed, and its plain text is the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = inlineText(text);
        expectWellFormed(html);
        expect(plainText(html)).toBe(seen(text));
        expect(readInlineHtml(html)).toEqual({ ok: true, value: html });
      }),
    );
  });

  it("of any HTML is refused, or well formed and stable", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyHtml, (source) => {
        const read = readInlineHtml(source);
        if (!read.ok) return;
        accepted += 1;
        expectWellFormed(read.value);
        expect(read.value).toBe(legalText(read.value));
        for (const [, name] of read.value.matchAll(/<([a-z]+)/g)) {
          expect(Object.keys(INLINE_ELEMENTS)).toContain(name);
        }
        expect(readInlineHtml(read.value)).toEqual(read);
      }),
      { numRuns: 250 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

it("spaces that meet where an empty phrase stood are one", () => {
  expect(readInlineHtml("a <span> </span> \u2003")).toEqual({ ok: true, value: "a \u2003" });
});

describe("addresses", () => {
  it("that are accepted are ASCII without spaces, and stable", () => {
    const target = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      anyText.map((text) => `https://example.org/${text}`),
      anyText.map((text) => `/${text}`),
      anyText.map((text) => `mailto:${text}@example.org`),
      anyText,
    );
    fc.assert(
      fc.property(target, (text) => {
        for (const readAddress of [readLink, readHttpUrl]) {
          const read = readAddress(text);
          if (!read.ok) continue;
          expect(read.value).toMatch(/^(?:https?:\/\/|mailto:|\/(?!\/))[!-~]*$/);
          expect(readAddress(read.value)).toEqual(read);
        }
      }),
    );
  });
});

describe("articles", () => {
  it("read from their own JSON are the same", async () => {
    await fc.assert(
      fc.asyncProperty(articleArb, async (article) => {
        const json: unknown = JSON.parse(JSON.stringify(article));
        expect(await parseSubmission(json, aContext())).toEqual({ ok: true, value: { article } });
      }),
    );
  });

  it("of any title and paragraph in JSON say exactly the legal text, or are refused as empty", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, text) => {
        const html = `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`;
        const { cards: _, ...rest } = anArticle();
        const read = await parseSubmission({ ...rest, title, html }, aContext());
        expect(read.ok).toBe(oneLine(title) !== "");
        if (!read.ok) return;
        expect(read.value.article.title).toBe(oneLine(title));
        const [block] = read.value.article.cards.flatMap(({ blocks }) => blocks);
        const shown = block?.type === "paragraph" ? plainText(block.html) : "";
        expect(shown.trim()).toBe(seen(text).trim());
      }),
    );
  });

  it("of any title and paragraph in Markdown say exactly the legal text, or are refused as empty", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, text) => {
        const paragraph = seen(text).replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
        const source = `---
id: tag:news.example,2026-11-22:first
title: ${JSON.stringify(legalText(title).replaceAll("\u0085", " "))}
summary: x
publishedAt: 2026-11-20T09:00:00Z
section: world
byline: [{ writer: ada }]
---
x ${paragraph}
`;
        const read = await parseMarkdown(source, aContext());
        expect(read.ok).toBe(oneLine(title.replaceAll("\u0085", " ")) !== "");
        if (!read.ok) return;
        expect(read.value.article.title).toBe(oneLine(title.replaceAll("\u0085", " ")));
        const [block] = read.value.article.cards.flatMap(({ blocks }) => blocks);
        expect(block?.type === "paragraph" && plainText(block.html)).toBe(seen(`x ${seen(text)}`));
      }),
    );
  });

  it("of any Markdown at all are read or refused, never thrown at", async () => {
    const syntax = fc.constantFrom(
      "# ",
      "## ",
      "> ",
      "- ",
      "1. ",
      "::",
      ":::",
      ":::figure\n",
      "::embed[x]{url=y}",
      "![a](b)",
      "[a](b)",
      "|a|\n|-|\n",
      "```",
      "---\n",
      "<div>",
      "</div>",
      "<!--",
      "\n\n",
      "\t",
      "a: b\n",
      "*a",
      "[^1]",
      "[^1]: x\n",
    );
    const anyMarkdown = fc
      .array(fc.oneof(anyText, syntax), { maxLength: 20 })
      .map((parts) => parts.join(""));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyMarkdown, fc.boolean(), async (body, isBody) => {
        const head = `---\nid: tag:news.example,2026-11-22:first\ntitle: T\nsummary: x\npublishedAt: 2026-11-20T09:00:00Z\nsection: world\nbyline: [{ writer: ada }]\n---\n`;
        const read = await parseMarkdown(isBody ? head + body : body, aContext());
        if (!read.ok) return;
        accepted += 1;
        const json: unknown = JSON.parse(JSON.stringify(read.value.article));
        const again = await parseSubmission(json, aContext());
        expect(again.ok && documentOf(again.value)).toEqual(documentOf(read.value));
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(5);
  });

  it("of any JSON are read or refused, never thrown at", async () => {
    const members = fc.constantFrom(...Object.keys(anArticle()), "html", "withdrawn", "__proto__");
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), members, async (json, member) => {
        expect((await parseSubmission(json, aContext())).ok).toBe(false);
        expect(parsePublication(json).ok).toBe(false);
        await parseSubmission({ ...anArticle(), [member]: json }, aContext());
        await parseSubmission(
          { ...anArticle(), cards: [{ blocks: [json, { type: "list", items: json }] }] },
          aContext(),
        );
      }),
      { numRuns: 150 },
    );
  });
});
