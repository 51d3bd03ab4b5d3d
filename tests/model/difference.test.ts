import { describe, expect, it } from "vitest";
import { type Change, difference } from "../../src/model/difference.ts";
import type { Article } from "../../src/model/article.ts";
import { anArticle, instant, paragraph, slug } from "../support/builders.ts";

const between = (before: Partial<Article>, after: Partial<Article>): readonly Change[] =>
  difference({ article: anArticle("first", before) }, { article: anArticle("first", after) });
const [one, two, three, four] = ["One.", "Two.", "Three.", "Four."].map(paragraph);
if (!one || !two || !three || !four) throw new Error("no paragraphs");

describe("what differs between two revisions", () => {
  it("is nothing where only the order of members does", () => {
    const { id, ...rest } = anArticle("first");
    expect(difference({ article: { id, ...rest } }, { article: { ...rest, id } })).toEqual([]);
  });

  it("is told by field, with what was there before and after", () => {
    expect(
      between(
        { title: "A", story: slug("the-wire") },
        { title: "B", canonicalUrl: "https://x.example/" },
      ),
    ).toEqual([
      { kind: "changed", pointer: "/title", before: "A", after: "B" },
      { kind: "removed", pointer: "/story", before: "the-wire" },
      { kind: "added", pointer: "/canonicalUrl", after: "https://x.example/" },
    ]);
  });

  it("is told by block: one that came or went changes no other", () => {
    const cards = (...blocks: (typeof one)[]) => ({ cards: [{ blocks }] });
    expect(between(cards(one, two, three), cards(one, four, two, three))).toEqual([
      { kind: "added", pointer: "/cards/0/blocks/1", after: four },
    ]);
    expect(between(cards(one, two, three), cards(two, three))).toEqual([
      { kind: "removed", pointer: "/cards/0/blocks/0", before: one },
    ]);
    expect(between(cards(one, two), cards(one, four))).toEqual([
      { kind: "changed", pointer: "/cards/0/blocks/1", before: two, after: four },
    ]);
  });

  it("is told by card, and within a card that was changed", () => {
    const [a, b] = [{ blocks: [one] }, { kicker: "Details", blocks: [two, three] }];
    expect(between({ cards: [a, b] }, { cards: [b] })).toEqual([
      { kind: "removed", pointer: "/cards/0", before: a },
    ]);
    const changed = { kicker: "Explained", blocks: [two, four, three] };
    expect(between({ cards: [a, b] }, { cards: [a, changed] })).toEqual([
      { kind: "changed", pointer: "/cards/1/kicker", before: "Details", after: "Explained" },
      { kind: "added", pointer: "/cards/1/blocks/1", after: four },
    ]);
  });

  it("includes that it was withdrawn", () => {
    const withdrawn = { at: instant("2026-11-02T08:00:00Z"), reason: "wrong" };
    const article = anArticle("first");
    expect(difference({ article }, { article, withdrawn })).toEqual([
      { kind: "added", pointer: "/withdrawn", after: withdrawn },
    ]);
  });

  it("is found in long articles in no time", () => {
    const blocks = Array.from({ length: 2_000 }, (_, index) => paragraph(`Paragraph ${index}.`));
    const started = performance.now();
    const [change, ...others] = between(
      { cards: [{ blocks }] },
      { cards: [{ blocks: [...blocks.slice(0, 999), four, ...blocks.slice(1_000)] }] },
    );
    expect(change).toMatchObject({ kind: "changed", pointer: "/cards/0/blocks/999" });
    expect(others).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
