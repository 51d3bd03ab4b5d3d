import { describe, expect, it } from "vitest";
import { A_PERSON } from "../support/clients.ts";
import { htmlFindings } from "./html-judge.ts";
import { feedPaths, origin, publishedSources, read, sources } from "./newsstand.ts";
import { ask, decoded } from "./request-sets.ts";

const FILES = ["rss.xml", "atom.xml", "feed.json"];

/** A feed as a browser gets it; `fetch` has its own say in what it sends as `Sec-Fetch-Mode`. */
const opened = async (path: string): Promise<string> =>
  decoded(await ask(new URL(path, origin()).href, "GET", A_PERSON));

describe("HTML by html-validate", () => {
  it("refuses a picture without a text, so that a pass means something", async () => {
    expect(
      await htmlFindings(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><img src="x.png"></body></html>',
      ),
    ).not.toEqual([]);
  });

  const pages = ["/feeds", "/archive/1", ...feedPaths().map((path) => path || "/")];
  it.each(pages)("%s", async (path) => {
    const document = await read(path);
    expect(await htmlFindings(document)).toEqual([]);
    expect(document.match(/<h1[ >]/g)).toHaveLength(1);
    expect(document).toMatch(/<link rel="canonical" href="[^"]+"/);
  });

  it.each(feedPaths().flatMap((path) => FILES.map((file) => `${path}/${file}`)))(
    "%s, as a person sees it",
    async (path) => {
      const document = await opened(path);
      expect(await htmlFindings(document)).toEqual([]);
      expect(document.match(/<h1[ >]/g)).toHaveLength(1);
      expect(document).not.toMatch(/rel="(?:canonical|self|hub)"/);
    },
  );

  it.each(sources.filter(({ withdrawn }) => withdrawn))(
    "the notice of $slug, and of what never was",
    async ({ slug }) => {
      for (const path of [`/articles/${slug}`, "/articles/never-was", "/sections/wrold"]) {
        const response = await fetch(new URL(path, origin()));
        expect([404, 410]).toContain(response.status);
        expect(await htmlFindings(await response.text())).toEqual([]);
      }
    },
  );
});

describe("JSON-LD", () => {
  it.each(publishedSources)("of $slug says what its source says", async ({ slug, frontMatter }) => {
    for (const path of [`/articles/${slug}`, `/articles/${slug}/amp`]) {
      const document = await read(path);
      const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(document)?.[1];
      expect(JSON.parse(data ?? "")).toMatchObject({
        "@type": "NewsArticle",
        datePublished: frontMatter.publishedAt,
      });
    }
  });
});
