import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { EDITION_ENTRIES, EDITION_MAX_BYTES, SUMMARY_MAX_BYTES } from "../../src/model/edition.ts";
import { Articles } from "../../src/newsroom/ledger/articles.ts";
import { newestEntries } from "../../src/newsroom/ledger/edition-entries.ts";
import { Feeds } from "../../src/newsroom/ledger/feeds.ts";
import { Publications } from "../../src/newsroom/ledger/publications.ts";
import { aPicture, aPublication, inline, paragraph, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  slugsIn,
  submit,
  succeed,
} from "../support/newsroom.ts";

/** An article of so many bytes, more or less, all of it cards. */
const ofBytes = (name: string, bytes: number) =>
  submit(name, { cards: [{ blocks: [paragraph("é".repeat(bytes / 2))] }] });

it("keeps, shows, revises and withdraws the heaviest article that it takes", async () => {
  const desk = newsroomNamed("heaviest");
  await furnish(desk);
  succeed(await desk.publish(ofBytes("heaviest", 1_890_000), asNew));
  expect(await slugsIn("edition:v1:front")).toEqual(["heaviest"]);
  succeed(await desk.publish(ofBytes("heaviest", 1_891_000), overAny));
  succeed(await desk.publish(ofBytes("as-heavy", 1_890_000), asNew));
  const edition = await inKv("edition", "edition:v1:front");
  expect(edition?.entries.map(({ body }) => body)).toEqual(["summary", "summary"]);
  succeed(await desk.withdraw(slug("heaviest"), { reason: "x".repeat(1000) }, overAny));
  expect(await slugsIn("edition:v1:front")).toEqual(["as-heavy"]);
});

it("refuses what no row of the ledger could hold, and keeps nothing of it", async () => {
  const desk = newsroomNamed("too-heavy");
  await furnish(desk);
  expect(await desk.publish(ofBytes("too-heavy", 2_300_000), asNew)).toMatchObject({
    ok: false,
    error: {
      reason: "unacceptable",
      problems: [{ detail: expect.stringContaining("at most 1900000") }],
    },
  });
  expect(await desk.article(slug("too-heavy"))).toBeUndefined();
});

it("refuses what would not fit an edition as a summary, so that an edition can always be written", async () => {
  const desk = newsroomNamed("heavy-summary");
  await furnish(desk);
  const captioned = (characters: number) => ({
    picture: {
      ...aPicture({ caption: inline("x".repeat(characters)) }),
      url: "https://a.example/p",
    },
  });
  succeed(await desk.publish(submit("heavy-summary", captioned(SUMMARY_MAX_BYTES - 2_000)), asNew));
  expect(await slugsIn("edition:v1:front")).toEqual(["heavy-summary"]);
  expect(await desk.publish(submit("heavier", captioned(SUMMARY_MAX_BYTES)), asNew)).toMatchObject({
    ok: false,
    error: { reason: "unacceptable" },
  });
  expect((EDITION_ENTRIES + 1) * SUMMARY_MAX_BYTES).toBeLessThan(EDITION_MAX_BYTES);
});

it("leaves the notes out of a summary too, whatever they weigh", async () => {
  const desk = newsroomNamed("heavy-notes");
  await furnish(desk);
  const at = submit("any").article.publishedAt;
  const notes = { corrections: [{ at, html: inline("x".repeat(EDITION_MAX_BYTES)) }] };
  succeed(await desk.publish(submit("heavy-notes", notes), asNew));
  succeed(await desk.publish(submit("heavy-too", notes), asNew));
  const edition = await inKv("edition", "edition:v1:front");
  expect(edition?.entries.map(({ body, article }) => [body, article.corrections])).toEqual([
    ["summary", []],
    ["summary", []],
  ]);
});

/** The storage's SQL, with how many rows the last statement read. */
const counting = (sql: SqlStorage) => {
  let last: SqlStorageCursor<Record<string, SqlStorageValue>> | undefined;
  const exec: SqlStorage["exec"] = (query, ...bindings) => {
    const cursor = sql.exec<never>(query, ...bindings);
    last = cursor;
    return cursor;
  };
  return { sql: { exec } as SqlStorage, rowsRead: () => last?.rowsRead ?? Number.NaN };
};

it("reads few rows of a large ledger for an edition, and for whether a label is used", async () => {
  await inNewsroom("large", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("shown"), asNew));
  });
  await runInDurableObject(newsroomNamed("large"), (_, { storage }) => {
    storage.sql.exec(`
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 3000)
      INSERT INTO article (id, slug, presence, submission, revision, etag, published_at,
                           first_sequence, sequence, committed_at)
      SELECT 'tag:' || n, 'a' || n, 'live', '{}', 1, '', '2026-11-02T08:00:00Z', 1, 1, ''
      FROM number;
      INSERT INTO membership (feed, article_id, published_at, first_sequence)
      SELECT 'front', id, published_at, 1 FROM article WHERE id NOT LIKE '%first%'
      ON CONFLICT DO NOTHING;
      INSERT INTO byline (author, article_id) SELECT 'ada', id FROM article WHERE true
      ON CONFLICT DO NOTHING;
    `);
    const { sql, rowsRead } = counting(storage.sql);
    const feeds = new Feeds(sql);
    for (const fromPlace of [undefined, 0]) {
      const window = { limit: EDITION_ENTRIES, fullBytes: EDITION_MAX_BYTES, fromPlace };
      expect(newestEntries(sql, "front", window)).toHaveLength(1);
      expect(rowsRead()).toBeLessThan(20);
    }
    expect(feeds.hasArticles("front")).toBe(true);
    expect(rowsRead()).toBeLessThan(3);
    expect(new Articles(sql).isInByline("ada")).toBe(true);
    expect(rowsRead()).toBeLessThan(3);
  });
});

it("parses the settings once for each revision of them, whoever wrote it", async () => {
  await inNewsroom("parsed-once", kv, async (desk, { storage }) => {
    await furnish(desk);
    const publications = new Publications(storage.sql);
    const first = publications.current();
    expect(first?.publication).toEqual(aPublication());
    expect(publications.current()).toBe(first);
    succeed(await desk.adopt(aPublication({ title: "Another" }), overAny));
    expect(publications.current()?.publication.title).toBe("Another");
  });
});
