import { describe, expect, it } from "vitest";
import type { Edition } from "../../src/model/edition.ts";
import { encodeRecord } from "../../src/store/codec.ts";
import { anArticle, anArticleToHear, anAudio, instant, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const PAGES = [
  "/articles/none",
  "/articles/none/amp",
  "/articles/under_score",
  "/sections/none",
  "/topics/none",
  "/authors/none",
  "/authors/constructor",
  "/nothing/here",
  "/articles/%E0%A4%a",
  "/articles/a%2Fb",
  "/sections/%00",
];
const FILES = [
  "/articles/none/rss.xml",
  "/sections/none/atom.xml",
  "/topics/none/feed.json",
  "/nothing.xml",
  "/favicon.ico",
  `/media/${"0".repeat(64)}.png`,
  "/media/none.png",
  "/assets/none.css",
];

describe.each(PAGES)("GET %s", (path) => {
  it("answers 404 with a page that has a masthead", async () => {
    const wire = await aNewswire();
    const response = await wire.get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("max-age=60");
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain("The Example Wire");
  });
});

describe.each(FILES)("GET %s", (path) => {
  it("answers 404 in one line", async () => {
    const wire = await aNewswire();
    const response = await wire.get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("max-age=60");
    expect(await response.text()).toBe("Nothing stands here.\n");
  });
});

it("answers article.json with a problem (RFC 9457)", async () => {
  const wire = await aNewswire();
  const response = await wire.get("/articles/none/article.json");
  expect(response.status).toBe(404);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    type: "about:blank",
    status: 404,
    title: "Not Found",
    detail: "Nothing stands here.",
  });
});

it("answers chapters.json with a problem where the first recording has no chapters", async () => {
  const cards = [
    { blocks: [{ type: "audio", audio: anAudio() } as const] },
    ...anArticleToHear("x").cards,
  ];
  const wire = await aNewswire([anArticle("read"), anArticle("second", { cards })]);
  for (const slug of ["read", "second", "none"]) {
    const response = await wire.get(`/articles/${slug}/chapters.json`, { "If-None-Match": "*" });
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Cache-Control")).toBe("max-age=60");
  }
});

it("is not talked into 304 by the tag an empty feed would have", async () => {
  const wire = await aNewswire();
  const known = (await wire.get("/topics/feeds/rss.xml")).headers.get("ETag") ?? "";
  expect((await wire.get("/topics/no-such/rss.xml", { "If-None-Match": known })).status).toBe(404);

  const at = instant("2026-11-01T08:00:00Z");
  const edition: Edition = { feed: `topics/${slug("no-such")}`, entries: [], changedAt: at };
  const hash = encodeRecord(edition, at).metadata.hash.slice(0, 16);
  const forged = known.replace(/^W\/".{16}/, `W/"${hash}`);
  expect(forged).not.toBe(known);
  expect((await wire.get("/topics/no-such/rss.xml", { "If-None-Match": forged })).status).toBe(404);
});

it.each(["%2f", "%2F", "%ff", "%c0%af", "a%2Fb"])(
  "answers /articles/%s at once, whatever the case of its escapes",
  async (rest) => {
    const wire = await aNewswire();
    for (const path of [`/articles/${rest}`, `/sections/world${rest}/rss.xml`]) {
      expect((await wire.get(path)).status).toBe(404);
    }
  },
);

it("finds a new article as soon as the memo's trust is over", async () => {
  const wire = await aNewswire([]);
  expect((await wire.get("/articles/new")).status).toBe(404);
  await wire.publish([anArticle("new")]);
  wire.pass(5);
  expect((await wire.get("/articles/new")).status).toBe(200);
});

/** Links of a page's content, without masthead and colophon. */
const linksIn = (page: string): readonly string[] => {
  const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
  return [...main.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
};

it.each([
  ["/articles/frist", "/articles/first"],
  ["/articles/frist/amp", "/articles/first"],
  ["/first", "/articles/first"],
  ["/sections/wrold", "/sections/world"],
  ["/topics/wrold", "/sections/world"],
  ["/2026/11/syrai", "/topics/syria"],
  ["/authors/adda", "/authors/ada"],
])("says at %s that %s may have been meant", async (path, near) => {
  const page = await (await (await aNewswire()).get(path)).text();
  expect(page).toContain("Did you mean this?");
  expect(linksIn(page)[0]).toBe(near);
});

it("has the newest articles, and guesses at nothing that is far", async () => {
  const names = ["one", "two", "three", "four", "five", "six"];
  const wire = await aNewswire(names.map((name) => anArticle(name)));
  const page = await (await wire.get("/sections/elsewhere-entirely")).text();
  expect(page).not.toContain("Did you mean");
  expect(linksIn(page)).toEqual([
    ...["six", "five", "four", "three", "two"].map((name) => `/articles/${name}`),
    "/",
  ]);
});

it("is in time without headlines while KV fails or does not answer", async () => {
  const wire = await aNewswire();
  await wire.get("/sections/none");
  const read = wire.records.read.bind(wire.records);
  wire.pass(6);
  wire.records.read = (kind, key) =>
    kind === "edition" && key.endsWith("front") ? new Promise(() => undefined) : read(kind, key);
  const slow = await wire.get("/sections/none");
  expect([slow.status, slow.headers.get("Cache-Control")]).toEqual([404, "max-age=60"]);
  expect(await slow.text()).not.toContain("The newest articles");

  const other = await aNewswire();
  await other.get("/feeds");
  for (const [key, record] of other.records.stored) {
    if (key.includes("front")) record.metadata = null;
  }
  const spoilt = await other.get("/sections/none");
  expect(spoilt.status).toBe(404);
  expect(await spoilt.text()).toContain("The Example Wire");
  expect(other.logged).toMatchObject([{ event: "store-unavailable", path: "/sections/none" }]);
});

it("is not said of a path that an older site may have had, while KV is silent", async () => {
  const wire = await aNewswire();
  wire.records.failing = true;
  const response = await wire.get("/nothing/here");
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
  expect(wire.logged).toMatchObject([{ event: "store-unavailable", path: "/nothing/here" }]);
});
