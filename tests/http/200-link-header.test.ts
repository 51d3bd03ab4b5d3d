import { describe, expect, it } from "vitest";
import { EVERY_KIND_OF_FEED, aPublication } from "../support/builders.ts";
import {
  FEEDS,
  PUBLICATION_FILES,
  REPRESENTATIONS,
  SITEMAPS,
  aNewswire,
} from "../support/newswire.ts";

const BASE = "https://news.example";

/** Targets and relations of a `Link` field. */
const linksOf = (response: Response): readonly (readonly [string, string])[] =>
  [...(response.headers.get("Link") ?? "").matchAll(/<([^>]*)>; rel="([a-z]+)"/g)].map(
    ([, href = "", rel = ""]) => [rel, href] as const,
  );

describe("the Link header (RFC 8288)", () => {
  it.each(FEEDS)("of %s names the feed itself once, and its hubs (WebSub §4)", async (path) => {
    const wire = await aNewswire();
    const links = linksOf(await wire.get(path));
    expect(links.filter(([rel]) => rel === "self")).toEqual([["self", `${BASE}${path}`]]);
    expect(links.filter(([rel]) => rel === "hub")).toEqual([["hub", "https://hub.example/"]]);
  });

  it.each(["", "/article.json"])(
    "of an article's %o names itself once, and its hubs; with no hubs, none",
    async (file) => {
      const wire = await aNewswire();
      const path = `/articles/first${file}`;
      const links = linksOf(await wire.get(path));
      expect(links.filter(([rel]) => rel === "self")).toEqual([["self", `${BASE}${path}`]]);
      expect(links.filter(([rel]) => rel === "hub")).toEqual([["hub", "https://hub.example/"]]);
      const without = await aNewswire();
      await without.adopt(aPublication({ ...EVERY_KIND_OF_FEED, hubs: [] }));
      const alone = linksOf(await without.get(path));
      expect(alone.filter(([rel]) => rel === "hub")).toEqual([]);
    },
  );

  it.each(["/", "/articles/first/amp", "/articles/first/article.md"])(
    "of %s names no hub: of its changes none hears",
    async (path) => {
      const wire = await aNewswire();
      expect(linksOf(await wire.get(path)).filter(([rel]) => rel === "hub")).toEqual([]);
    },
  );

  it.each(REPRESENTATIONS.filter((path) => ![...PUBLICATION_FILES, ...SITEMAPS].includes(path)))(
    "of %s is in its body as well",
    async (path) => {
      const wire = await aNewswire();
      const response = await wire.get(path);
      const links = linksOf(response);
      const body = await response.text();
      expect(links.length).toBeGreaterThan(1);
      // JSON Feed has a place for its own URL, its page and its hubs only.
      // These have no place for links of their own.
      if (path === "/feeds.opml" || path.endsWith(".md")) return;
      const told = path.endsWith("feed.json")
        ? links.filter(
            ([rel, href]) => rel === "self" || rel === "hub" || !/\.(?:xml|json)$/.test(href),
          )
        : links;
      for (const [, href] of told.filter(([rel]) => rel !== "license")) {
        expect(body).toContain(href.replaceAll("&", "&amp;"));
      }
    },
  );

  it("of an article leads to its other representations and to its feeds, its own last", async () => {
    const wire = await aNewswire();
    const links = linksOf(await wire.get("/articles/first"));
    const files = ["rss.xml", "atom.xml", "feed.json"];
    const article = `${BASE}/articles/first`;
    expect(links).toEqual([
      ["canonical", article],
      ["self", article],
      ["hub", "https://hub.example/"],
      ["amphtml", `${article}/amp`],
      ["alternate", `${article}/article.json`],
      ["alternate", `${article}/article.md`],
      ...["json", "xml"].map((format) => [
        "alternate",
        `${BASE}/oembed?url=${encodeURIComponent(article)}&format=${format}`,
      ]),
      ...[
        "",
        "/sections/world",
        "/topics/syria",
        "/authors/ada",
        "/languages/en",
        "/feeds/picks",
        "/stories/the-wire",
        "/articles/first",
      ].flatMap((feed) => files.map((file) => ["alternate", `${BASE}${feed}/${file}`])),
      ["license", "https://creativecommons.org/licenses/by/4.0/"],
    ]);
  });

  it("of article.json names its schema, which is there", async () => {
    const wire = await aNewswire();
    const links = linksOf(await wire.get("/articles/first/article.json"));
    const schema = links.find(([rel]) => rel === "describedby")?.[1] ?? "";
    expect(schema).toBe(`${BASE}/schemas/article.json`);
    expect((await wire.get(new URL(schema).pathname)).status).toBe(200);
  });

  it("leads nowhere that does not answer", async () => {
    const wire = await aNewswire();
    for (const path of REPRESENTATIONS) {
      for (const [, href] of linksOf(await wire.get(path))) {
        if (!href.startsWith(BASE)) continue;
        const { pathname, search } = new URL(href);
        const { status } = await wire.get(`${pathname}${search}`);
        expect([path, href, status]).toEqual([path, href, 200]);
      }
    }
  });
});
