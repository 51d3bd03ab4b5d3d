import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import type { RecordMetadata } from "../../src/store/records.ts";
import { EVERY_KIND_OF_FEED, aPublication, anArticle, instant, slug } from "../support/builders.ts";
import { FEEDS, type Newswire, aBareNewswire } from "../support/newswire.ts";

const story = slug("the-wire");
const ARTICLES = [
  anArticle("first", { story }),
  anArticle("second", { story, title: "Ein größerer <Titel> & 📰", summary: "١٢٣ ]]>" }),
];
const translated = anArticle("translated", { language: "ar" as LanguageTag });
const { id, slug: at, language, title } = anArticle("original");
const translations = [{ id, slug: at, language, title }];

const aWire = async (prerenders: boolean): Promise<Newswire> => {
  const wire = aBareNewswire();
  wire.prerenders = prerenders;
  await wire.adopt(aPublication(EVERY_KIND_OF_FEED));
  await wire.publish(ARTICLES);
  await wire.put("translated", { kind: "live", article: translated, translations });
  return wire;
};

const PATHS = [
  "/",
  "/sections/world",
  "/stories/the-wire",
  ...FEEDS,
  "/articles/first",
  "/articles/second",
  "/articles/translated",
].filter((path) => !path.startsWith("/articles/first/"));

describe.each(["identity", "gzip", "br"])("asked for %s", (coding) => {
  const headers = { "Accept-Encoding": coding };

  it.each(PATHS)(
    "%s is to the letter what would be rendered, and nothing is parsed",
    async (path) => {
      const [made, rendered] = await Promise.all([aWire(true), aWire(false)]);
      const [one, other] = [await made.get(path, headers), await rendered.get(path, headers)];
      expect(one.status).toBe(200);
      expect([...one.headers]).toEqual([...other.headers]);
      expect(Buffer.from(await one.arrayBuffer())).toEqual(Buffer.from(await other.arrayBuffer()));
      expect(made.records.parses).toEqual([]);
      expect(rendered.records.parses).not.toEqual([]);
      expect(made.records.reads).toHaveLength(2);
    },
  );
});

it("is read once for all that ask for it within the memo's trust", async () => {
  const wire = await aWire(true);
  for (let time = 0; time < 3; time++) await wire.get("/atom.xml", { "Accept-Encoding": "gzip" });
  expect(wire.records.reads).toHaveLength(2);
});

it("is not what new settings make: the page is rendered", async () => {
  const wire = await aWire(true);
  const before = await wire.get("/rss.xml");
  await wire.adopt(aPublication({ ...EVERY_KIND_OF_FEED, title: "Another name" }));
  wire.pass(10);
  const after = await wire.get("/rss.xml");
  expect(await after.text()).toContain("<title>Another name</title>");
  expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
});

it("is not what other renderers made", async () => {
  const wire = await aWire(true);
  const found = wire.records.stored.get("edition:v1:front");
  const metadata = found?.metadata as RecordMetadata;
  const { prerendered } = metadata;
  const madeWith = `${prerendered?.madeWith}1`;
  wire.records.stored.set("edition:v1:front", {
    text: found?.text ?? "",
    metadata: { ...metadata, prerendered: { ...prerendered, madeWith } },
  });
  expect((await wire.get("/rss.xml")).status).toBe(200);
  expect(wire.records.parses).toContain("edition:v1:front");
});

it("gives way to what stands there when the article is withdrawn before it is read", async () => {
  const wire = await aWire(true);
  const etag = (await (await aWire(true)).get("/articles/first")).headers.get("ETag") ?? "";
  // The validators are trusted from here on, and nothing but those was read.
  expect((await wire.get("/articles/first", { "If-None-Match": etag })).status).toBe(304);
  const at = instant("2026-11-02T09:00:00Z");
  const { id } = anArticle("first");
  await wire.put("first", { kind: "gone", id, withdrawnAt: at, reason: "It was not so." });
  const response = await wire.get("/articles/first");
  expect(response.status).toBe(410);
  expect(await response.text()).toContain("It was not so.");
});

it("is not needed where the record is at hand", async () => {
  const wire = await aWire(true);
  await wire.get("/articles/first/article.json");
  wire.records.failing = true;
  expect((await wire.get("/articles/first")).status).toBe(200);
});

it("is 503 where KV fails before it is read, as any other", async () => {
  const wire = await aWire(true);
  const etag = (await (await aWire(true)).get("/rss.xml")).headers.get("ETag") ?? "";
  await wire.get("/rss.xml", { "If-None-Match": etag });
  wire.records.failing = true;
  expect((await wire.get("/rss.xml")).status).toBe(503);
});

it("is no feed that the settings do not have", async () => {
  const wire = await aWire(true);
  await wire.adopt(aPublication());
  await wire.publish([anArticle("first", { section: slug("nowhere") })]);
  wire.pass(10);
  expect((await wire.get("/sections/nowhere/rss.xml")).status).toBe(404);
});
