import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Feed } from "../../src/model/feed.ts";
import { legalText } from "../../src/model/text.ts";
import { podcastGuid } from "../../src/representations/podcast-guid.ts";
import { rss } from "../../src/representations/rss.ts";
import {
  anArticle,
  anArticleToHear,
  anAudio,
  aPicture,
  aPodcast,
  aPublication,
  slug,
} from "../support/builders.ts";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import { anyArticle, anyPublication, anyText } from "./any-text.ts";
import {
  aVideo,
  feedWith,
  linksOf,
  NASTY,
  sampleFeeds,
  samples,
  someChapters,
} from "./feed-samples.ts";

const ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}";
const PODCAST = "{https://podcastindex.org/namespace/1.0}";
const BASE = "https://news.example";

const render = (feed: Feed): string => rss.render(feed, linksOf(feed, rss.file));

const showOf = (over: Partial<Feed> = {}): XmlElement =>
  onlyChild(parseXml(render({ ...feedWith([]), podcast: aPodcast(), ...over })), "channel");

const episodeOf = (article: Article, over: Partial<Feed> = {}): XmlElement =>
  onlyChild(showOf({ ...feedWith([article]), ...over }), "item");

/** What an XML parser makes of text: XML 1.0 §2.11 has one kind of line end. */
const shown = (text: string): string => legalText(text).replaceAll(/\r\n?/g, "\n");

const attributesOf = (parent: XmlElement, name: string): readonly unknown[] =>
  childrenNamed(parent, name).map(({ attributes }) => attributes);

describe("a podcast's RSS", () => {
  it("says of the show what directories ask for", () => {
    const show = showOf();
    expect(textOf(show, `${ITUNES}title`)).toBe("The Example Wire");
    expect(textOf(show, `${ITUNES}author`)).toBe("Example Press");
    expect(textOf(show, `${ITUNES}explicit`)).toBe("false");
    expect(textOf(show, `${ITUNES}type`)).toBe("episodic");
    const owner = onlyChild(show, `${ITUNES}owner`);
    expect(textOf(owner, `${ITUNES}name`)).toBe("Example Press");
    expect(textOf(owner, `${ITUNES}email`)).toBe("desk@news.example");
    expect(attributesOf(show, `${ITUNES}image`)).toEqual([
      { href: `${BASE}${aPodcast().image.url}` },
    ]);
    expect(textOf(show, `${PODCAST}medium`)).toBe("podcast");
    const locked = onlyChild(show, `${PODCAST}locked`);
    expect([locked.text, locked.attributes]).toEqual(["yes", { owner: "desk@news.example" }]);
  });

  it("nests the subcategory in its category, escaped once", () => {
    const podcast = aPodcast({ category: "Society & Culture", subcategory: "Places & Travel" });
    const category = onlyChild(showOf({ podcast }), `${ITUNES}category`);
    expect(category.attributes).toEqual({ text: "Society & Culture" });
    expect(attributesOf(category, `${ITUNES}category`)).toEqual([{ text: "Places & Travel" }]);
    const { subcategory: _, ...plain } = aPodcast();
    expect(onlyChild(showOf({ podcast: plain }), `${ITUNES}category`).children).toEqual([]);
  });

  it("takes what the show says of itself before what the publication does", () => {
    const show = showOf({
      podcast: aPodcast({
        author: "The desk",
        owner: { name: "Ada", email: "ada@news.example" },
        explicit: true,
        locked: false,
        guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
      }),
    });
    expect(textOf(show, `${ITUNES}author`)).toBe("The desk");
    expect(textOf(onlyChild(show, `${ITUNES}owner`), `${ITUNES}email`)).toBe("ada@news.example");
    expect(textOf(show, `${ITUNES}explicit`)).toBe("true");
    expect(textOf(show, `${PODCAST}guid`)).toBe("917393e3-1b1e-5cef-ace4-edaa54e1f810");
    const locked = onlyChild(show, `${PODCAST}locked`);
    expect([locked.text, locked.attributes]).toEqual(["no", { owner: "ada@news.example" }]);
  });

  it("names no owner without an address", () => {
    const publication = aPublication({ publisher: { name: "Example Press" } });
    const show = showOf({ publication });
    expect(childrenNamed(show, `${ITUNES}owner`)).toEqual([]);
    expect(onlyChild(show, `${PODCAST}locked`).attributes).toEqual({});
  });

  it("has the two namespaces, which no other feed has", () => {
    for (const [name, feed] of Object.entries(sampleFeeds)) {
      expect([name, /itunes|podcastindex/.test(render(feed))]).toEqual([name, "podcast" in feed]);
    }
  });
});

describe("podcast:guid", () => {
  it.each([
    // The examples of the namespace's own page.
    ["https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"],
    ["https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"],
  ])("of %s is %s", (url, guid) => {
    expect(podcastGuid(url)).toBe(guid);
  });

  it("is of the address of the RSS itself", () => {
    expect(textOf(showOf(), `${PODCAST}guid`)).toBe(podcastGuid(`${BASE}/rss.xml`));
  });
});

describe("an episode", () => {
  it("is the article, with the length of what is heard", () => {
    const episode = episodeOf(anArticleToHear("heard", { durationSeconds: 754.6 }));
    expect(textOf(episode, `${ITUNES}title`)).toBe("The heard article");
    // Its writers are named by dc:creator and podcast:person; readers would count a third twice.
    expect(childrenNamed(episode, `${ITUNES}author`)).toEqual([]);
    expect(textOf(episode, `${ITUNES}duration`)).toBe("755");
    expect(textOf(episode, `${ITUNES}explicit`)).toBe("false");
    expect(onlyChild(episode, "enclosure").attributes["type"]).toBe("audio/mpeg");
  });

  it("has artwork where the article's picture can be that", () => {
    const image = (picture: Article["picture"]) =>
      attributesOf(
        episodeOf({ ...anArticleToHear("heard"), ...(picture && { picture }) }),
        `${ITUNES}image`,
      );
    expect(image(aPicture())).toEqual([]);
    expect(image(aPicture({ width: 1400, height: 1400, type: "image/webp" }))).toEqual([]);
    expect(image(aPicture({ width: 1400, height: 1400 }))).toEqual([
      { href: `${BASE}${aPicture().url}` },
    ]);
  });

  it("names everybody of the byline and of the recording, with role and group", () => {
    const byline = (["writer", "editor", "photographer", "illustrator", "translator"] as const).map(
      (role) => ({ author: slug("ada"), role }),
    );
    const article = {
      ...anArticleToHear("heard"),
      byline: [...byline, { author: slug("bob"), role: "contributor" } as const],
    };
    const people = childrenNamed(episodeOf(article), `${PODCAST}person`);
    expect(
      people.map(({ text, attributes: { group, role, href } }) => [text, group, role, href]),
    ).toEqual([
      ["Ada Writer", "writing", "writer", `${BASE}/authors/ada`],
      ["Ada Writer", "writing", "editor", undefined],
      ["Ada Writer", "visuals", "graphic designer", undefined],
      ["Ada Writer", "writing", "translator", undefined],
      ["Bob Editor", "cast", "reporter", "https://bob.example/"],
      ["Ada Writer", "creative direction", "producer", undefined],
    ]);
  });

  it("leads to its transcript, with its type and language", () => {
    const transcript = (transcriptUrl: string) =>
      attributesOf(episodeOf(anArticleToHear("x", { transcriptUrl })), `${PODCAST}transcript`)[0];
    const name = `/media/${"e".repeat(64)}`;
    expect(transcript(`${name}.vtt`)).toEqual({
      url: `${BASE}${name}.vtt`,
      type: "text/vtt",
      language: "en",
    });
    for (const [url, type] of [
      [`${name}.srt`, "application/x-subrip"],
      ["https://else.example/words.TXT?x=.vtt", "text/plain"],
      ["https://else.example/words.json", "application/json"],
      ["https://else.example/words.constructor", "text/html"],
      ["/articles/words", "text/html"],
    ] as const) {
      expect(transcript(url)).toMatchObject({ type });
    }
  });

  it("of a film has its captions as its transcript", () => {
    const film = anArticle("x", { cards: [{ blocks: [{ type: "video", video: aVideo() }] }] });
    expect(attributesOf(episodeOf(film), `${PODCAST}transcript`)).toEqual([
      {
        url: `${BASE}${aVideo().captionsUrl}`,
        type: "text/vtt",
        language: "en",
        rel: "captions",
      },
    ]);
  });

  it("leads to its chapters, if its first recording has any", () => {
    const blocks = [
      { type: "audio", audio: anAudio() },
      { type: "audio", audio: anAudio({ chapters: someChapters }) },
    ] as const;
    const chapters = (article: Article) => attributesOf(episodeOf(article), `${PODCAST}chapters`);
    expect(chapters(anArticle("x", { cards: [{ blocks }] }))).toEqual([]);
    expect(chapters(anArticle("x", { cards: [{ blocks: blocks.toReversed() }] }))).toEqual([
      { url: `${BASE}/articles/x/chapters.json`, type: "application/json+chapters" },
    ]);
  });

  it("is none without a recording", () => {
    const names = episodeOf(samples.plain).children.map(({ name }) => name);
    expect(names.filter((name) => /itunes|podcast/.test(name))).toEqual([]);
  });

  it("keeps within what directories take, without half a character", () => {
    const title = `${"x".repeat(253)}😀😀`;
    const episode = episodeOf({ ...anArticleToHear("heard"), title });
    expect(textOf(episode, `${ITUNES}title`)).toBe(`${"x".repeat(253)}…`);
    expect(textOf(episode, "title")).toBe(title);
  });
});

describe("a podcast of any text", () => {
  it("is well-formed RSS that holds exactly its text", () => {
    fc.assert(
      fc.property(anyArticle, anyPublication, anyText, (article, publication, text) => {
        const heard = {
          ...article,
          cards: anArticleToHear("x", {
            title: text,
            credit: { name: text, role: "editor" },
          }).cards,
        };
        const show = showOf({
          ...feedWith([heard, heard], publication),
          podcast: aPodcast({ author: text, owner: { name: text, email: text } }),
        });
        const items = childrenNamed(show, "item");
        expect(items).toHaveLength(2);
        expect(textOf(show, `${ITUNES}author`)).toBe(shown(text));
        expect(textOf(onlyChild(show, `${ITUNES}owner`), `${ITUNES}email`)).toBe(shown(text));
        for (const item of items) {
          expect(textOf(item, `${ITUNES}title`)).toBe(shown(heard.title));
          const last = childrenNamed(item, `${PODCAST}person`).at(-1);
          expect(last?.text).toBe(shown(text));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says of a nasty one what it says elsewhere", () => {
    const episode = episodeOf({ ...anArticleToHear("heard"), title: NASTY });
    expect(textOf(episode, `${ITUNES}title`)).toBe(NASTY);
  });
});
