import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FEEDS, REPRESENTATIONS, aNewswire } from "../support/newswire.ts";

const OURS = [
  ...FEEDS.filter((path) => !path.endsWith("rss.xml")),
  "/feeds.opml",
  "/articles/first/article.md",
  "/manifest.webmanifest",
];
const THEIRS = REPRESENTATIONS.filter((path) => !OURS.includes(path));

describe.each(OURS)("%s, which the platform does not compress", (path) => {
  const variance = FEEDS.includes(path) ? "Accept-Encoding, Sec-Fetch-Dest" : "Accept-Encoding";

  it("is compressed here as the client likes, and says that it varies", async () => {
    const wire = await aNewswire();
    const plain = await wire.get(path);
    const identity = Buffer.from(await plain.arrayBuffer());
    expect(plain.headers.get("Vary")).toBe(variance);
    expect(plain.headers.has("Content-Encoding")).toBe(false);

    const brotli = await wire.get(path, { "Accept-Encoding": "gzip, br" });
    expect(brotli.headers.get("Content-Encoding")).toBe("br");
    expect(brotli.headers.get("Vary")).toBe(variance);
    const bytes = Buffer.from(await brotli.arrayBuffer());
    expect(brotli.headers.get("Content-Length")).toBe(`${bytes.byteLength}`);
    expect(bytes.byteLength).toBeLessThan(identity.byteLength);
    expect(brotliDecompressSync(bytes)).toEqual(identity);

    const gzip = await wire.get(path, { "Accept-Encoding": "gzip" });
    expect(gzip.headers.get("Content-Encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer()))).toEqual(identity);
  });

  it("has one weak ETag for all codings, and its 304 varies as well", async () => {
    const wire = await aNewswire();
    const etag = (await wire.get(path)).headers.get("ETag") ?? "";
    const headers = { "Accept-Encoding": "br", "If-None-Match": etag };
    expect((await wire.get(path, { "Accept-Encoding": "br" })).headers.get("ETag")).toBe(etag);
    const response = await wire.get(path, headers);
    expect([response.status, response.headers.get("Vary")]).toEqual([304, variance]);
  });

  it("answers HEAD as GET", async () => {
    const wire = await aNewswire();
    const get = await wire.get(path, { "Accept-Encoding": "br" });
    const head = await wire.head(path, { "Accept-Encoding": "br" });
    expect([...head.headers]).toEqual([...get.headers]);
  });
});

it.each(THEIRS)("%s is left to the platform", async (path) => {
  const wire = await aNewswire();
  const response = await wire.get(path, { "Accept-Encoding": "br, gzip" });
  expect(response.headers.has("Content-Encoding")).toBe(false);
  expect(response.headers.get("Vary")).toBe(FEEDS.includes(path) ? "Sec-Fetch-Dest" : null);
});
