import { describe, expect, it } from "vitest";
import { FEED_MAX_AGE_SECONDS } from "../../src/model/freshness.ts";
import { rss } from "../../src/representations/rss.ts";
import { aPicture, aPublication, anArticle, slug, anAudio } from "../support/builders.ts";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import {
  aVideo,
  everyBlock,
  feedWith,
  linksOf,
  NASTY,
  sampleFeeds,
  samples,
} from "./feed-samples.ts";

const ATOM = "{http://www.w3.org/2005/Atom}";
const CONTENT = "{http://purl.org/rss/1.0/modules/content/}";
const CC = "{http://backend.userland.com/creativeCommonsRssModule}";
const DC = "{http://purl.org/dc/elements/1.1/}";
const DCTERMS = "{http://purl.org/dc/terms/}";
const MEDIA = "{http://search.yahoo.com/mrss/}";
const SY = "{http://purl.org/rss/1.0/modules/syndication/}";

const channelOf = (feed = feedWith([samples.plain])): XmlElement =>
  onlyChild(parseXml(rss.render(feed, linksOf(feed, rss.file))), "channel");

const itemOf = (...args: Parameters<typeof feedWith>): XmlElement =>
  onlyChild(channelOf(feedWith(...args)), "item");

describe("an RSS channel", () => {
  it("names itself, its page, its siblings, hubs and licence as it was told", () => {
    const feed = feedWith([samples.plain]);
    const links = linksOf(feed, rss.file);
    expect(
      childrenNamed(channelOf(feed), `${ATOM}link`).map(({ attributes }) => attributes),
    ).toEqual(links);
  });

  it("asks readers to wait exactly as long as Cache-Control does", () => {
    const channel = channelOf();
    const perHour = Number(textOf(channel, `${SY}updateFrequency`));
    expect(textOf(channel, `${SY}updatePeriod`)).toBe("hourly");
    expect(Number(textOf(channel, "ttl")) * 60).toBe(FEED_MAX_AGE_SECONDS);
    expect(3600 / perHour).toBe(FEED_MAX_AGE_SECONDS);
  });

  it("was last built when the feed last changed, not now", () => {
    expect(textOf(channelOf(), "lastBuildDate")).toBe("Sun, 01 Nov 2026 08:00:00 GMT");
    expect(textOf(channelOf(feedWith([])), "lastBuildDate")).toBe("Thu, 01 Oct 2026 00:00:00 GMT");
  });

  it("has a managing editor only with an e-mail address", () => {
    expect(textOf(channelOf(), "managingEditor")).toBe("desk@news.example (Example Press)");
    const anonymous = feedWith([], aPublication({ publisher: { name: "Example Press" } }));
    expect(childrenNamed(channelOf(anonymous), "managingEditor")).toEqual([]);
  });

  it("shows a raster icon within 144 by 400, and no vector", () => {
    const withIcon = (over: Parameters<typeof aPicture>[0]): XmlElement =>
      channelOf(feedWith([], aPublication({ icon: aPicture(over) })));
    const size = (channel: XmlElement): readonly string[] => {
      const image = onlyChild(channel, "image");
      return [textOf(image, "width"), textOf(image, "height")];
    };
    expect(size(withIcon({ width: 512, height: 512 }))).toEqual(["144", "144"]);
    expect(size(withIcon({ width: 100, height: 800 }))).toEqual(["50", "400"]);
    expect(size(withIcon({ width: 88, height: 31 }))).toEqual(["88", "31"]);
    expect(childrenNamed(withIcon({ type: "image/svg+xml" }), "image")).toEqual([]);
    expect(childrenNamed(withIcon({ type: "image/webp" }), "image")).toEqual([]);
  });

  it("declares each of its namespaces once, with and without bodies", () => {
    for (const feed of Object.values(sampleFeeds)) {
      const document = rss.render(feed, linksOf(feed, rss.file));
      const declared = [...document.matchAll(/ (xmlns:[a-z]+)="/gi)].map(([, name]) => name);
      expect(new Set(declared).size).toBe(declared.length);
      expect(declared).toContain("xmlns:dc");
    }
  });

  it("ends with its items", () => {
    const names = channelOf(sampleFeeds["front"]).children.map(({ name }) => name);
    expect(names.slice(names.indexOf("item")).every((name) => name === "item")).toBe(true);
    expect(names.filter((name) => name === "item")).toHaveLength(Object.keys(samples).length);
  });
});

describe("an RSS item", () => {
  it("has a title of plain text, escaped once", () => {
    expect(textOf(itemOf([samples.nasty]), "title")).toBe(NASTY);
  });

  it("has an id that is no permalink and does not follow the slug", () => {
    const guid = onlyChild(itemOf([{ ...samples.plain, slug: slug("moved") }]), "guid");
    expect(guid.text).toBe(samples.plain.id);
    expect(guid.attributes["isPermaLink"]).toBe("false");
  });

  it("keeps its publication date when it is corrected, and says when that was", () => {
    const item = itemOf([samples.corrected]);
    expect(textOf(item, "pubDate")).toBe("Sun, 01 Nov 2026 08:00:00 GMT");
    expect(textOf(item, `${DCTERMS}modified`)).toBe("2026-11-21T10:00:00Z");
  });

  it("names each writer in dc:creator, everybody else in dc:contributor, nobody in author", () => {
    const item = itemOf([
      anArticle("a", {
        byline: [
          { author: slug("ada"), role: "writer" },
          { author: slug("desk"), role: "writer" },
          { author: slug("bob"), role: "photographer" },
        ],
      }),
    ]);
    const names = (name: string): readonly string[] => childrenNamed(item, name).map((e) => e.text);
    expect(names(`${DC}creator`)).toEqual(["Ada Writer", "Example desk"]);
    expect(names(`${DC}contributor`)).toEqual(["Bob Editor"]);
    expect(names("author")).toEqual([]);
  });

  it("puts the description before the content", () => {
    const names = itemOf([samples.everything]).children.map(({ name }) => name);
    expect(names.indexOf("description")).toBeLessThan(names.indexOf(`${CONTENT}encoded`));
    expect(names.indexOf("description")).toBeGreaterThan(0);
  });

  it("has a description that is HTML: markup in a summary stays text", () => {
    expect(textOf(itemOf([samples.nasty]), "description")).toBe(
      "R&amp;amp;D &amp; 5 &lt; 6 ]]&gt; &lt;script&gt;alert(\"x\")&lt;/script&gt; 'q' ]]&gt;",
    );
  });

  it("has no content when only the summary is at hand", () => {
    expect(
      childrenNamed(itemOf([samples.plain], aPublication(), "summary"), `${CONTENT}encoded`),
    ).toEqual([]);
  });

  it("has one enclosure of the right type and length: the first recording, or else the picture", () => {
    const enclosure = (...args: Parameters<typeof feedWith>): unknown =>
      onlyChild(itemOf(...args), "enclosure").attributes;
    const base = "https://news.example";
    expect(enclosure([samples.podcast])).toEqual({
      url: `${base}${anAudio().url}`,
      length: "1234567",
      type: "audio/mpeg",
    });
    expect(enclosure([samples.everything])).toMatchObject({ type: "audio/mpeg" });
    expect(enclosure([samples.plain])).toEqual({
      url: `${base}${aPicture().url}`,
      length: "4321",
      type: "image/png",
    });
    const { picture: _, ...bare } = samples.plain;
    expect(childrenNamed(itemOf([bare]), "enclosure")).toEqual([]);
  });

  it("describes the picture and every recording with Media RSS, credits by EBU role", () => {
    const [picture, audio, video] = childrenNamed(itemOf([samples.everything]), `${MEDIA}content`);
    expect(picture?.attributes).toEqual({
      url: `https://news.example${aPicture().url}`,
      type: "image/png",
      medium: "image",
      width: "1200",
      height: "675",
      fileSize: "4321",
    });
    const credit = picture && onlyChild(picture, `${MEDIA}credit`);
    expect(credit?.text).toBe("Edgewire desk");
    expect(credit?.attributes).toEqual({ role: "illustrator", scheme: "urn:ebu" });
    expect(picture && textOf(picture, `${MEDIA}title`)).toBe("A map of the wire");
    expect(picture && textOf(picture, `${MEDIA}description`)).toBe("The wire, drawn");
    expect(audio?.attributes).toMatchObject({ medium: "audio", duration: "754" });
    expect(video?.attributes).toMatchObject({ medium: "video", width: "1920", duration: "3723" });
    expect(video && onlyChild(video, `${MEDIA}thumbnail`).attributes["url"]).toBe(
      `https://news.example${aVideo().poster?.url}`,
    );
  });

  it("keeps the further pictures of the body in one group, after what stands directly", () => {
    const image = (letter: string) => ({
      type: "image" as const,
      picture: aPicture({ url: `/media/${letter.repeat(64)}.png`, alt: `Picture ${letter}` }),
    });
    const blocks = [image("b"), { type: "audio" as const, audio: anAudio() }];
    const again = [image("a"), image("c"), image("b")];
    const item = itemOf([anArticle("a", { cards: [{ blocks }, { blocks: again }] })]);
    const direct = childrenNamed(item, `${MEDIA}content`);
    expect(direct.map(({ attributes }) => attributes["medium"])).toEqual(["image", "audio"]);
    expect(direct[0]?.attributes["url"]).toBe(`https://news.example${aPicture().url}`);

    const names = item.children.map(({ name }) => name);
    expect(names.indexOf(`${MEDIA}group`)).toBeGreaterThan(names.lastIndexOf(`${MEDIA}content`));
    const grouped = childrenNamed(onlyChild(item, `${MEDIA}group`), `${MEDIA}content`);
    expect(grouped.map((content) => textOf(content, `${MEDIA}title`))).toEqual([
      "Picture b",
      "Picture c",
    ]);
    const [first] = grouped;
    expect(first && textOf(first, `${MEDIA}description`)).toBe("The wire, drawn");
    expect(first && onlyChild(first, `${MEDIA}credit`).text).toBe("Edgewire desk");
    expect(first && onlyChild(first, `${MEDIA}thumbnail`).attributes["url"]).toBe(
      `https://news.example/media/${"b".repeat(64)}.png`,
    );
    expect(childrenNamed(itemOf([samples.plain]), `${MEDIA}group`)).toEqual([]);
  });

  it("has the section, then the topics, with their pages as domain", () => {
    const categories = childrenNamed(itemOf([samples.everything]), "category");
    expect(categories.map(({ text, attributes }) => [attributes["domain"], text])).toEqual([
      ["https://news.example/sections/", "World"],
      ["https://news.example/topics/", "Syria"],
      ["https://news.example/topics/", "Feeds & readers"],
    ]);
  });

  it("says its licence: with creativeCommons where it is one, with a link where it is not", () => {
    expect(textOf(itemOf([samples.plain]), `${CC}license`)).toBe(
      "https://creativecommons.org/licenses/by/4.0/",
    );
    const other = itemOf([samples.nasty]);
    expect(childrenNamed(other, `${CC}license`)).toEqual([]);
    expect(childrenNamed(other, `${ATOM}link`).map(({ attributes }) => attributes)).toEqual([
      { href: "https://rights.example/?a=1&b=2", rel: "license", title: NASTY },
      { href: "https://else.example/original?a=1&b=2", rel: "via", type: "text/html" },
    ]);
  });

  it("says its language only where it is not the feed's", () => {
    expect(textOf(itemOf([samples.arabic]), `${DC}language`)).toBe("ar");
    expect(childrenNamed(itemOf([samples.plain]), `${DC}language`)).toEqual([]);
  });

  it("holds no relative URL", () => {
    const html = textOf(itemOf([anArticle("a", { cards: everyBlock })]), `${CONTENT}encoded`);
    const urls = [...html.matchAll(/(?:href|src|cite)="([^"]*)"/g)].map(([, url]) => url ?? "");
    expect(urls.length).toBeGreaterThan(10);
    expect(urls.filter((url) => !url.startsWith("https://"))).toEqual([]);
  });
});
