import { parseOpml } from "feedsmith";
import { beforeAll, expect, it } from "vitest";
import { aNewClient, feedPaths, origin, publishedSources, read } from "./newsstand.ts";

const FILES = ["rss.xml", "atom.xml", "feed.json"];

/** Paths of ours that a page links to, as a browser would follow or a reader discover them. */
const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:a|link)\b[^>]*\shref="([^"#]*)/g)]
    .map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), origin()))
    .filter((url) => url.origin === origin())
    .map(({ pathname, search }) => `${pathname}${search}`);

/** Every path that can be reached from the front page by links of pages. */
const reached = new Set(["/"]);

beforeAll(async () => {
  for (const path of reached) {
    const response = await fetch(new URL(path, origin()), { headers: aNewClient() });
    const type = response.headers.get("Content-Type") ?? "";
    const body = await response.text();
    if (![200, 410].includes(response.status)) throw new Error(`${path}: ${response.status}`);
    if (type.startsWith("text/html")) for (const link of linksOf(body)) reached.add(link);
  }
}, 60_000);

it("leads from the front page to every feed in every format, and to nothing that is not there", () => {
  const pages = feedPaths();
  expect(pages.length).toBeGreaterThan(20);
  const addresses = ["", ...FILES.map((file) => `/${file}`)];
  const wanted = pages.flatMap((page) => addresses.map((file) => `${page}${file}` || "/"));
  expect(wanted.filter((path) => !reached.has(path))).toEqual([]);
});

it("leads from the front page to every live article", () => {
  const articles = publishedSources.map(({ slug }) => `/articles/${slug}`);
  expect(articles.filter((path) => !reached.has(path))).toEqual([]);
  expect(reached).toContain("/archive");
});

it("lists in OPML every feed that the walk finds, each once and with its page", async () => {
  const { body } = parseOpml(await read("/feeds.opml"));
  const outlines = (body?.outlines ?? []).flatMap((outline) => outline.outlines ?? [outline]);
  const addresses = outlines.map(({ xmlUrl = "" }) => xmlUrl);
  expect(new Set(addresses).size).toBe(addresses.length);
  const listed = feedPaths().filter((page) => !page.startsWith("/articles/"));
  expect(addresses).toEqual(
    expect.arrayContaining(listed.map((page) => new URL(`${page}/rss.xml`, origin()).href)),
  );
  for (const { type, text, htmlUrl, xmlUrl } of outlines) {
    expect([type, text !== "", `${htmlUrl?.replace(/\/$/, "")}/rss.xml`]).toEqual([
      "rss",
      true,
      xmlUrl,
    ]);
  }
});
