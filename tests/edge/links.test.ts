import fc from "fast-check";
import { expect, it } from "vitest";
import { BYLINE_MAX, TOPICS_MAX } from "../../src/authoring/limits.ts";
import { formatLinks } from "../../src/edge/links.ts";
import { articlePageOf } from "../../src/model/page.ts";
import { articleLinks } from "../../src/representations/links.ts";
import { ARTICLE_REPRESENTATIONS } from "../../src/representations/registry.ts";
import { aPublication, anArticle, slug } from "../support/builders.ts";
import { anyString } from "../support/any-string.ts";

/** What Node's `fetch` and many proxies accept for all fields of a message together. */
const HEADER_MAX_BYTES = 16 * 1024;

it("writes links as RFC 8288 has them, and leaves their titles to the body", () => {
  expect(
    formatLinks([
      { rel: "self", href: "https://news.example/atom.xml", type: "application/atom+xml" },
      { rel: "alternate", href: "https://news.example/es", title: "Füße", hreflang: "es" },
      { rel: "hub", href: "https://hub.example/" },
    ]),
  ).toBe(
    '<https://news.example/atom.xml>; rel="self"; type="application/atom+xml", ' +
      '<https://news.example/es>; rel="alternate"; hreflang="es", ' +
      '<https://hub.example/>; rel="hub"',
  );
});

it("leaves room for the other fields, with as many feeds as an article can be in", () => {
  const longest = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => slug(`${prefix}${index}`.padEnd(80, "x")));
  const article = anArticle("a".repeat(80), {
    topics: longest("topic", TOPICS_MAX),
    byline: longest("author", BYLINE_MAX).map((author) => ({ author, role: "writer" as const })),
  });
  for (const row of ARTICLE_REPRESENTATIONS) {
    const field = formatLinks(articleLinks(articlePageOf(article, aPublication()), row));
    expect(field.length).toBeLessThan(HEADER_MAX_BYTES - 1024);
  }
});

it("is a field that a header can hold, whatever the target", () => {
  fc.assert(
    fc.property(anyString(), (path) => {
      const field = formatLinks([{ rel: "alternate", href: `https://a.example/${path}` }]);
      expect(field).toMatch(/^<[^<>\s]*>; rel="alternate"$/);
      expect(new Headers({ Link: field }).get("Link")).toBe(field);
    }),
  );
});
