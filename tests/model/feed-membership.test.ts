import { describe, expect, it } from "vitest";
import { allFeeds, hasFeed } from "../../src/model/feed-catalogue.ts";
import { type FeedKey, feedPath, isFeedKey } from "../../src/model/feed-key.ts";
import { feedsOf, redefinedFeeds } from "../../src/model/feed-membership.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Selection } from "../../src/model/selection.ts";
import { aPublication, anArticle, slug } from "../support/builders.ts";

const english = anArticle();
const languages = { en: { label: "English" }, "pt-br": { label: "Português" } };
const brazilian = anArticle("first", { language: "pt-BR" as LanguageTag });

/** The selections of these that an article is in. */
const selected = (selection: Omit<Selection, "label">, article = english): boolean =>
  feedsOf(article, aPublication({ feeds: { it: { label: "It", ...selection } } })).includes(
    "feeds/it" as FeedKey,
  );

describe("the feeds of an article", () => {
  it("are the front page, its section, topics and writers; editors have none", () => {
    expect(feedsOf(english, aPublication())).toEqual([
      "front",
      "sections/world",
      "topics/syria",
      "authors/ada",
    ]);
  });

  it("end with its running story's, where the publication has that story", () => {
    const story = slug("the-wire");
    expect(feedsOf(anArticle("a", { story }), aPublication()).at(-1)).toBe("stories/the-wire");
    const untold = anArticle("a", { story: slug("constructor") });
    expect(feedsOf(untold, aPublication())).toEqual(feedsOf(english, aPublication()));
    const { stories: _, ...without } = aPublication();
    expect(feedsOf(anArticle("a", { story }), without)).toEqual(feedsOf(english, without));
  });

  it("name no feed twice", () => {
    const byline = [
      { author: slug("ada"), role: "writer" as const },
      { author: slug("ada"), role: "writer" as const },
    ];
    expect(
      feedsOf(anArticle("a", { byline }), aPublication()).filter(
        (feed: string) => feed === "authors/ada",
      ),
    ).toHaveLength(1);
  });

  it("are eight at most for a section, three topics, a writer and a language: a record each, with the article's", () => {
    const topics = [slug("syria"), slug("feeds"), slug("third")];
    const feeds = feedsOf({ ...english, topics }, aPublication({ languages }));
    expect(1 + feeds.length).toBe(8);
  });

  it("stand at the path of their page", () => {
    expect(feedPath("front")).toBe("/");
    expect(feedPath("topics/syria" as never)).toBe("/topics/syria");
  });
});

describe("a language", () => {
  it("has a feed from the second on", () => {
    const { en } = languages;
    expect(feedsOf(english, aPublication({ languages: { en } }))).not.toContain("languages/en");
    expect(feedsOf(english, aPublication({ languages }))).toContain("languages/en");
    expect(hasFeed("languages/en" as FeedKey, aPublication({ languages: { en } }))).toBe(false);
  });

  it("takes the articles of its regions, and a region those of its own", () => {
    expect(feedsOf(brazilian, aPublication({ languages }))).toContain("languages/pt-br");
    const wide = { ...languages, pt: { label: "Português" } };
    expect(feedsOf(brazilian, aPublication({ languages: wide }))).toEqual(
      expect.arrayContaining(["languages/pt-br", "languages/pt"]),
    );
    const portuguese = anArticle("first", { language: "pt" as LanguageTag });
    expect(feedsOf(portuguese, aPublication({ languages: wide }))).not.toContain("languages/pt-br");
  });

  it("that the publication does not list has none", () => {
    const greek = anArticle("first", { language: "el" as LanguageTag });
    expect(feedsOf(greek, aPublication({ languages }))).not.toContain("languages/el");
  });
});

describe("a selection", () => {
  const world = slug("world");
  const culture = slug("culture");
  const syria = slug("syria");

  it("without a list takes everything", () => {
    expect(selected({})).toBe(true);
  });

  it("takes what meets one entry of each of its lists", () => {
    expect(selected({ sections: [culture, world] })).toBe(true);
    expect(selected({ sections: [culture] })).toBe(false);
    expect(selected({ sections: [world], topics: [syria] })).toBe(true);
    expect(selected({ sections: [world], topics: [slug("feeds")] })).toBe(false);
    expect(selected({ languages: [slug("en")], authors: [slug("ada")] })).toBe(true);
  });

  it("takes writers, and nobody else of a byline", () => {
    expect(selected({ authors: [slug("bob")] })).toBe(false);
  });

  it("takes the regions of a language it names", () => {
    expect(selected({ languages: [slug("pt")] }, brazilian)).toBe(true);
    expect(selected({ languages: [slug("pt")] })).toBe(false);
  });

  it("leaves out what meets any list of `exclude`, whatever else it meets", () => {
    expect(selected({ exclude: { topics: [syria] } })).toBe(false);
    expect(
      selected({ sections: [world], exclude: { sections: [culture], authors: [slug("ada")] } }),
    ).toBe(false);
    expect(selected({ sections: [world], exclude: { topics: [slug("feeds")] } })).toBe(true);
  });
});

describe("new settings", () => {
  const before = aPublication({ languages, feeds: { picks: { label: "Picks" } } });
  const changed = (over: Parameters<typeof aPublication>[0]) =>
    redefinedFeeds(before, { ...before, ...over });

  it("that name things anew redefine no feed", () => {
    expect(
      changed({ title: "New", feeds: { picks: { label: "Choice", description: "New" } } }),
    ).toEqual([]);
  });

  it("redefine the selections and languages that come, go or differ", () => {
    expect(changed({ feeds: {} })).toEqual(["feeds/picks"]);
    expect(changed({ feeds: { picks: { label: "Picks", limit: 5 } } })).toEqual(["feeds/picks"]);
    expect(changed({ feeds: { picks: { label: "Picks" }, more: { label: "More" } } })).toEqual([
      "feeds/more",
    ]);
    expect(changed({ languages: { en: { label: "English" } } })).toEqual([
      "languages/en",
      "languages/pt-br",
    ]);
  });
});

it("every feed is listed once, and is a key that can be read back", () => {
  const feeds = allFeeds(aPublication({ languages, feeds: { picks: { label: "Picks" } } }));
  expect(new Set(feeds).size).toBe(feeds.length);
  expect(feeds.every(isFeedKey)).toBe(true);
  expect(feeds[0]).toBe("front");
  expect(feeds).toEqual(
    expect.arrayContaining(["feeds/picks", "topics/syria", "languages/en", "authors/desk"]),
  );
});
