import { describe, expect, it } from "vitest";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import {
  ARTICLE_REPRESENTATIONS,
  FEED_PREVIEWS,
  FEED_REPRESENTATIONS,
} from "../../src/representations/registry.ts";

const ALL = [...FEED_REPRESENTATIONS, ...FEED_PREVIEWS.values(), ...ARTICLE_REPRESENTATIONS];

describe.each(ALL)("$title", (row) => {
  it("has one media type, with or without parameters", () => {
    expect(row.contentType.replace(/;.*/, "")).toBe(row.mediaType);
  });

  it("is a page or a preview exactly if it is HTML, with a policy", () => {
    const isHtml = row.mediaType === "text/html";
    expect(row.kind === "page" || row.kind === "preview").toBe(isHtml);
    expect(row.contentSecurityPolicy !== undefined).toBe(isHtml);
  });
});

it("counts as feeds what readers subscribe to", () => {
  expect(FEED_FILES.map(({ file }) => file)).toEqual(["rss.xml", "atom.xml", "feed.json"]);
});

it("has a preview of every feed, at the feed's own address and with a name of its own", () => {
  expect([...FEED_PREVIEWS.keys()]).toEqual(FEED_FILES);
  for (const [row, preview] of FEED_PREVIEWS) expect(preview.file).toBe(row.file);
  const names = [...FEED_REPRESENTATIONS, ...FEED_PREVIEWS.values()].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
