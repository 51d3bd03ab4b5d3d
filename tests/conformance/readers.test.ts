import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { isMissing, readWithFeedparser } from "./judges.ts";
import { feedPaths, publishedSources, read } from "./newsstand.ts";

/** RSS 2.0: `description` is HTML, so the text of a summary stands in it escaped. */
const textOf = (html: string | undefined): string =>
  (html ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const seconds = (text: string | undefined): string => new Date(text ?? "").toISOString();
const fromParts = (parts: readonly number[] | null): string => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts ?? [];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
};

describe("feedsmith reads the same entries from RSS, Atom and JSON Feed", () => {
  it.each(feedPaths())("%s", async (path) => {
    const rss = parseRssFeed(await read(`${path}/rss.xml`));
    const atom = parseAtomFeed(await read(`${path}/atom.xml`));
    const json = parseJsonFeed(await read(`${path}/feed.json`));
    const fromRss = (rss.items ?? []).map((item) => ({
      id: item.guid?.value,
      url: item.link,
      title: item.title,
      summary: textOf(item.description),
      published: seconds(item.pubDate),
      writers: item.dc?.creators,
      categories: item.categories?.map(({ name }) => name),
      body: item.content?.encoded,
    }));
    const fromAtom = (atom.entries ?? []).map((entry) => ({
      id: entry.id,
      url: entry.links?.find(({ rel }) => rel === "alternate")?.href,
      title: entry.title?.value,
      summary: entry.summary?.value,
      published: seconds(entry.published),
      writers: entry.authors?.map(({ name }) => name),
      categories: entry.categories?.map(({ label }) => label),
      body: entry.content?.value,
    }));
    const fromJson = (json.items ?? []).map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      published: seconds(item.date_published),
      writers: item.authors?.map(({ name }) => name),
      categories: item.tags,
      body: item.content_html,
    }));
    expect(fromRss.length).toBeGreaterThan(0);
    expect(fromAtom).toEqual(fromRss);
    expect(fromJson).toEqual(fromRss);
  });
});

describe.skipIf(isMissing("feedparser"))("Universal Feed Parser", () => {
  it.each(feedPaths())("reads the same entries from %s in RSS and Atom", async (path) => {
    const rss = readWithFeedparser(await read(`${path}/rss.xml`));
    const atom = readWithFeedparser(await read(`${path}/atom.xml`));
    for (const reading of [rss, atom])
      expect([reading.wellFormed, reading.error]).toEqual([true, ""]);
    expect([rss.version, atom.version]).toEqual(["rss20", "atom10"]);
    for (const field of [
      "id",
      "url",
      "title",
      "published",
      "updated",
      "writers",
      "categories",
      "body",
    ] as const) {
      expect(rss.entries.map((entry) => entry[field])).toEqual(
        atom.entries.map((entry) => entry[field]),
      );
    }
    expect(rss.entries.map(({ summary }) => textOf(summary))).toEqual(
      atom.entries.map(({ summary }) => summary),
    );
  });

  it("finds in the front page's feeds what the sources say", async () => {
    for (const file of ["/rss.xml", "/atom.xml"]) {
      const { entries } = readWithFeedparser(await read(file));
      expect(entries).toHaveLength(publishedSources.length);
      for (const { slug, frontMatter } of publishedSources) {
        const entry = entries.find(({ id }) => id === frontMatter.id);
        expect(new URL(entry?.url ?? "").pathname).toBe(`/articles/${slug}`);
        expect(entry?.title).toBe(frontMatter.title);
        expect(fromParts(entry?.published ?? null)).toBe(seconds(frontMatter.publishedAt));
        for (const { url, type, bytes } of entry?.enclosures ?? []) {
          const response = await fetch(url, { method: "HEAD" });
          expect([
            response.headers.get("content-type"),
            Number(response.headers.get("content-length")),
          ]).toEqual([type, bytes]);
        }
      }
    }
  });
});
