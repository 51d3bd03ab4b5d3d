import { describe, expect, it } from "vitest";
import { REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json",
  "article.json": "application/json",
  "feeds.opml": "text/x-opml; charset=utf-8",
  "tdmrep.json": "application/json",
  "article.md": "text/markdown; charset=utf-8",
  "manifest.webmanifest": "application/manifest+json",
  "llms.txt": "text/plain; charset=utf-8",
  "sitemap.xml": "application/xml; charset=utf-8",
  "articles.xml": "application/xml; charset=utf-8",
  "lists.xml": "application/xml; charset=utf-8",
  "news-sitemap.xml": "application/xml; charset=utf-8",
  "robots.txt": "text/plain; charset=utf-8",
};

const fileOf = (path: string): string => path.split("/").at(-1) ?? "";

describe.each(REPRESENTATIONS)("GET %s", (path) => {
  it("answers 200 with its media type, validators and freshness", async () => {
    const wire = await aNewswire();
    const response = await wire.get(path);
    expect(response.status).toBe(200);
    const { headers } = response;
    const isPage = !Object.hasOwn(CONTENT_TYPES, fileOf(path));
    expect(headers.get("Content-Type")).toBe(
      CONTENT_TYPES[fileOf(path)] ?? "text/html; charset=utf-8",
    );
    expect(headers.get("ETag")).toMatch(/^W\/"[\w-]{16}-[\w-]{8}-[a-z]+-\d+(?:-[\da-z]+)?"$/);
    expect(headers.get("Last-Modified")).toBe("Sun, 01 Nov 2026 08:00:00 GMT");
    expect(headers.get("Cache-Control")).toMatch(
      /^max-age=(?:60|300), stale-while-revalidate=\d+, stale-if-error=86400$/,
    );
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    expect(headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.has("Content-Security-Policy")).toBe(isPage);
    expect(headers.get("X-Robots-Tag")).toBe(isPage ? null : "noindex");
    expect(headers.get("Access-Control-Allow-Origin")).toBe(isPage ? null : "*");
    expect(headers.get("Content-Length")).toBe(`${(await response.arrayBuffer()).byteLength}`);
  });

  it("answers HEAD with the same fields and no body", async () => {
    const wire = await aNewswire();
    const get = await wire.get(path);
    const head = await wire.head(path);
    expect([...head.headers]).toEqual([...get.headers]);
    expect(await head.text()).toBe("");
  });

  it("takes no notice of a query or of the host", async () => {
    const wire = await aNewswire();
    const plain = await wire.get(path);
    const queried = await wire.app.request(`http://other.example${path}?utm_source=x&page=2`);
    expect(queried.status).toBe(200);
    expect(queried.headers.get("ETag")).toBe(plain.headers.get("ETag"));
    expect(await queried.text()).toBe(await plain.text());
  });
});
