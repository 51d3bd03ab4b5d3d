import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import { anArticle, aPublication } from "../support/builders.ts";
import {
  type Newswire,
  REPRESENTATIONS,
  SITEMAPS,
  TWO_ARTICLES,
  aNewswire,
} from "../support/newswire.ts";

const etagOf = async (wire: Newswire, path: string): Promise<string> =>
  (await wire.get(path)).headers.get("ETag") ?? "none";

describe.each(REPRESENTATIONS)("GET %s with the ETag it had", (path) => {
  it("answers 304 without a body or representation fields", async () => {
    const wire = await aNewswire();
    const full = await wire.get(path);
    const response = await wire.get(path, { "If-None-Match": full.headers.get("ETag") ?? "" });
    expect(response.status).toBe(304);
    expect(response.body).toBeNull();
    const kept = ["cache-control", "etag", "vary"];
    const shared = ["access-control-allow-origin", "access-control-expose-headers"];
    const expected = [...full.headers].filter(([name]) => [...kept, ...shared].includes(name));
    expect([...response.headers]).toEqual(expected);
  });

  it("parses and renders nothing, on a cold isolate too", async () => {
    const warm = await aNewswire();
    const etag = await etagOf(warm, path);
    const cold = await aNewswire();
    expect((await cold.get(path, { "If-None-Match": etag })).status).toBe(304);
    // What is news depends on the time and the articles: these have to be read.
    expect(cold.records.parses).toEqual(path === "/news-sitemap.xml" ? ["archive:v1:1"] : []);
    expect(new Set(cold.records.reads).size).toBe(cold.records.reads.length);
    // The front page tells of the archive how long it is.
    const records = SITEMAPS.includes(path) ? 3 : 2;
    expect(cold.records.reads.length).toBeLessThanOrEqual(records);
  });

  it("answers HEAD with 304 as well", async () => {
    const wire = await aNewswire();
    const etag = await etagOf(wire, path);
    expect((await wire.head(path, { "If-None-Match": etag })).status).toBe(304);
  });
});

it("moves the ETag when the record changes", async () => {
  const wire = await aNewswire();
  const etag = await etagOf(wire, "/atom.xml");
  await wire.publish([anArticle("first", { title: "Revised" })], "2026-11-01T09:00:00Z");
  wire.pass(MEMO_TRUST_SECONDS);
  const response = await wire.get("/atom.xml", { "If-None-Match": etag });
  expect(response.status).toBe(200);
  expect(response.headers.get("Last-Modified")).toBe("Sun, 01 Nov 2026 09:00:00 GMT");
});

it("moves the ETag when the settings change", async () => {
  const wire = await aNewswire();
  const etag = await etagOf(wire, "/articles/first");
  await wire.adopt(aPublication({ title: "Another title" }), "2026-11-01T09:00:00Z");
  wire.pass(MEMO_TRUST_SECONDS);
  const response = await wire.get("/articles/first", { "If-None-Match": etag });
  expect(response.status).toBe(200);
  expect(response.headers.get("Last-Modified")).toBe("Sun, 01 Nov 2026 09:00:00 GMT");
});

it("keeps the ETag when the same record is written again", async () => {
  const wire = await aNewswire();
  const etag = await etagOf(wire, "/rss.xml");
  await wire.publish(TWO_ARTICLES);
  wire.pass(MEMO_TRUST_SECONDS);
  expect((await wire.get("/rss.xml", { "If-None-Match": etag })).status).toBe(304);
});

it("ignores If-Modified-Since beside an ETag that does not match", async () => {
  const wire = await aNewswire();
  const headers = {
    "If-None-Match": 'W/"old"',
    "If-Modified-Since": "Mon, 02 Nov 2026 00:00:00 GMT",
  };
  expect((await wire.get("/rss.xml", headers)).status).toBe(200);
});

it("has an ETag of its own for each representation", async () => {
  const wire = await aNewswire();
  const tags = await Promise.all(REPRESENTATIONS.map((path) => etagOf(wire, path)));
  expect(new Set(tags).size).toBe(REPRESENTATIONS.length);
});

it("answers `*` with 304 where something stands, and with 404 where nothing does", async () => {
  const wire = await aNewswire();
  expect((await wire.get("/rss.xml", { "If-None-Match": "*" })).status).toBe(304);
  expect((await wire.get("/articles/none", { "If-None-Match": "*" })).status).toBe(404);
});

it("moves the ETag exactly when something changed", async () => {
  const text = fc.constantFrom("One", "Two", "Three");
  const version = fc.record({ title: text, summary: text, section: text });
  await fc.assert(
    fc.asyncProperty(version, version, async (before, after) => {
      const tags: string[] = [];
      const bodies: string[] = [];
      for (const { title, summary, section } of [before, after]) {
        const wire = await aNewswire([anArticle("first", { title, summary })]);
        await wire.adopt(aPublication({ sections: { world: { label: section } } }));
        const response = await wire.get("/atom.xml");
        tags.push(response.headers.get("ETag") ?? "");
        bodies.push(await response.text());
      }
      expect(tags[0] === tags[1]).toBe(bodies[0] === bodies[1]);
    }),
  );
});
