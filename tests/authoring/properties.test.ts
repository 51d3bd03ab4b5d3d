import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { readHttpUrl, readLink } from "../../src/authoring/address.ts";
import { inlineText, readInlineHtml } from "../../src/authoring/inline.ts";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parsePublication } from "../../src/authoring/publication.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import type { Article } from "../../src/model/article.ts";
import type { Block, List } from "../../src/model/block.ts";
import { INLINE_ELEMENTS, type InlineHtml, plainText } from "../../src/model/inline.ts";
import { legalText, oneLine } from "../../src/model/text.ts";
import { anArticle, aPicture, instant } from "../support/builders.ts";
import { aContext } from "./context.ts";

/** Any string, lone surrogates and control characters included, with markup more often than chance. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      }),
      fc.constantFrom(
        "&",
        "<",
        ">",
        '"',
        "'",
        "]]>",
        "&amp;",
        "<b>",
        "</b>",
        "<!--",
        " ",
        "\n",
        "👩‍👩‍👧",
        "e\u0301",
        "\uFEFF",
        "\u0085",
        "\r",
        "&#13;",
        "&#0;",
        "&#xFFFE;",
        "|",
        ":::",
        "`",
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

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

const inlineArb: fc.Arbitrary<InlineHtml> = fc
  .tuple(anyText, anyText, fc.constantFrom("b", "em", "code", "q", "sup"))
  .map(([a, b, name]) => {
    const inner = inlineText(b);
    const read = readInlineHtml(
      `x ${inlineText(a)} ${inner === "" ? "" : `<${name}>${inner}</${name}>`}`,
    );
    if (!read.ok) throw new Error(read.error.join());
    return read.value;
  });
const lineArb = anyText.map((text) => `x ${oneLine(text)}`.trim());
const listArb = (depth: number): fc.Arbitrary<List> =>
  fc.record({
    type: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(
      depth > 3
        ? fc.record({ html: inlineArb })
        : fc.record({ html: inlineArb, list: listArb(depth + 1) }, { requiredKeys: ["html"] }),
      { minLength: 1, maxLength: 2 },
    ),
  });
const blockArb: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), html: inlineArb }),
  fc.record({
    type: fc.constant("heading" as const),
    level: fc.constantFrom(3 as const, 4 as const),
    html: inlineArb,
  }),
  listArb(1),
  fc.record(
    {
      type: fc.constant("quote" as const),
      paragraphs: fc.array(inlineArb, { minLength: 1, maxLength: 3 }),
      attribution: inlineArb,
      sourceUrl: fc.constant("https://example.org/?a=1&b=%C3%A9"),
    },
    { requiredKeys: ["type", "paragraphs"] },
  ),
  fc
    .record({ alt: lineArb, caption: inlineArb })
    .map((over) => ({ type: "image" as const, picture: aPicture(over) })),
  fc.record({
    type: fc.constant("code" as const),
    text: anyText.map((text) => `x${legalText(text).replaceAll("\r", "")}`.replace(/\n+$/, "")),
  }),
  fc.record({
    type: fc.constant("table" as const),
    alignments: fc.constant(["start", null] as const),
    head: fc.tuple(inlineArb, inlineArb),
    rows: fc.array(fc.tuple(inlineArb, fc.constant("" as InlineHtml)), { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("timeline" as const),
    events: fc.array(
      fc.record({
        at: fc.constantFrom("2017", "2017-05", "2017-05-03", "2017-05-03T06:20:00Z"),
        html: inlineArb,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.constant({ type: "divider" as const }),
  fc.record({
    type: fc.constant("call-to-action" as const),
    html: inlineArb,
    links: fc.array(
      fc.record({ label: lineArb, href: fc.constantFrom("/a", "https://example.org/") }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    type: fc.constant("embed" as const),
    provider: fc.constant("x" as const),
    url: fc.constant("https://x.com/a/status/1"),
    externalId: fc.constant("1"),
    title: lineArb,
  }),
);
const articleArb: fc.Arbitrary<Article> = fc
  .record({
    title: lineArb,
    summary: lineArb,
    cards: fc.array(
      fc.record(
        { kicker: lineArb, heading: inlineArb, blocks: fc.array(blockArb, { maxLength: 4 }) },
        { requiredKeys: ["blocks"] },
      ),
      { maxLength: 3 },
    ),
    corrections: fc.array(
      fc.record({ at: fc.constant(instant("2026-11-02T08:00:00Z")), html: inlineArb }),
      { maxLength: 1 },
    ),
  })
  .map((over) => anArticle("first", over));

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
        expect(await parseSubmission(json, aContext())).toEqual(read);
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
