import { describe, expect, it } from "vitest";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import { isMissing, validateRelaxNg } from "./judges.ts";
import { feedPaths, origin, publishedSources, read, type Source, sources } from "./newsstand.ts";
import { publish, withdraw, workshopOrigin } from "./workshop.ts";

const SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}";
const NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}";
const IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}";

const locationOf = (element: XmlElement): string => textOf(element, `${SITEMAP}loc`);

const robots = (await read("/robots.txt")).matchAll(/^Sitemap: (.+)$/gm);
const [index = "", news = ""] = [...robots].map(([, url = ""]) => url);

/** What the index leads to. */
const sitemaps = async (): Promise<readonly XmlElement[]> => {
  const root = parseXml(await read(index));
  return Promise.all(
    childrenNamed(root, `${SITEMAP}sitemap`).map(async (child) =>
      parseXml(await read(locationOf(child))),
    ),
  );
};

const urls = async (): Promise<readonly XmlElement[]> =>
  (await sitemaps()).flatMap((root) => childrenNamed(root, `${SITEMAP}url`));

/** A note is a significant change too. */
const lastChangeOf = (frontMatter: Source["frontMatter"]): number => {
  const { publishedAt, updatedAt = publishedAt, corrections = [], developments = [] } = frontMatter;
  const notes = [...corrections, ...developments].map(({ at }) => Date.parse(at));
  return Math.max(Date.parse(updatedAt), ...notes);
};

/** What stands at the first of these addresses up to the last, one behind the other: others publish here too. */
const everyOne = async (pathOf: (number: number) => string): Promise<string> => {
  const documents: string[] = [];
  for (;;) {
    const response = await fetch(new URL(pathOf(documents.length + 1), workshopOrigin()));
    const document = await response.text();
    if (response.status === 404) return documents.join("");
    documents.push(document);
  }
};

const anArticleOfNow = (name: string) => ({
  id: `tag:workshop.example,2026-11-22:${name}`,
  title: `The news of ${name}`,
  summary: "It is new.",
  language: "en-GB",
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
  section: "workshop",
  byline: [{ author: "desk", role: "writer" }],
  cards: [],
});

describe.skipIf(isMissing("xmllint"))("sitemaps by a grammar of their protocol", () => {
  it("refuses a region in a news language, so that a pass means something", async () => {
    await publish("articles/of-now", anArticleOfNow("of-now"));
    const document = await read("/news-sitemap.xml", workshopOrigin());
    expect(document).toContain("<news:title>The news of of-now</news:title>");
    expect(() => validateRelaxNg("sitemaps.rng", document)).not.toThrow();
    const bad = document.replace("<news:language>en<", "<news:language>en-GB<");
    expect(() => validateRelaxNg("sitemaps.rng", bad)).toThrow("xmllint");
  });

  it("the index and every sitemap it leads to", async () => {
    const document = await read(index);
    expect(() => validateRelaxNg("sitemaps.rng", document)).not.toThrow();
    const children = childrenNamed(parseXml(document), `${SITEMAP}sitemap`).map(locationOf);
    expect(children.length).toBeGreaterThan(1);
    for (const child of children) {
      const sitemap = await read(child);
      expect(() => validateRelaxNg("sitemaps.rng", sitemap)).not.toThrow();
    }
  });

  it("the news, where there are any: empty it is right, and no grammar knows it", async () => {
    const document = await read(news);
    if (!document.includes("<url>")) return;
    expect(() => validateRelaxNg("sitemaps.rng", document)).not.toThrow();
  });
});

it("has lost a withdrawn article, as the archive has, when the command answers", async () => {
  await publish("articles/short-lived", anArticleOfNow("short-lived"));
  const naming = async () => {
    const documents = [
      await read("/news-sitemap.xml", workshopOrigin()),
      await everyOne((number) => `/sitemaps/${number}/articles.xml`),
      await everyOne((number) => `/archive/${number}`),
    ];
    return documents.filter((document) => document.includes("/articles/short-lived")).length;
  };
  expect(await naming()).toBe(3);
  const { status } = await withdraw("articles/short-lived", "A test.");
  // Done, not only begun: readers have it.
  expect(status).toBe(200);
  expect(await naming()).toBe(0);
});

it("names every live article that stands here first, with its last change, and no other", async () => {
  const expected = publishedSources
    .filter(({ frontMatter }) => !("canonicalUrl" in frontMatter))
    .map(({ slug, frontMatter }) => `${origin()}/articles/${slug} ${lastChangeOf(frontMatter)}`);
  const named = (await urls())
    .filter((url) => locationOf(url).includes("/articles/"))
    .map((url) => `${locationOf(url)} ${Date.parse(textOf(url, `${SITEMAP}lastmod`))}`);
  expect(named.toSorted()).toEqual(expected.toSorted());
  expect(sources.length).toBeGreaterThan(expected.length);
});

it("names the page of every feed, and every address is there and leads nowhere else", async () => {
  const locations = (await urls()).map(locationOf);
  expect(new Set(locations).size).toBe(locations.length);
  const pages = feedPaths()
    .filter((path) => !path.startsWith("/articles/"))
    .map((path) => `${origin()}${path || "/"}`);
  expect(locations).toEqual(expect.arrayContaining(pages));
  for (const location of locations) {
    const response = await fetch(location, { redirect: "manual" });
    expect([location, response.status, response.headers.get("X-Robots-Tag")]).toEqual([
      location,
      200,
      null,
    ]);
    expect(await response.text()).toContain(`<link rel="canonical" href="${location}"`);
  }
});

it("names pictures that are there", async () => {
  const images = (await urls())
    .flatMap((url) => childrenNamed(url, `${IMAGE}image`))
    .map((image) => textOf(image, `${IMAGE}loc`));
  expect(images.length).toBeGreaterThan(5);
  for (const image of images) {
    const response = await fetch(image);
    expect(response.headers.get("Content-Type")).toMatch(/^image\//);
    await response.body?.cancel();
  }
});

it("has as news what was published within two days", async () => {
  const root = parseXml(await read(news));
  for (const url of childrenNamed(root, `${SITEMAP}url`)) {
    const published = textOf(onlyChild(url, `${NEWS}news`), `${NEWS}publication_date`);
    expect(Date.now() - Date.parse(published)).toBeLessThan(2 * 86_400_000 + 600_000);
  }
});
