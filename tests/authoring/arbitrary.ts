import * as fc from "fast-check";
import { inlineText, readInlineHtml } from "../../src/authoring/inline.ts";
import type { Article } from "../../src/model/article.ts";
import type { Block, List } from "../../src/model/block.ts";
import type { InlineHtml } from "../../src/model/inline.ts";
import { legalText, oneLine } from "../../src/model/text.ts";
import { anArticle, aPicture, instant } from "../support/builders.ts";
import { anyString } from "../support/any-string.ts";

/** Any string, lone surrogates and control characters included, with markup more often than chance. */
export const anyText = fc
  .array(
    fc.oneof(
      anyString(),
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
/** Articles of every block, with any text in them. */
export const articleArb: fc.Arbitrary<Article> = fc
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
