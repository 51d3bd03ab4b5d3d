import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { articleFeedOf, type Feed } from "../../src/model/feed.ts";
import { articlePageOf } from "../../src/model/page.ts";
import type { Publication } from "../../src/model/publication.ts";
import { legalText, oneLine } from "../../src/model/text.ts";
import { articleJson } from "../../src/representations/article-json.ts";
import { atom } from "../../src/representations/atom.ts";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import { feedBody } from "../../src/representations/markup/body.ts";
import { rss } from "../../src/representations/rss.ts";
import { childrenNamed, onlyChild, parseXml, textOf } from "../support/xml-tree.ts";
import { anyArticle, anyPublication } from "./any-text.ts";
import { feedWith, linksOf } from "./feed-samples.ts";

const ATOM = "{http://www.w3.org/2005/Atom}";
const CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded";

/** What a parser makes of text that stood in a CDATA section. */
const lineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

/** Every string in a JSON value. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** The front page's feed and the article's own. */
const eachFeed = (check: (feed: Feed, article: Article, publication: Publication) => void): void =>
  fc.assert(
    fc.property(anyArticle, anyPublication, (article, publication) => {
      check(feedWith([article, article], publication), article, publication);
      check(articleFeedOf(article, publication), article, publication);
    }),
    { numRuns: 75 },
  );

describe("an article of any text, straight from nowhere,", () => {
  it("gives well-formed RSS that holds exactly its text", () => {
    eachFeed((feed) => {
      const channel = onlyChild(parseXml(rss.render(feed, linksOf(feed, rss.file))), "channel");
      expect(lineFeeds(textOf(channel, "title"))).toBe(lineFeeds(legalText(feed.title)));
      const items = childrenNamed(channel, "item");
      expect(items).toHaveLength(feed.entries.length);
      for (const [index, entry] of feed.entries.entries()) {
        const item = items[index];
        if (!item) throw new Error("no item");
        expect(textOf(item, "title")).toBe(lineFeeds(legalText(entry.title)));
        expect(textOf(item, CONTENT)).toBe(lineFeeds(feedBody(entry, feed.publication)));
        expect(textOf(item, CONTENT)).not.toContain("]]>");
      }
    });
  });

  it("gives well-formed Atom that holds exactly its text", () => {
    eachFeed((feed) => {
      const root = parseXml(atom.render(feed, linksOf(feed, atom.file)));
      expect(textOf(root, `${ATOM}title`)).toBe(legalText(feed.title));
      const entries = childrenNamed(root, `${ATOM}entry`);
      expect(entries).toHaveLength(feed.entries.length);
      for (const [index, entry] of feed.entries.entries()) {
        const element = entries[index];
        if (!element) throw new Error("no entry");
        expect(textOf(element, `${ATOM}title`)).toBe(legalText(entry.title));
        expect(textOf(element, `${ATOM}summary`)).toBe(legalText(entry.summary));
        expect(textOf(element, `${ATOM}content`)).toBe(
          lineFeeds(feedBody(entry, feed.publication)),
        );
      }
    });
  });

  it("gives JSON without lone surrogates or forbidden characters", () => {
    eachFeed((feed, article, publication) => {
      const page = articlePageOf(article, publication);
      for (const document of [
        jsonFeed.render(feed, linksOf(feed, jsonFeed.file)),
        articleJson.render(page, []),
      ]) {
        expect(document).not.toMatch(/\\ud[89a-f]/i);
        expect(textsOf(JSON.parse(document)).filter((text) => legalText(text) !== text)).toEqual(
          [],
        );
      }
    });
  });

  it("gives a body without a tag that nobody put there", () => {
    eachFeed((feed) => {
      for (const entry of feed.entries) {
        expect(feedBody(entry, feed.publication)).not.toMatch(/<(?:script|item|!--|!\[CDATA\[)/i);
      }
    });
  });
});

describe("an article of any text, as the border makes it,", () => {
  it("has the same title in RSS, Atom and JSON Feed", () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const title = oneLine(article.title);
        const feed = feedWith([{ ...article, title }]);
        const item = onlyChild(
          onlyChild(parseXml(rss.render(feed, linksOf(feed, rss.file))), "channel"),
          "item",
        );
        const root = parseXml(atom.render(feed, linksOf(feed, atom.file)));
        const json = JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file)));
        expect(textOf(onlyChild(root, `${ATOM}entry`), `${ATOM}title`)).toBe(title);
        expect(json.items[0].title).toBe(title);
        expect(childrenNamed(item, "title").map(({ text }) => text)).toEqual([title]);
      }),
    );
  });
});
