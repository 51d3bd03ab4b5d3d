import { describe, expect, it } from "vitest";
import { keys } from "../../src/store/keys.ts";
import { anArticle, aPublication, EVERY_KIND_OF_FEED, instant } from "../support/builders.ts";
import { archivePagesOf } from "../support/archive-pages.ts";
import { type Newswire, aNewswire } from "../support/newswire.ts";

const many = (count: number) => Array.from({ length: count }, (_, index) => anArticle(`a${index}`));
const locations = async (wire: Newswire, path: string): Promise<readonly string[]> =>
  [...(await (await wire.get(path)).text()).matchAll(/<loc>https:\/\/news\.example([^<]*)/g)].map(
    ([, location = ""]) => location,
  );
const lastmods = async (wire: Newswire, path: string) =>
  [...(await (await wire.get(path)).text()).matchAll(/<lastmod>([^<]*)/g)].map(([, at]) => at);

it("leads from robots.txt to every live article, each once", async () => {
  const wire = await aNewswire(many(501));
  expect(await (await wire.get("/robots.txt")).text()).toContain(
    "\nSitemap: https://news.example/sitemap.xml\n",
  );
  const sitemaps = await locations(wire, "/sitemap.xml");
  expect(sitemaps).toEqual([
    "/sitemaps/lists.xml",
    "/sitemaps/1/articles.xml",
    "/sitemaps/2/articles.xml",
  ]);
  const articles = await Promise.all(sitemaps.slice(1).map((path) => locations(wire, path)));
  expect(articles.map(({ length }) => length)).toEqual([500, 1]);
  expect(new Set(articles.flat()).size).toBe(501);
});

describe("the index", () => {
  it("says when the newest sitemap changed, by its pages' own time, and the lists by the settings'", async () => {
    const wire = await aNewswire();
    expect(await lastmods(wire, "/sitemap.xml")).toEqual([
      "2026-11-01T08:00:00Z",
      "2026-11-01T08:00:00Z",
    ]);
    const [page] = archivePagesOf([anArticle("first", { title: "Silently revised" })]);
    await wire.records.write("archive", keys.archive(1), page!, instant("2026-11-01T23:00:00Z"));
    wire.pass(6);
    const response = await wire.get("/sitemap.xml");
    expect(await response.text()).toContain("<lastmod>2026-11-01T23:00:00Z</lastmod>");
    expect(response.headers.get("Last-Modified")).toBe("Sun, 01 Nov 2026 23:00:00 GMT");
  });

  it("moves its ETag when the same settings are committed again, since it says when that was", async () => {
    const wire = await aNewswire();
    const etag = (await wire.get("/sitemap.xml")).headers.get("ETag") ?? "";
    await wire.adopt(aPublication(EVERY_KIND_OF_FEED), "2026-11-01T10:00:00Z");
    wire.pass(6);
    const response = await wire.get("/sitemap.xml", { "If-None-Match": etag });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<lastmod>2026-11-01T10:00:00Z</lastmod>");
  });

  it("parses no record but the settings", async () => {
    const wire = await aNewswire();
    await wire.get("/sitemap.xml");
    expect(wire.records.parses).toEqual(["publication:v1"]);
  });

  it("has the lists alone before the first article", async () => {
    const wire = await aNewswire([]);
    expect(await locations(wire, "/sitemap.xml")).toEqual(["/sitemaps/lists.xml"]);
  });
});

describe("a sitemap of articles", () => {
  it("loses what was withdrawn, and nothing moves into its place", async () => {
    const wire = await aNewswire(many(60));
    const before = await locations(wire, "/sitemaps/1/articles.xml");
    const [page] = archivePagesOf(many(60));
    const articles = page!.articles.filter(({ slug }) => slug !== "a7");
    await wire.records.write(
      "archive",
      keys.archive(1),
      { ...page!, articles },
      instant("2026-11-01T09:00:00Z"),
    );
    wire.pass(6);
    expect(await locations(wire, "/sitemaps/1/articles.xml")).toEqual(
      before.filter((path) => path !== "/articles/a7"),
    );
  });

  it("is answered 304 without a parse, as long as none of its pages changed", async () => {
    const wire = await aNewswire(many(60));
    const path = "/sitemaps/1/articles.xml";
    const etag = (await wire.get(path)).headers.get("ETag") ?? "";
    wire.pass(6);
    wire.records.parses.length = 0;
    expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(304);
    expect(wire.records.parses).toEqual([]);
    const [, page] = archivePagesOf(many(61));
    await wire.records.write("archive", keys.archive(2), page!, instant("2026-11-01T09:00:00Z"));
    wire.pass(6);
    expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(200);
  });

  it("stays below the operations of an invocation", async () => {
    const wire = await aNewswire(many(500));
    wire.records.reads.length = 0;
    await wire.get("/sitemaps/1/articles.xml");
    expect(wire.records.reads).toHaveLength(12);
  });

  it("does without a page that KV does not show here yet", async () => {
    const wire = await aNewswire(many(60));
    wire.records.stored.delete(keys.archive(2));
    expect(await locations(wire, "/sitemaps/1/articles.xml")).toHaveLength(50);
  });

  it("is there as soon as its first page is, whatever the front page knows", async () => {
    const wire = await aNewswire(many(50));
    const [, page] = archivePagesOf(many(51));
    expect((await wire.get("/sitemaps/2/articles.xml")).status).toBe(404);
    await wire.records.write(
      "archive",
      keys.archive(11),
      { ...page!, number: 11 },
      instant("2026-11-01T09:00:00Z"),
    );
    wire.pass(6);
    expect(await locations(wire, "/sitemaps/2/articles.xml")).toEqual(["/articles/a50"]);
  });
});
