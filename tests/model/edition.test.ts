import { describe, expect, it } from "vitest";
import { type Edition, feedUpdatedAt, fitEdition, newerThan } from "../../src/model/edition.ts";
import { anArticle, instant, paragraph } from "../support/builders.ts";

const anEdition = (count: number, text = "words"): Edition => ({
  feed: "front",
  changedAt: instant("2026-01-01T00:00:00Z"),
  entries: Array.from({ length: count }, (_, index) => ({
    body: "full" as const,
    article: anArticle(`a${index}`, { cards: [{ blocks: [paragraph(text)] }] }),
  })),
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

it("a part of an edition has what was withdrawn from it, as the whole has", () => {
  const removed = [{ id: anArticle("gone").id, at: instant("2026-01-02T00:00:00Z"), reason: "x" }];
  const whole = anEdition(3);
  const entries = whole.entries.map((entry, index) => ({ ...entry, since: 3 - index }));
  const edition = { ...whole, entries, version: 3, removed, sealedPages: 2 };
  const part = newerThan(edition, 2);
  expect(part?.entries).toHaveLength(1);
  expect(part).toMatchObject({ removed, sealedPages: 2 });
});

it("an entry that becomes a summary keeps since when it is as it is, so that a delta has it", () => {
  const edition = anEdition(3, "words ".repeat(200));
  const entries = edition.entries.map((entry, index) => ({ ...entry, since: index + 1 }));
  const fitted = fitEdition({ ...edition, entries }, 3000);
  expect(fitted.entries.map(({ body }) => body)).toContain("summary");
  expect(fitted.entries.map(({ since }) => since)).toEqual([1, 2, 3]);
});
