import { describe, expect, it } from "vitest";
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
    title: "Nothing stands here.",
  });
});

it("finds a new article as soon as the memo's trust is over", async () => {
  const wire = await aNewswire([]);
  const { anArticle } = await import("../support/builders.ts");
  expect((await wire.get("/articles/new")).status).toBe(404);
  await wire.publish([anArticle("new")]);
  wire.pass(5);
  expect((await wire.get("/articles/new")).status).toBe(200);
});
