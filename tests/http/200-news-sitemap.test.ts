import { expect, it } from "vitest";
import { ARCHIVE_PAGE_PLACES, firstPlaceOf } from "../../src/model/archive.ts";
import type { Article } from "../../src/model/article.ts";
import { instantOf } from "../../src/model/instant.ts";
import { keys } from "../../src/store/keys.ts";
import { anArticle, instant } from "../support/builders.ts";
import { archivePagesOf } from "../support/archive-pages.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

const PATH = "/news-sitemap.xml";
/** Of a new wire. */
const NOW_MS = Date.UTC(2026, 10, 2);
const HOUR_MS = 3_600_000;

const publishedHoursAgo = (name: string, hours: number): Article => {
  const at = instantOf(NOW_MS - hours * HOUR_MS);
  return anArticle(name, { publishedAt: at, updatedAt: at });
};

const slugsIn = async (wire: Newswire): Promise<readonly string[]> =>
  [...(await (await wire.get(PATH)).text()).matchAll(/\/articles\/([^<]*)<\/loc>/g)].map(
    ([, slug = ""]) => slug,
  );

/** Pages that began when their first article was published. */
const publish = async (wire: Newswire, articles: readonly Article[]): Promise<void> => {
  await wire.publish(articles);
  for (const page of archivePagesOf(articles)) {
    await wire.records.write(
      "archive",
      keys.archive(page.number),
      page,
      instant("2026-11-01T08:00:00Z"),
    );
  }
};

it("loses an article two days after its publication, though nothing is published", async () => {
  const wire = await aNewswire([publishedHoursAgo("older", 47), publishedHoursAgo("newer", 1)]);
  const first = await wire.get(PATH);
  const etag = first.headers.get("ETag") ?? "";
  expect(await slugsIn(wire)).toEqual(["newer", "older"]);

  wire.pass(3599);
  expect((await wire.get(PATH, { "If-None-Match": etag })).status).toBe(304);
  // The answer that is ready to be given again must not outlive the article's two days.
  wire.pass(1);
  const second = await wire.get(PATH, { "If-None-Match": etag });
  expect(second.status).toBe(200);
  expect(second.headers.get("ETag")).not.toBe(etag);
  expect(second.headers.get("Last-Modified")).toBe("Mon, 02 Nov 2026 01:00:00 GMT");
  expect(await slugsIn(wire)).toEqual(["newer"]);
  const since = { "If-Modified-Since": first.headers.get("Last-Modified") ?? "" };
  expect((await wire.get(PATH, since)).status).toBe(200);
  expect(
    (await wire.get(PATH, { "If-Modified-Since": "Mon, 02 Nov 2026 01:00:00 GMT" })).status,
  ).toBe(304);
});

it("is a valid, empty answer where nothing is news", async () => {
  for (const articles of [[], [publishedHoursAgo("old", 49)]]) {
    const wire = await aNewswire(articles);
    const response = await wire.get(PATH);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain("<urlset ");
    expect(text).not.toContain("<url>");
  }
});

it("finds news behind any number of back-dated articles, and reads no page that can have none", async () => {
  const wire = await aNewswire([]);
  const { length } = Array.from({ length: 3 * ARCHIVE_PAGE_PLACES });
  const imported = Array.from({ length }, (_, index) => publishedHoursAgo(`i${index}`, 9999));
  const articles = [
    ...Array.from({ length: ARCHIVE_PAGE_PLACES }, (_, index) =>
      publishedHoursAgo(`old${index}`, 500 - index),
    ),
    ...Array.from({ length: ARCHIVE_PAGE_PLACES }, (_, index) =>
      publishedHoursAgo(`new${index}`, 60 - index),
    ),
    ...imported,
  ];
  await wire.publish(articles);
  for (const page of archivePagesOf(articles)) {
    const first = articles[firstPlaceOf(page.number)];
    const begunAt = page.number > 2 ? instantOf(NOW_MS - HOUR_MS) : first!.publishedAt;
    await wire.records.write("archive", keys.archive(page.number), { ...page, begunAt }, begunAt);
  }
  wire.records.reads.length = 0;
  expect(await slugsIn(wire)).toHaveLength(37);
  expect(wire.records.reads.filter((key) => key.startsWith("archive:"))).toEqual(
    [5, 4, 3, 2].map(keys.archive),
  );
});

it("has a thousand articles at most, and stays below the operations of an invocation", async () => {
  const wire = await aNewswire([]);
  const count = 50 * ARCHIVE_PAGE_PLACES;
  await publish(
    wire,
    Array.from({ length: count }, (_, index) =>
      publishedHoursAgo(`n${index}`, 40 - (index * 30) / count),
    ),
  );
  wire.records.reads.length = 0;
  const slugs = await slugsIn(wire);
  expect(slugs).toHaveLength(1000);
  expect(slugs[0]).toBe(`n${count - 1}`);
  expect(wire.records.reads.length).toBeLessThan(45);
});

it("names nothing that stands elsewhere first", async () => {
  const elsewhere = { canonicalUrl: "https://first.example/story" };
  const wire = await aNewswire([anArticle("first"), anArticle("second", elsewhere)]);
  expect(await slugsIn(wire)).toEqual(["first"]);
});
