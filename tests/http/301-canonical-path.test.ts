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
