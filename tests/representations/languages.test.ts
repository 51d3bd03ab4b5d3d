import type { Nodes } from "hast";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { entryOf } from "../../src/model/entry.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Publication } from "../../src/model/publication.ts";
import { feedBody } from "../../src/representations/markup/body.ts";
import { aPublication } from "../support/builders.ts";
import { parseHtml } from "../support/html-tree.ts";
import { anArticleWithEverything, feedPageOf, PAGES, pageOf, rendered } from "./html-showcase.ts";

const WORDS = "كلمات";
/** Names are in no language (WCAG 2.2 §3.1.2). */
const NAME = "***";

/** Members that hold what the newsroom wrote. */
const WRITTEN = new Set(
  "title summary kicker heading html paragraphs attribution caption head rows description label".split(
    " ",
  ),
);

/** The same value with other words. */
const inArabic = (value: unknown, member = ""): unknown => {
  if (typeof value === "string") {
    if (member === "name") return NAME;
    if (member === "text") return "1 + 1"; // code runs from left to right
    return WRITTEN.has(member) ? WORDS : value;
  }
  if (Array.isArray(value)) return value.map((element) => inArabic(element, member));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, inArabic(inner, name)]),
  );
};

const language = "ar" as LanguageTag;
const licence = { url: "https://licence.example/", label: NAME };
const article = {
  ...(inArabic(anArticleWithEverything()) as Article),
  language,
  direction: "rtl",
  licence,
} as const;
const arabic = {
  ...(inArabic(aPublication()) as Publication),
  title: NAME,
  publisher: { name: NAME },
  copyright: NAME,
  licence,
} as const;

interface Piece {
  readonly text: string;
  readonly lang: unknown;
  readonly dir: unknown;
}

/** Every piece of text with the language and direction it stands in. */
const piecesOf = (node: Nodes, lang?: unknown, dir?: unknown): readonly Piece[] => {
  if (node.type === "text") return [{ text: node.value, lang, dir }];
  if (node.type === "element") {
    if (["head", "script"].includes(node.tagName) || node.properties["hidden"] === true) return [];
    const { properties } = node;
    return node.children.flatMap((child) =>
      piecesOf(child, properties["lang"] ?? lang, properties["dir"] ?? dir),
    );
  }
  return "children" in node ? node.children.flatMap((child) => piecesOf(child, lang, dir)) : [];
};

const PROVIDER = /^(?:YouTube|Vimeo|X|[a-z]+(?:\.[a-z]+)+)$/;

/** Text whose letters are not of the language it is said to be in. */
const mistakesIn = (document: string, lang?: string, dir?: string): readonly Piece[] =>
  piecesOf(parseHtml(document), lang, dir).filter((piece) => {
    const isOurs = /[A-Za-z]/.test(piece.text.replace(/\(?(?:YouTube|Vimeo|X)\)/, ""));
    const isTheirs = /\p{Script=Arabic}/u.test(piece.text);
    return (
      (isOurs && !PROVIDER.test(piece.text) && (piece.lang !== "en" || piece.dir !== "ltr")) ||
      (isTheirs && (piece.lang !== "ar" || piece.dir !== "rtl"))
    );
  });

describe("an article in Arabic", () => {
  const ours = { ...arabic, language };

  it.each(PAGES)("tells its language from ours, word by word, in $title", (row) => {
    expect(mistakesIn(rendered(row, pageOf({ ...article, language }, ours)))).toEqual([]);
  });

  it("tells its language from ours, word by word, in a feed", () => {
    const body = feedBody(entryOf(article, ours), aPublication());
    expect(body).toContain('<span lang="en" dir="ltr">Transcript</span>');
    expect(mistakesIn(body)).toEqual([]);
    expect(mistakesIn(feedBody(entryOf(article, ours, "summary"), aPublication()))).toEqual([]);
  });

  it("tells its language from ours in the feed of an Arabic publication, which says it once", () => {
    const body = feedBody(entryOf(article, ours), ours);
    expect(mistakesIn(`<div lang="ar" dir="rtl">${body}</div>`)).toEqual([]);
  });

  it("is listed with its language, word by word", () => {
    expect(mistakesIn(feedPageOf([article], "front", ours))).toEqual([]);
    expect(mistakesIn(feedPageOf([], "front", ours))).toEqual([]);
  });

  it("shows the labels of an English publication as English", () => {
    const labels = {
      sections: { world: { label: "World" } },
      topics: { syria: { label: "Syria" } },
    };
    const english = { ...arabic, ...labels, language: "en-GB" as LanguageTag };
    const labelsOf = (document: string) =>
      piecesOf(parseHtml(document)).filter(({ text }) => text === "World" || text === "Syria");
    for (const row of PAGES) {
      const shown = labelsOf(rendered(row, pageOf(article, english)));
      expect(new Set(shown.map(({ lang, dir }) => `${String(lang)} ${String(dir)}`))).toEqual(
        new Set(["en-GB ltr"]),
      );
      expect(shown.length).toBeGreaterThan(3);
    }
    const [kicker] = labelsOf(feedPageOf([article], "front", english)).slice(-1);
    expect(kicker).toEqual({ text: "World", lang: "en-GB", dir: "ltr" });
  });
});

it("an article in English of any country says nothing of its language within", () => {
  const british = anArticleWithEverything({ language: "en-GB" as LanguageTag });
  const publication = aPublication({ language: "en-GB" as LanguageTag });
  for (const row of PAGES) {
    expect(rendered(row, pageOf(british, publication)).match(/ lang="[^"]*"/g)).toEqual([
      ' lang="en-GB"',
    ]);
  }
  expect(feedBody(entryOf(british, publication), publication)).not.toContain("lang=");
});
