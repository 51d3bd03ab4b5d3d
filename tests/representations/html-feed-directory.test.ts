import { describe, expect, it } from "vitest";
import { allFeeds } from "../../src/model/feed-catalogue.ts";
import { feedReference } from "../../src/model/feed.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Publication } from "../../src/model/publication.ts";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import { feedDirectory } from "../../src/representations/html/feed-directory.tsx";
import { publicationLinks } from "../../src/representations/links.ts";
import { aPublication, EVERY_KIND_OF_FEED } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { inLines } from "./html-showcase.ts";

const readers = [
  { name: "Reader & sons", subscribe: "https://reader.example/?a=1&add={url}" },
  { name: "Path", subscribe: "https://path.example/feed/{url}" },
];
const publication = aPublication({
  ...EVERY_KIND_OF_FEED,
  readers,
  sections: { world: { label: "World", description: "All <of> it & more." } },
});

const directoryOf = (settings: Publication): string =>
  feedDirectory.render(settings, publicationLinks(settings, feedDirectory));

describe("the feed directory", () => {
  it("has every feed with what it is for and every way to subscribe", () => {
    expectGolden("html-feeds.html", inLines(directoryOf(publication)));
  });

  it("shows the address of every feed in every format, to be copied whole", () => {
    const document = directoryOf(publication).replaceAll("<wbr/>", "");
    const addresses = [...document.matchAll(/<code [^>]*>([^<]+)<\/code>/g)];
    const wanted = allFeeds(publication).flatMap((feed) =>
      FEED_FILES.map(({ file }) => `${feedReference(feed, publication).filesUrl}${file}`),
    );
    expect(addresses.map(([, address]) => address)).toEqual(wanted);
  });

  it("explains each format once, and that one is enough", () => {
    const document = directoryOf(publication);
    for (const { title, about = "" } of FEED_FILES) {
      expect(about).toMatch(/^[A-Z][^.]+\.$/);
      expect(document.split(`<dt>${title}</dt><dd>${about}</dd>`)).toHaveLength(2);
    }
  });

  it("leads into readers with the address of a feed, encoded", () => {
    const document = directoryOf(publication);
    const url = "https%3A%2F%2Fnews.example%2Fsections%2Fworld%2Frss.xml";
    expect(document).toContain('href="feed:https://news.example/sections/world/rss.xml"');
    expect(document).toContain(`href="https://reader.example/?a=1&amp;add=${url}" rel="nofollow`);
    expect(document).toContain(`href="https://path.example/feed/${url}" rel="nofollow`);
  });

  it("offers the reader that is installed where the settings name none", () => {
    const document = directoryOf(aPublication());
    expect(document).toContain('href="feed:https://news.example/rss.xml"');
    expect(document).not.toContain('rel="nofollow');
  });

  it("says in which language what is, in a publication that is not in English", () => {
    const arabic = { ...publication, language: "ar" as LanguageTag };
    const document = directoryOf(arabic);
    expect(document).toContain('<main id="content" class="listing directory" lang="en" dir="ltr">');
    expect(document).toContain('<a href="/sections/world" lang="ar" dir="rtl">World</a>');
    expect(document).toContain('<p lang="ar" dir="rtl">All &lt;of&gt; it &amp; more.</p>');
  });
});
