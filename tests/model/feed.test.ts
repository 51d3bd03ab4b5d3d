import { describe, expect, it } from "vitest";
import { contributorsOf, entryOf } from "../../src/model/entry.ts";
import { hasFeed } from "../../src/model/feed-catalogue.ts";
import { articleFeedOf, articleFeeds, feedOf } from "../../src/model/feed.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { anArticle, aPublication, inline, instant, slug } from "../support/builders.ts";

describe("a feed", () => {
  const edition = {
    feed: "sections/world" as never,
    changedAt: instant("2026-01-01T00:00:00Z"),
    entries: [{ article: anArticle(), body: "full" as const }],
  };

  it("resolves its labels from the publication, so a new label shows everywhere", () => {
    const renamed = aPublication({
      sections: { world: { label: "The World", description: "Abroad." } },
    });
    const feed = feedOf(edition, renamed);
    expect(feed.title).toBe("The Example Wire: The World");
    expect(feed.description).toBe("Abroad.");
    expect(feed.entries[0]?.section.label).toBe("The World");
  });

  it("that nobody has described says its own name, not what the publication is about", () => {
    expect(feedOf(edition, aPublication()).description).toBe("The Example Wire: World");
  });

  it("is known when the publication names it, never by a property of Object", () => {
    expect(hasFeed("front", aPublication())).toBe(true);
    expect(hasFeed("topics/syria" as never, aPublication())).toBe(true);
    expect(hasFeed("topics/constructor" as never, aPublication())).toBe(false);
    expect(hasFeed("authors/nobody" as never, aPublication())).toBe(false);
  });
});

describe("an article's own feed", () => {
  const article = anArticle("a", {
    corrections: [{ at: instant("2026-11-02T08:00:00Z"), html: inline("It said <em>five</em>.") }],
    developments: [
      { at: instant("2026-11-03T08:00:00Z"), title: "They met", html: inline("In Hamburg.") },
    ],
  });
  const feed = articleFeedOf(article, aPublication());

  it("holds the later notes, newest first, then the article", () => {
    expect(feed.entries.map(({ title }) => title)).toEqual([
      "They met",
      "Correction: The a article",
      "The a article",
    ]);
    expect(feed.updatedAt).toBe("2026-11-03T08:00:00Z");
  });

  it("does not put an English word before a title in another language", () => {
    const foreign = { ...article, title: "Un artículo", language: "es" as LanguageTag };
    expect(articleFeedOf(foreign, aPublication()).entries.map(({ title }) => title)).toEqual([
      "They met",
      "Un artículo (2026-11-02)",
      "Un artículo",
    ]);
  });

  it("gives each note an id that does not depend on its place", () => {
    const alone = articleFeedOf({ ...article, corrections: [] }, aPublication());
    expect(alone.entries[0]?.id).toBe(feed.entries[0]?.id);
    expect(new Set(feed.entries.map(({ id }) => id)).size).toBe(3);
  });
});

describe("the feeds a page names", () => {
  it("begin with the front page and end with the article's own", () => {
    const urls = articleFeeds(anArticle("a"), aPublication()).map(({ filesUrl }) => filesUrl);
    expect(urls.at(0)).toBe("https://news.example/");
    expect(urls.at(-1)).toBe("https://news.example/articles/a/");
  });
});

describe("an entry", () => {
  it("gives writers their page here and others theirs elsewhere", () => {
    const entry = entryOf(anArticle(), aPublication());
    expect(entry.people.map(({ name, role, url }) => [name, role, url])).toEqual([
      ["Ada Writer", "writer", "https://news.example/authors/ada"],
      ["Bob Editor", "editor", "https://bob.example/"],
    ]);
  });

  it("counts as a contributor everybody once, whatever their roles, and no writer", () => {
    const byline = (["bob", "ada", "desk", "bob", "ada"] as const).map((author, index) => ({
      author: slug(author),
      role: (["editor", "writer", "photographer", "translator", "photographer"] as const)[index]!,
    }));
    const entry = entryOf(anArticle("a", { byline }), aPublication());
    expect(contributorsOf(entry).map(({ name, role }) => [name, role])).toEqual([
      ["Bob Editor", "editor"],
      ["Example desk", "photographer"],
    ]);
    expect(entry.people).toHaveLength(5);
  });

  it("has absolute URLs", () => {
    const entry = entryOf(anArticle(), aPublication());
    expect(entry.url).toBe("https://news.example/articles/first");
    expect(entry.picture?.url).toMatch(/^https:\/\/news\.example\/media\//);
  });
});
