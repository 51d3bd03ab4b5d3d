import { describe, expect, it } from "vitest";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import {
  ARTICLE_REPRESENTATIONS,
  FEED_REPRESENTATIONS,
} from "../../src/representations/registry.ts";

describe.each([...FEED_REPRESENTATIONS, ...ARTICLE_REPRESENTATIONS])("$title", (row) => {
  it("has one media type, with or without parameters", () => {
    expect(row.contentType.replace(/;.*/, "")).toBe(row.mediaType);
  });

  it("is a page exactly if it is HTML, with a policy", () => {
    expect(row.kind === "page").toBe(row.mediaType === "text/html");
    expect(row.contentSecurityPolicy !== undefined).toBe(row.kind === "page");
  });
});

it("counts as feeds what readers subscribe to", () => {
  expect(FEED_FILES.map(({ file }) => file)).toEqual(["rss.xml", "atom.xml", "feed.json"]);
});
