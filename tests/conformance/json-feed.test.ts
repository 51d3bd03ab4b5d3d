import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import { linksOf, sampleFeeds } from "../representations/feed-samples.ts";
import { feedPaths, read } from "./newsstand.ts";

interface JsonFeed {
  readonly version: string;
  readonly feed_url: string;
  readonly home_page_url: string;
  readonly next_url?: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly date_published: string;
    readonly date_modified: string;
    readonly content_html?: string;
    readonly content_text?: string;
  }[];
}

const schema = createRequire(import.meta.url)("jsonfeed-schema/schema-v1.1.json") as object;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile<JsonFeed>(schema);

const RFC_3339_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const hasNull = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.values(value).some(hasNull));

describe("JSON Feed 1.1 by its schema, and by what the schema misses", () => {
  it("refuses a feed without items, so that a pass means something", () => {
    expect(validate({ version: "https://jsonfeed.org/version/1.1", title: "x" })).toBe(false);
  });

  it.each(["archive", "withdrawn"])("with what we add: %s", (name) => {
    const sample = sampleFeeds[name]!;
    const feed: unknown = JSON.parse(jsonFeed.render(sample, linksOf(sample, jsonFeed.file)));
    expect(validate(feed) ? [] : validate.errors).toEqual([]);
    const { feed_url, next_url } = feed as JsonFeed;
    expect(next_url).not.toBe(feed_url);
    expect(JSON.stringify(feed)).toMatch(/"next_url"|"removed"/);
  });

  it("an archive document says which feed it is of", async () => {
    const feed: unknown = JSON.parse(await read("/archive/1/feed.json"));
    expect(validate(feed) ? [] : validate.errors).toEqual([]);
    expect(new URL((feed as JsonFeed).feed_url).pathname).toBe("/feed.json");
    expect((feed as JsonFeed).items.map(({ id }) => id)).toEqual(
      (JSON.parse(await read("/feed.json")) as JsonFeed).items.map(({ id }) => id),
    );
  });

  it.each(feedPaths())("%s/feed.json", async (path) => {
    const feed: unknown = JSON.parse(await read(`${path}/feed.json`));
    expect(validate(feed) ? [] : validate.errors).toEqual([]);
    const { version, items, feed_url, home_page_url, next_url } = feed as JsonFeed;
    expect(version).toBe("https://jsonfeed.org/version/1.1");
    expect(new URL(feed_url).pathname).toBe(`${path}/feed.json`);
    expect(new URL(home_page_url).pathname).toBe(path || "/");
    expect(next_url).not.toBe(feed_url);
    expect(hasNull(feed)).toBe(false);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const item of items) {
      expect(item.id.trim()).not.toBe("");
      expect(item.date_published).toMatch(RFC_3339_UTC);
      expect(item.date_modified).toMatch(RFC_3339_UTC);
      expect(item.title).not.toMatch(/<\/?[a-z]+>|&[a-z]+;/);
      expect(item.content_html ?? item.content_text).toBeTruthy();
      expect(item.content_html ?? "").not.toMatch(/(?:src|href)="(?!https?:|mailto:)/);
    }
  });
});
