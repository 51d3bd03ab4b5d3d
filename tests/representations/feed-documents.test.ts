import { describe, expect, it } from "vitest";
import { atom } from "../../src/representations/atom.ts";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import type { FeedRepresentation } from "../../src/representations/representation.ts";
import { rss } from "../../src/representations/rss.ts";
import { deepFreeze } from "../support/freeze.ts";
import { expectGolden } from "../support/golden.ts";
import { linksOf, sampleFeeds } from "./feed-samples.ts";

const ROWS: readonly FeedRepresentation[] = [rss, atom, jsonFeed];

describe.each(ROWS)("$title", (row) => {
  for (const [name, feed] of Object.entries(sampleFeeds)) {
    const links = linksOf(feed, row.file);

    it(`renders the feed "${name}" as it always did`, () => {
      expectGolden(`${name}.${row.file}`, row.render(feed, links));
    });

    it(`gives the same bytes twice for "${name}" and changes nothing it was given`, () => {
      const frozen = deepFreeze(structuredClone(feed));
      const first = row.render(frozen, deepFreeze(links));
      expect(row.render(frozen, links)).toBe(first);
      expect(row.render(feed, links)).toBe(first);
    });
  }
});
