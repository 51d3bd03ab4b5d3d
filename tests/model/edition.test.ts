import { describe, expect, it } from "vitest";
import {
  type Edition,
  feedPath,
  feedUpdatedAt,
  feedsOf,
  fitEdition,
} from "../../src/model/edition.ts";
import { anArticle, instant, paragraph, slug } from "../support/builders.ts";

const anEdition = (count: number, text = "words"): Edition => ({
  feed: "front",
  changedAt: instant("2026-01-01T00:00:00Z"),
  entries: Array.from({ length: count }, (_, index) => ({
    body: "full" as const,
    article: anArticle(`a${index}`, { cards: [{ blocks: [paragraph(text)] }] }),
  })),
});

describe("the feeds of an article", () => {
  it("are the front page, its section, topics and writers; editors have none", () => {
    expect(feedsOf(anArticle())).toEqual([
      "front",
      "sections/world",
      "topics/syria",
      "authors/ada",
    ]);
  });

  it("name no feed twice", () => {
    const byline = [
      { author: slug("ada"), role: "writer" as const },
      { author: slug("ada"), role: "writer" as const },
    ];
    expect(
      feedsOf(anArticle("a", { byline })).filter((feed: string) => feed === "authors/ada"),
    ).toHaveLength(1);
  });

  it("stand at the path of their page", () => {
    expect(feedPath("front")).toBe("/");
    expect(feedPath("topics/syria" as never)).toBe("/topics/syria");
  });
});

describe("a feed's updated", () => {
  it("is its newest entry's", () => {
    expect(feedUpdatedAt(anEdition(2))).toBe("2026-11-01T08:00:00Z");
  });

  it("is its newest removal's when that is later", () => {
    expect(feedUpdatedAt({ ...anEdition(2), changedAt: instant("2026-11-20T00:00:00Z") })).toBe(
      "2026-11-20T00:00:00Z",
    );
  });

  it("is the feed's beginning when it is empty", () => {
    expect(feedUpdatedAt(anEdition(0))).toBe("2026-01-01T00:00:00Z");
  });
});

describe("an edition past its weight", () => {
  it("keeps every entry, and the newest in full", () => {
    const edition = anEdition(30, "x".repeat(30_000));
    const fitted = fitEdition(edition);
    expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(512 * 1024);
    expect(fitted.entries.map(({ article }) => article.id)).toEqual(
      edition.entries.map(({ article }) => article.id),
    );
    expect(fitted.entries[0]).toEqual(edition.entries[0]);
    const firstSummary = fitted.entries.findIndex(({ body }) => body === "summary");
    expect(
      fitted.entries
        .slice(firstSummary)
        .every(({ body, article }) => body === "summary" && article.cards.length === 0),
    ).toBe(true);
  });

  it("is left alone below it", () => {
    expect(fitEdition(anEdition(30))).toEqual(anEdition(30));
  });
});
