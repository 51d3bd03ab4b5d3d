import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it.each([
  ["/RSS.xml", "/rss.xml"],
  ["/rss.xml/", "/rss.xml"],
  ["//", "/"],
  ["/Articles/First", "/articles/first"],
  ["/articles//first/amp", "/articles/first/amp"],
  ["/articles/first/", "/articles/first"],
  ["/sections/%77orld", "/sections/world"],
  ["/sections/World/?utm_source=x", "/sections/world"],
])("leads %s to %s", async (path, canonical) => {
  const wire = await aNewswire();
  for (const method of ["GET", "HEAD"]) {
    const response = await wire.send(method, path);
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe(canonical);
    expect(response.headers.get("Cache-Control")).toBe("max-age=3600");
  }
  expect((await wire.get(canonical)).status).toBe(200);
});

it.each(["/Nothing/Here", "//evil.example/", "/rss.xml/more/"])(
  "does not redirect %s, where nothing would be",
  async (path) => {
    const wire = await aNewswire();
    expect((await wire.get(path)).status).toBe(404);
  },
);

it.each([
  ["/preview/First/atom.xml", "?expires=1&signature=Ab", "private, no-store"],
  ["/publishing/articles/", "?state=draft", "private, no-store"],
  ["/oEmbed", "?url=https%3A%2F%2Fnews.example%2Farticles%2Ffirst&format=json", "max-age=3600"],
])("keeps the query of %s, which is asked by it", async (path, query, cacheControl) => {
  const wire = await aNewswire();
  const response = await wire.get(`${path}${query}`);
  const canonical = path.toLowerCase().replace(/\/$/, "");
  expect(response.status).toBe(301);
  expect(response.headers.get("Location")).toBe(`${canonical}${query}`);
  expect(response.headers.get("Cache-Control")).toBe(cacheControl);
});
