import { describe, expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

describe("an article", () => {
  it.each([
    { "Content-Type": "text/plain" },
    { "Content-Type": "application/jsonx" },
    { "Content-Type": "application/json; charset=iso-8859-1" },
    { "Content-Type": "application/json", "Content-Encoding": "gzip" },
  ])("with %o is refused", async (headers) => {
    const wire = await aNewswire();
    const init = { body: "{}", headers: headers as Record<string, string> };
    const response = await wire.api("PUT", "/publishing/articles/first", init);
    expect(response.status).toBe(415);
    expect((await response.json<{ detail: string }>()).detail).toContain("text/markdown");
  });
});

it("settings are JSON only", async () => {
  const wire = await aNewswire();
  const init = { body: "title: x", headers: { "Content-Type": "text/markdown" } };
  expect((await wire.api("PUT", "/publishing/publication", init)).status).toBe(415);
});

describe("a file", () => {
  const NAME = "ab".repeat(32);
  it.each([
    [`${NAME}.exe`, {}],
    [NAME, {}],
    [`${NAME.slice(1)}.png`, {}],
    [`${NAME}.png`, { "Content-Type": "image/jpeg" }],
    [`${NAME}.png`, { "Content-Type": "image/png" }],
    [`${NAME}.svg`, {}],
  ])("%s with %o, whose bytes are a page, is refused", async (name, headers) => {
    const wire = await aNewswire();
    const body = "<!doctype html><script>alert(1)</script>";
    const response = await wire.api("PUT", `/publishing/media/${name}`, {
      body,
      headers: { ...headers, "Content-Length": `${body.length}` } as Record<string, string>,
    });
    expect(response.status).toBe(415);
    expect(wire.newsroom.kept.size).toBe(0);
    expect(wire.newsroom.kept.size).toBe(0);
  });
});
