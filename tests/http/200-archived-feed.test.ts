import { describe, expect, it } from "vitest";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import { keys } from "../../src/store/keys.ts";
import { archivePagesOf } from "../support/archive-pages.ts";
import { anArticle, instant, paragraph, slug } from "../support/builders.ts";
import type { Newswire } from "../support/newswire.ts";
import { aSealedWire, pageOf } from "../support/sealed-wire.ts";

const AT = instant("2026-11-01T09:00:00Z");
const HOUR = (index: number) => instant(`2026-10-01T${String(index % 24).padStart(2, "0")}:00:00Z`);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    anArticle(`a${index}`, { publishedAt: HOUR(index), updatedAt: HOUR(index) }),
  );

const linksIn = async (wire: Newswire, path: string) => {
  const field = (await wire.get(path)).headers.get("Link") ?? "";
  return Object.fromEntries(
    [...field.matchAll(/<https:\/\/news\.example([^>]*)>; rel="([\w-]+)"/g)]
      .filter(([, , rel = ""]) => /archive|current|self|hub/.test(rel))
      .map(([, href, rel = ""]) => [rel, href]),
  );
};

describe.each(FEED_FILES)("the archive of the front page's $title feed", ({ file }) => {
  it("is a chain from the feed to the oldest page, and back", async () => {
    const wire = await aSealedWire(many(151));
    expect(await linksIn(wire, `/${file}`)).toMatchObject({ "prev-archive": `/archive/3/${file}` });
    expect(await linksIn(wire, `/archive/3/${file}`)).toEqual({
      self: `/archive/3/${file}`,
      current: `/${file}`,
      "prev-archive": `/archive/2/${file}`,
    });
    expect(await linksIn(wire, `/archive/2/${file}`)).toMatchObject({
      "prev-archive": `/archive/1/${file}`,
      "next-archive": `/archive/3/${file}`,
    });
    expect(await linksIn(wire, `/archive/1/${file}`)).toEqual({
      self: `/archive/1/${file}`,
      current: `/${file}`,
      "next-archive": `/archive/2/${file}`,
    });
  });

  it("has the whole articles of a page, newest first, and none that is not live by now", async () => {
    const wire = await aSealedWire(many(51));
    const withdrawnAt = instant("2026-11-01T09:00:00Z");
    const { id } = anArticle("a7");
    await wire.put("a7", { kind: "gone", id, withdrawnAt, reason: "In error." });
    await wire.put("a8", { kind: "moved", id: anArticle("a8").id, to: slug("elsewhere") });
    wire.records.stored.delete(keys.resource(slug("a9")));
    const text = await (await wire.get(`/archive/1/${file}`)).text();
    const ids = [...text.matchAll(/tag:news\.example,2026-11-01:(a\d+)[<"]/g)].map(
      ([, name]) => name,
    );
    expect(ids).toHaveLength(47);
    expect(new Set(ids)).not.toContain("a50");
    expect(ids.slice(0, 3)).toEqual(["a47", "a23", "a46"]);
    expect(text.match(/It begins &(amp;)?amp; goes on/g)?.length).toBeGreaterThanOrEqual(47);
    for (const name of ["a7", "a8", "a9"]) expect(ids).not.toContain(name);
  });

  it("has an article that moved since where it stands now, once", async () => {
    const articles = many(50);
    const wire = await aSealedWire(articles);
    await wire.put("a8", { kind: "moved", id: articles[8]!.id, to: slug("elsewhere") });
    await wire.put("elsewhere", {
      kind: "live",
      article: { ...articles[8]!, slug: slug("elsewhere") },
    });
    const text = await (await wire.get(`/archive/1/${file}`)).text();
    expect(text).toContain("https://news.example/articles/elsewhere");
    expect(text).not.toContain("https://news.example/articles/a8<");
    expect(text.match(/tag:news\.example,2026-11-01:a8[<"]/g)).toHaveLength(1);
  });

  it("is answered 304 for the page and the settings alone: no article is read, nothing parsed", async () => {
    const wire = await aSealedWire(many(50));
    const path = `/archive/1/${file}`;
    const etag = (await wire.get(path)).headers.get("ETag") ?? "";
    wire.pass(6);
    wire.records.parses.length = wire.records.reads.length = 0;
    expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(304);
    expect([wire.records.reads.toSorted(), wire.records.parses]).toEqual([
      ["archive:v1:1", "publication:v1"],
      [],
    ]);
  });

  it("reads its articles at once", async () => {
    const wire = await aSealedWire(many(50));
    await wire.get(`/archive/1/${file}`);
    expect(wire.records.reads).toHaveLength(3);
    expect(wire.records.reads[2]?.split(" ")).toHaveLength(50);
  });

  it("has another ETag as long as an article's record is not the one that its page knows", async () => {
    const articles = many(50);
    const wire = await aSealedWire(articles);
    const path = `/archive/1/${file}`;
    const settled = (await wire.get(path)).headers.get("ETag") ?? "";
    const revised = articles.map((article, index) =>
      index === 3 ? { ...article, cards: [{ blocks: [paragraph("Silently revised.")] }] } : article,
    );
    // The page has come here, the revision has not yet.
    const [page] = archivePagesOf(articles, AT);
    await wire.records.write("archive", keys.archive(1), pageOf(page!, revised), AT);
    wire.pass(6);
    const early = await wire.get(path, { "If-None-Match": settled });
    expect(early.status).toBe(200);
    expect(await early.text()).not.toContain("Silently revised");
    await wire.put("a3", { kind: "live", article: revised[3]! });
    wire.pass(6);
    const late = await wire.get(path, { "If-None-Match": early.headers.get("ETag") ?? "" });
    expect(late.status).toBe(200);
    expect(await late.text()).toContain("Silently revised");
    wire.pass(6);
    const etag = late.headers.get("ETag") ?? "";
    expect((await wire.get(path, { "If-None-Match": etag })).status).toBe(304);
  });

  it("is 404 where no page is, and 503 where KV has not shown a page that there is", async () => {
    const wire = await aSealedWire(many(51));
    for (const page of ["3", "0", "01", "x"]) {
      expect((await wire.get(`/archive/${page}/${file}`)).status).toBe(404);
    }
    wire.records.stored.delete(keys.archive(1));
    wire.pass(6);
    expect((await wire.get(`/archive/1/${file}`)).status).toBe(503);
  });
});

it("is a document of the same feed: its name, its page, its identity", async () => {
  const wire = await aSealedWire(many(51));
  const read = async (path: string) =>
    (await wire.get(path)).json<Readonly<Record<string, unknown>>>();
  const [feed, document] = [await read("/feed.json"), await read("/archive/1/feed.json")];
  for (const name of ["title", "home_page_url", "feed_url"])
    expect(document[name]).toBe(feed[name]);
  expect(feed["next_url"]).toBe("https://news.example/archive/1/feed.json");
  expect(document).not.toHaveProperty("next_url");
  expect(feed).toHaveProperty("hubs");
  expect(document).not.toHaveProperty("hubs");
});

it("carries summaries once the articles before weigh more than half a mebibyte", async () => {
  const wire = await aSealedWire(many(50), { bytes: 40_000 });
  const { items } = await (
    await wire.get("/archive/1/feed.json")
  ).json<{
    readonly items: readonly { readonly _edgewire: { readonly body: string } }[];
  }>();
  const bodies = items.map(({ _edgewire: { body } }) => body);
  expect(bodies).toHaveLength(50);
  expect(bodies.indexOf("summary")).toBe(14);
  expect(bodies.lastIndexOf("full")).toBe(13);
});

it("reads articles that are too heavy for one answer of KV one after the other", async () => {
  const wire = await aSealedWire(many(50), { bytes: 1_000_000 });
  expect((await wire.get("/archive/1/atom.xml")).status).toBe(200);
  const sizes = wire.records.reads.slice(2).map((keysRead) => keysRead.split(" ").length);
  expect(sizes).toEqual([8, 8, 8, 8, 8, 8, 2]);
});

it("calls a page that is not full no archive, as more will be on it", async () => {
  const wire = await aSealedWire(many(51));
  for (const file of ["atom.xml", "rss.xml"]) {
    expect(await (await wire.get(`/archive/1/${file}`)).text()).toContain("fh:archive");
    expect(await (await wire.get(`/archive/2/${file}`)).text()).not.toContain("fh:archive");
    expect(await (await wire.get(`/${file}`)).text()).not.toContain("fh:archive");
  }
});

it("shows a person the way to the feed, and to the source of this document", async () => {
  const wire = await aSealedWire(many(51));
  const response = await wire.get("/archive/1/rss.xml", {
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    Accept: "text/html",
  });
  const text = await response.text();
  expect(response.headers.get("Content-Type")).toContain("text/html");
  expect(text.replaceAll("<wbr/>", "")).toContain("https://news.example/rss.xml<");
  expect(text).toContain('href="/archive/1/rss.xml?raw"');
});

it("keeps the front page at thirty articles, whatever its feed holds besides", async () => {
  const wire = await aSealedWire(many(49));
  const text = await (await wire.get("/")).text();
  expect(text.match(/class="[^"]*h-entry/g)).toHaveLength(30);
});
