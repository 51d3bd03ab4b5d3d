import { describe, expect, it } from "vitest";
import { aBareNewswire } from "../support/newswire.ts";
import { aPublication } from "../support/builders.ts";

const EMPTY = ["/", "/sections/culture", "/topics/feeds", "/stories/the-wire", "/authors/desk"];

describe.each(EMPTY)("a feed nobody has written for: %s", (page) => {
  it("is there, empty, and dated by the settings", async () => {
    const wire = aBareNewswire();
    await wire.adopt(aPublication(), "2026-11-01T07:00:00Z");
    for (const file of ["", "rss.xml", "atom.xml", "feed.json"]) {
      const response = await wire.get(page === "/" ? `/${file}` : `${page}${file && "/"}${file}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Last-Modified")).toBe("Sun, 01 Nov 2026 07:00:00 GMT");
    }
  });
});

it("does not take one empty feed for another", async () => {
  const wire = aBareNewswire();
  await wire.adopt(aPublication());
  const culture = await (await wire.get("/sections/culture/rss.xml")).text();
  const feeds = await (await wire.get("/topics/feeds/rss.xml")).text();
  expect(culture).toContain("Culture");
  expect(feeds).not.toContain("Culture");
});

it("shares its validator with no other feed", async () => {
  const wire = aBareNewswire();
  await wire.adopt(aPublication());
  const tags = await Promise.all(
    EMPTY.map(async (page) => (await wire.get(page)).headers.get("ETag")),
  );
  expect(new Set(tags).size).toBe(EMPTY.length);
});

it("gets another validator with its first entry", async () => {
  const wire = aBareNewswire();
  await wire.adopt(aPublication());
  const before = (await wire.get("/rss.xml")).headers.get("ETag") ?? "";
  const { anArticle } = await import("../support/builders.ts");
  await wire.publish([anArticle("first")]);
  wire.pass(5);
  expect((await wire.get("/rss.xml", { "If-None-Match": before })).status).toBe(200);
});
