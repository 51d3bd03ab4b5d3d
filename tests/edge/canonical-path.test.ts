import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalPath, isCanonical } from "../../src/edge/canonical-path.ts";

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

it.each(["/", "/rss.xml", "/sections/world/atom.xml", "/articles/a-1?raw", "/articles/a#b"])(
  "sees that %s needs no other spelling",
  (path) => {
    expect(isCanonical(`https://news.example${path}`)).toBe(true);
  },
);

it("never takes for canonical at first sight what has another spelling", () => {
  const part = fc.constantFrom("a", "B", "1", ".", "-", "_", "~", "%2D", "%c3", "é", "@");
  const path = fc.array(fc.oneof(part, fc.constant("/"))).map((parts) => `/${parts.join("")}`);
  fc.assert(
    fc.property(path, (path) => {
      const { href, pathname } = new URL(`https://news.example${path}`);
      fc.pre(isCanonical(href));
      expect(canonicalPath(pathname)).toBe(pathname);
    }),
  );
});
