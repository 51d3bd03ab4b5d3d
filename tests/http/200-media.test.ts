import { describe, expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";
import { script } from "../../src/representations/html/script.ts";
import { stylesheet } from "../../src/representations/html/stylesheet.ts";
import { A_PERSON } from "../support/clients.ts";

const PNG = `${"ab".repeat(32)}.png`;
const SVG = `${"cd".repeat(32)}.svg`;
const BYTES = new TextEncoder().encode("0123456789");

const withMedia = async () => {
  const wire = await aNewswire();
  wire.media.files.set(PNG, { bytes: BYTES, metadata: { type: "image/png", bytes: 10 } });
  wire.media.files.set(SVG, { bytes: BYTES, metadata: { type: "image/svg+xml", bytes: 10 } });
  return wire;
};

describe("a published file", () => {
  it("is served whole, for ever to who has it, with a strong validator", async () => {
    const wire = await withMedia();
    const response = await wire.get(`/media/${PNG}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "access-control-allow-origin": "*",
      "cache-control": "max-age=31536000, s-maxage=300, immutable",
      "content-length": "10",
      "content-type": "image/png",
      etag: `"${PNG.slice(0, 32)}"`,
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe("0123456789");
  });

  it("answers HEAD without its bytes, whatever the range", async () => {
    const wire = await withMedia();
    const response = await wire.head(`/media/${PNG}`, { Range: "bytes=0-1" });
    expect([response.status, response.headers.get("Content-Length")]).toEqual([200, "10"]);
    expect(await response.text()).toBe("");
  });

  it("answers 304 to its validator", async () => {
    const wire = await withMedia();
    const response = await wire.get(`/media/${PNG}`, { "If-None-Match": `"${PNG.slice(0, 32)}"` });
    expect(response.status).toBe(304);
    expect(response.headers.has("Content-Type")).toBe(false);
    expect(response.headers.get("Cache-Control")).toContain("s-maxage=300");
  });

  it("that is withdrawn is 404 to everybody who asks, a cache that had it too", async () => {
    const wire = await withMedia();
    await wire.media.remove(PNG);
    const etag = `"${PNG.slice(0, 32)}"`;
    for (const headers of [{}, { "If-None-Match": etag }, { Range: "bytes=0-1" }]) {
      const response = await wire.get(`/media/${PNG}`, headers);
      expect(response.status).toBe(404);
      expect(response.headers.get("Cache-Control")).toBe("max-age=60");
    }
  });

  it("that is SVG may style itself and nothing more", async () => {
    const wire = await withMedia();
    const response = await wire.get(`/media/${SVG}`);
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  });

  it("is sent whole where several ranges are asked for, or If-Range does not hold", async () => {
    const wire = await withMedia();
    const several = await wire.get(`/media/${PNG}`, { Range: "bytes=0-1,4-5" });
    expect([several.status, await several.text()]).toEqual([200, "0123456789"]);
    const stale = await wire.get(`/media/${PNG}`, { Range: "bytes=0-1", "If-Range": '"other"' });
    expect([stale.status, await stale.text()]).toEqual([200, "0123456789"]);
  });
});

it.each([
  [stylesheet.path, "text/css; charset=utf-8", stylesheet.text],
  [script.path, "text/javascript; charset=utf-8", script.text],
])("%s is there for ever", async (path, type, text) => {
  const file = await (await aNewswire()).get(path);
  expect([file.status, file.headers.get("Content-Type")]).toEqual([200, type]);
  expect(file.headers.get("Cache-Control")).toBe("max-age=31536000, immutable");
  expect(await file.text()).toBe(text);
});

it("lets our script run on every page, and no other", async () => {
  const wire = await aNewswire();
  for (const [path, who] of [
    ["/", {}],
    ["/articles/first", {}],
    ["/feeds", {}],
    ["/rss.xml", A_PERSON],
    ["/articles/never-was", {}],
  ] as const) {
    const response = await wire.get(path, who);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect([path, /script-src [^;]*/.exec(policy)?.[0]]).toEqual([path, "script-src 'self'"]);
    const scripts = (await response.text()).match(/<script (?!type="application\/ld)[^>]*>/g);
    expect([path, scripts]).toEqual([
      path,
      [`<script src="${script.path}" defer blocking="render">`],
    ]);
  }
});

describe("the schema", () => {
  it("is there for an hour", async () => {
    const wire = await aNewswire();
    const schema = await wire.get("/schemas/article.json");
    expect(schema.headers.get("Content-Type")).toBe("application/schema+json");
    const head = await wire.head("/schemas/article.json");
    expect(head.headers.get("Content-Length")).toBe(`${(await schema.clone().text()).length}`);
    expect(await schema.json()).toMatchObject({
      $schema: expect.stringContaining("json-schema.org"),
    });
    const etag = schema.headers.get("ETag") ?? "";
    const again = await wire.get("/schemas/article.json", { "If-None-Match": etag });
    expect(again.status).toBe(304);
  });
});
