import { describe, expect, it } from "vitest";
import { articleFeedOf, type Feed } from "../../src/model/feed.ts";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import { feedLinks } from "../../src/representations/links.ts";
import { FEED_PREVIEWS } from "../../src/representations/registry.ts";
import { anArticle, aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { feedWith } from "./feed-samples.ts";
import { anArticleWithEverything, inLines } from "./html-showcase.ts";

const previewOf = (feed: Feed, file: string): string => {
  const row = FEED_FILES.find((each) => each.file === file);
  const preview = row && FEED_PREVIEWS.get(row);
  if (!preview) throw new Error(`there is no ${file}`);
  return preview.render(feed, feedLinks(feed, preview));
};

describe("a feed that a person opens", () => {
  it("says what it is and how to subscribe, and shows its entries", () => {
    const feed = feedWith([anArticle("first")], aPublication());
    expectGolden("html-feed-preview.html", inLines(previewOf(feed, "atom.xml")));
  });

  it("may be an article's own, with its developments and corrections", () => {
    const feed = articleFeedOf(anArticleWithEverything(), aPublication());
    expectGolden("html-feed-preview-article.html", inLines(previewOf(feed, "rss.xml")));
  });

  it.each(FEED_FILES)(
    "is left out by search engines as $title, and has one heading",
    ({ file }) => {
      const document = previewOf(feedWith([], aPublication()), file);
      expect(document).toContain('<meta name="robots" content="noindex">');
      expect(document.match(/<h1[ >]/g)).toHaveLength(1);
    },
  );
});
