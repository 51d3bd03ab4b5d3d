import * as fc from "fast-check";
import { BYLINE_ROLES, type Article } from "../../src/model/article.ts";
import type { Block, Card } from "../../src/model/block.ts";
import type { InlineHtml } from "../../src/model/inline.ts";
import type { Chapter, Picture } from "../../src/model/media.ts";
import type { Publication } from "../../src/model/publication.ts";
import { anArticle, aPicture, aPublication, instant, slug, anAudio } from "../support/builders.ts";
import { aVideo } from "./feed-samples.ts";
import { anyString } from "../support/any-string.ts";

/** Any string of UTF-16, rich in what breaks markup: CDATA ends, references, controls, lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      anyString(),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) }),
      fc.constantFrom(
        "]]>",
        "]]",
        ">",
        "<",
        "&",
        "&amp;",
        "&#0;",
        '"',
        "'",
        "<![CDATA[",
        "</item>",
        "\n        <item>",
        "\n    </channel>",
        "<!--",
        "<script>",
        "</script>",
        "\r",
        "\t",
        "\u0000",
        "\u000B",
        "\uD800",
        "\uDC00",
        "\uFFFE",
        "\u2028",
        "\u202E",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

/** Inline HTML as the border makes it of any text, or the same with what the border would remove. */
const anyInline: fc.Arbitrary<InlineHtml> = fc
  .tuple(anyText, anyText)
  .map(([text, title]) => `<abbr title="${escaped(title)}">${escaped(text)}</abbr>` as InlineHtml);

/** Escapes as the border does, and leaves forbidden characters in, as the border does not. */
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const anyPicture: fc.Arbitrary<Picture> = fc
  .tuple(anyText, anyInline, anyText)
  .map(([alt, caption, name]) => aPicture({ alt, caption, credit: { name, role: "author" } }));

const anyChapters: fc.Arbitrary<readonly Chapter[]> = fc.array(
  fc.record({
    startSeconds: fc.nat().map((milliseconds) => milliseconds / 1000),
    title: anyText,
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  }),
  { maxLength: 3 },
);

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), html: anyInline }),
  fc.record({
    type: fc.constant("heading" as const),
    level: fc.constantFrom(3, 4),
    html: anyInline,
  }),
  fc.record({
    type: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ html: anyInline }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("quote" as const),
    paragraphs: fc.array(anyInline, { maxLength: 2 }),
    attribution: anyInline,
  }),
  fc.record({ type: fc.constant("image" as const), picture: anyPicture }),
  fc
    .tuple(anyText, anyChapters)
    .map(([title, chapters]) => ({ type: "audio" as const, audio: anAudio({ title, chapters }) })),
  fc.tuple(anyText, anyPicture, anyChapters).map(([title, poster, chapters]) => ({
    type: "video" as const,
    video: aVideo({ title, poster, chapters }),
  })),
  fc.record({
    type: fc.constant("embed" as const),
    provider: fc.constantFrom("youtube", "link"),
    url: fc.webUrl({ withQueryParameters: true }),
    title: anyText,
    description: anyText,
    picture: anyPicture,
  }),
  fc.record({
    type: fc.constant("table" as const),
    caption: anyInline,
    alignments: fc.constant([]),
    head: fc.array(anyInline, { maxLength: 2 }),
    rows: fc.array(fc.array(anyInline, { maxLength: 2 }), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant("code" as const), language: anyText, text: anyText }),
  fc.record({
    type: fc.constant("timeline" as const),
    events: fc.array(fc.record({ at: anyText, html: anyInline }), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant("divider" as const) }),
  fc.record({
    type: fc.constant("call-to-action" as const),
    html: anyInline,
    links: fc.array(fc.record({ label: anyText, href: fc.webUrl() }), { maxLength: 2 }),
  }),
);

const anyCard: fc.Arbitrary<Card> = fc.record({
  kicker: anyText,
  heading: anyInline,
  blocks: fc.array(anyBlock, { maxLength: 4 }),
});

/** An article with any text in every field that holds text. */
export const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    title: anyText,
    summary: anyText,
    licence: anyText,
    picture: anyPicture,
    cards: fc.array(anyCard, { maxLength: 3 }),
    role: fc.constantFrom(...BYLINE_ROLES),
    note: anyInline,
    noteTitle: anyText,
  })
  .map(({ licence, role, note, noteTitle, ...article }) =>
    anArticle("any", {
      ...article,
      story: slug("any"),
      licence: { url: "https://rights.example/?a=1&b=2", label: licence },
      byline: [
        { author: slug("ada"), role: "writer" },
        { author: slug("bob"), role },
      ],
      corrections: [{ at: instant("2026-11-02T08:00:00Z"), html: note }],
      developments: [{ at: instant("2026-11-03T08:00:00Z"), html: note, title: noteTitle }],
    }),
  );

/** A publication with any text in every field that holds text. */
export const anyPublication: fc.Arbitrary<Publication> = anyText.map((text) =>
  aPublication({
    title: text,
    description: text,
    publisher: { name: text, email: "desk@news.example" },
    copyright: text,
    licence: { url: "https://rights.example/", label: text },
    icon: aPicture(),
    sections: { world: { label: text } },
    topics: { syria: { label: text } },
    stories: { any: { label: text } },
    authors: { ada: { name: text, kind: "person" }, bob: { name: text, kind: "person" } },
  }),
);
