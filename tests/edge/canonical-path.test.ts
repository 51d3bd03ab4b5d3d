import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalPath } from "../../src/edge/canonical-path.ts";

it.each([
  ["/", "/"],
  ["//", "/"],
  ["/RSS.xml", "/rss.xml"],
  ["/articles/a/", "/articles/a"],
  ["//articles///a", "/articles/a"],
  ["/articles/five%2Dways", "/articles/five-ways"],
  ["/articles/%c3%A9", "/articles/%C3%A9"],
  ["/articles/A%2fb", "/articles/a%2Fb"],
])("%s becomes %s", (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical);
});

it("changes nothing the second time, and never leads to another host", () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const canonical = canonicalPath(path);
      expect(canonicalPath(canonical)).toBe(canonical);
      expect(canonical).toMatch(/^\/(?!\/)/);
    }),
  );
});
