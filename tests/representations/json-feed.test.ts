import { describe, expect, it } from "vitest";
import { jsonFeed } from "../../src/representations/json-feed.ts";
import { anArticle, aPicture, aPublication, anAudio } from "../support/builders.ts";
import { aVideo, feedWith, linksOf, NASTY, sampleFeeds, samples } from "./feed-samples.ts";

interface Document {
  readonly [member: string]: unknown;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const documentOf = (...args: Parameters<typeof feedWith>): Document => {
  const feed = feedWith(...args);
  return JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file))) as Document;
};
const itemOf = (...args: Parameters<typeof feedWith>) => documentOf(...args).items[0];

const membersOf = (value: unknown): readonly unknown[] =>
  typeof value === "object" && value !== null
    ? [value, ...Object.values(value).flatMap(membersOf)]
    : [value];

describe("a JSON Feed", () => {
  it("is version 1.1 with its own URL, its page, its hubs and its language", () => {
    expect(documentOf([])).toEqual({
      version: "https://jsonfeed.org/version/1.1",
      title: "The Example Wire",
      home_page_url: "https://news.example/",
      feed_url: "https://news.example/feed.json",
      description: "News for tests.",
      authors: [{ name: "Example Press", url: "https://news.example/" }],
      language: "en",
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
      _edgewire: {
        about: "https://news.example/schemas/article.json",
        updated: "2026-10-01T00:00:00Z",
      },
      items: [],
    });
  });

  it("leaves hubs out where there are none", () => {
    expect(documentOf([], aPublication({ hubs: [] }))).not.toHaveProperty("hubs");
  });

  it("shows the publication's icon", () => {
    const icon = aPicture({ url: "/media/icon.png" });
    expect(documentOf([], aPublication({ icon }))).toMatchObject({
      icon: "https://news.example/media/icon.png",
      favicon: "https://news.example/media/icon.png",
    });
  });

  it("has no null member, no empty author and no blank id anywhere", () => {
    for (const feed of Object.values(sampleFeeds)) {
      const document: unknown = JSON.parse(jsonFeed.render(feed, linksOf(feed, jsonFeed.file)));
      const members = membersOf(document);
      expect(members).not.toContain(null);
      expect(members).not.toContainEqual({});
      expect(members).not.toContain("");
    }
  });
});

describe("a JSON Feed item", () => {
  it("has plain titles and summaries", () => {
    expect(itemOf([samples.nasty])).toMatchObject({ title: NASTY, summary: NASTY });
  });

  it("has the writers as authors, and every role in the extension", () => {
    expect(itemOf([samples.plain])).toMatchObject({
      authors: [{ name: "Ada Writer", url: "https://news.example/authors/ada" }],
      _edgewire: {
        roles: [
          { name: "Ada Writer", role: "writer", url: "https://news.example/authors/ada" },
          { name: "Bob Editor", role: "editor", url: "https://bob.example/" },
        ],
      },
    });
    expect(itemOf([anArticle("a", { byline: [] })])).not.toHaveProperty("authors");
  });

  it("has its opening picture as image, for lists, and as banner, for detail views", () => {
    const item = itemOf([samples.plain]);
    expect(item?.["image"]).toBe(`https://news.example${aPicture().url}`);
    expect(item?.["banner_image"]).toBe(item?.["image"]);
  });

  it("attaches every recording with type, size and duration", () => {
    expect(itemOf([samples.everything])?.["attachments"]).toEqual([
      {
        url: `https://news.example${anAudio().url}`,
        mime_type: "audio/mpeg",
        title: "The wire, episode 1",
        size_in_bytes: 1_234_567,
        duration_in_seconds: 754,
      },
      {
        url: aVideo().url,
        mime_type: "video/mp4",
        title: "The film",
        size_in_bytes: 99_000_000,
        duration_in_seconds: 3723,
      },
    ]);
  });

  it("says kickers, story and corrections in the extension", () => {
    expect(itemOf([samples.corrected])?.["_edgewire"]).toMatchObject({
      kickers: ["Explained"],
      story: {
        key: "the-wire",
        name: "The wire & its makers",
        url: "https://news.example/stories/the-wire",
      },
      corrections: [
        {
          date: "2026-11-21T10:00:00Z",
          text: "The first version gave a wrong date.",
          html: 'The <a href="https://news.example/articles/first">first</a> version gave a wrong date.',
        },
      ],
    });
  });

  it("says where the original stands, and its language, only where they differ", () => {
    expect(itemOf([samples.nasty])).toMatchObject({
      external_url: "https://else.example/original?a=1&b=2",
    });
    expect(itemOf([samples.plain])).not.toHaveProperty("external_url");
    expect(itemOf([samples.arabic])).toMatchObject({ language: "ar" });
    expect(itemOf([samples.plain])).not.toHaveProperty("language");
  });

  it("has a body in both kinds, even when only the summary is at hand", () => {
    expect(itemOf([samples.plain], aPublication(), "summary")).toMatchObject({
      content_html: expect.stringContaining(
        '<p><a href="https://news.example/articles/first">Read the article</a></p>',
      ),
      content_text:
        "What the first article says.\n\nRead the article: https://news.example/articles/first",
      _edgewire: { body: "summary" },
    });
  });
});
