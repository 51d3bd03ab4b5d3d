import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { A_PERSON } from "../support/clients.ts";
import { ampFindings } from "./amp-judge.ts";
import { htmlFindings } from "./html-judge.ts";
import { CONTENT, feedPaths, origin, publishedSources, read, sources } from "./newsstand.ts";
import { askOther } from "./other-newsstand.ts";
import { addressOf, OTHER_KINDS } from "./page-kinds.ts";
import { instantIn } from "./readers/reading.ts";
import { truth } from "./readers/truth.ts";
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

  const pages = [
    "/feeds",
    "/archive/1",
    "/stories/how-edgewire-works",
    ...feedPaths().map((path) => path || "/"),
  ];
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

  it.each(OTHER_KINDS)("$kind", async (kind) => {
    const response = await askOther(addressOf(kind), A_PERSON);
    expect(response.status).toBe(kind.status ?? 200);
    const document = await response.text();
    expect(await htmlFindings(document)).toEqual([]);
    expect(document.match(/<h1[ >]/g)).toHaveLength(1);
    expect(kind.runtime ? ampFindings(document) : []).toEqual([]);
  });
});

/** SHA-256 of a file that an article names, which is what it is published under. */
const digestOf = (src: string): string =>
  createHash("sha256")
    .update(readFileSync(join(CONTENT, "articles", src)))
    .digest("hex");

describe("JSON-LD", () => {
  interface NewsArticle {
    readonly datePublished: string;
    readonly dateModified: string;
    readonly author: readonly { readonly name: string }[];
    readonly image?: readonly { readonly url: string }[];
  }

  it.each(publishedSources)("of $slug says what its source says", async ({ slug, frontMatter }) => {
    const { id, title, summary, picture, language = "en" } = frontMatter;
    const told = truth().find((entry) => entry.id === id);
    for (const path of [`/articles/${slug}`, `/articles/${slug}/amp`]) {
      const document = await read(path);
      const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(document)?.[1];
      const said = JSON.parse(data ?? "") as NewsArticle;
      expect(said).toMatchObject({
        "@type": "NewsArticle",
        "@id": id,
        headline: title,
        description: summary,
        inLanguage: language,
      });
      expect({
        published: instantIn(said.datePublished),
        updated: instantIn(said.dateModified),
        writers: said.author.map(({ name }) => name),
        picture: said.image?.[0]?.url.split(/[/.]/).at(-2),
      }).toEqual({
        published: told?.published,
        updated: told?.updated,
        writers: told?.writers,
        picture: picture && digestOf(picture.src),
      });
    }
  });
});
