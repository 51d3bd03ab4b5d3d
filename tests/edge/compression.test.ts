import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  chooseCoding,
  compress,
  isCompressedHere,
  requestedCoding,
} from "../../src/edge/compression.ts";
import {
  ARTICLE_REPRESENTATIONS,
  FEED_REPRESENTATIONS,
  PUBLICATION_FILES,
  PUBLICATION_REPRESENTATIONS,
} from "../../src/representations/registry.ts";

describe("the coding a client gets (RFC 9110 §12.5.3)", () => {
  it.each([
    ["", "identity"],
    ["identity", "identity"],
    ["gzip", "gzip"],
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["GZIP", "gzip"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["gzip;q=0.5, br;q=0.50", "br"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0", "identity"],
    ["identity;q=1, gzip;q=0.5", "identity"],
    ["identity;q=0.5, gzip;q=0.8", "gzip"],
    ["identity;q=0", "identity"],
    ["identity;q=0, gzip", "gzip"],
    ["*", "br"],
    ["br;q=0, *", "gzip"],
    ["identity, *;q=0.1", "identity"],
    ["*;q=0", "identity"],
    ["deflate, zstd", "identity"],
    ["gzip ; q=0.3 , br", "br"],
    [";;;,q=,gzip;q=banana", "identity"],
  ])("Accept-Encoding %s gives %s", (field, coding) => {
    expect(chooseCoding(field)).toBe(coding);
  });

  it("is what the client asked for, not what the platform made of it", () => {
    const request = new Request("https://news.example/atom.xml", {
      headers: { "Accept-Encoding": "br, gzip" },
    });
    expect(requestedCoding(request)).toBe("br");
    Object.defineProperty(request, "cf", { value: { clientAcceptEncoding: "gzip" } });
    expect(requestedCoding(request)).toBe("gzip");
  });

  it("is identity where the client sent nothing and the platform added its own", () => {
    const request = new Request("https://news.example/atom.xml", {
      headers: { "Accept-Encoding": "br, gzip" },
    });
    Object.defineProperty(request, "cf", { value: { clientAcceptEncoding: "" } });
    expect(requestedCoding(request)).toBe("identity");
  });
});

it("compresses what comes back the same", () => {
  const bytes = new TextEncoder().encode("news ".repeat(1000));
  expect(brotliDecompressSync(compress(bytes, "br"))).toEqual(Buffer.from(bytes));
  expect(gunzipSync(compress(bytes, "gzip"))).toEqual(Buffer.from(bytes));
});

it("compresses only what the platform does not", () => {
  const rows = [
    ...FEED_REPRESENTATIONS,
    ...ARTICLE_REPRESENTATIONS,
    ...PUBLICATION_REPRESENTATIONS,
    ...PUBLICATION_FILES,
  ];
  const ours = rows.map(({ mediaType }) => mediaType).filter(isCompressedHere);
  expect(ours).toEqual([
    "application/atom+xml",
    "application/feed+json",
    "text/markdown",
    "application/json+chapters",
    "text/x-opml",
    "application/rsl+xml",
    "application/manifest+json",
  ]);
});
