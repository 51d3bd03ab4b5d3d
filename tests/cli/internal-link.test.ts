import { describe, expect, it } from "vitest";
import { brokenLink, internalLinks } from "../../src/cli/internal-link.ts";
import { aPublication, anArticle, inline, instant } from "../support/builders.ts";

describe("internalLinks", () => {
  it("finds links wherever an article can have one, and none in text that only looks like one", () => {
    const article = anArticle("a", {
      title: 'A title with href="/articles/no"',
      cards: [
        {
          heading: inline('<a href="/articles/heading">h</a>'),
          blocks: [
            { type: "paragraph", html: inline('<a href="/topics/a?x=1&amp;y=2#z">p</a>') },
            { type: "code", text: '<a href="/articles/no">' },
            { type: "quote", paragraphs: [inline('<a href="/articles/quote">q</a>')] },
            {
              type: "table",
              alignments: [null],
              head: [inline('<a href="/articles/head">h</a>')],
              rows: [[inline('<a href="/articles/cell">c</a>')]],
            },
            {
              type: "call-to-action",
              html: inline("Go"),
              links: [
                { label: "World", href: "/sections/world" },
                { label: "Out", href: "https://elsewhere.example/articles/no" },
              ],
            },
          ],
        },
      ],
      corrections: [
        { at: instant("2026-11-02T00:00:00Z"), html: inline('<a href="/articles/note">n</a>') },
      ],
    });
    expect(internalLinks(article)).toEqual([
      "/articles/heading",
      "/topics/a?x=1&y=2#z",
      "/articles/quote",
      "/articles/head",
      "/articles/cell",
      "/sections/world",
      "/articles/note",
    ]);
  });
});

describe("brokenLink", () => {
  const articles = new Set(["first"]);
  it.each([
    "/articles/first",
    "/articles/first/amp",
    "/articles/first?utm=1#top",
    "/sections/world/rss.xml",
    "/topics/feeds",
    "/stories/the-wire",
    "/authors/ada",
    "/",
    "/rss.xml",
  ])("lets %s be", (href) => {
    expect(brokenLink(href, aPublication(), articles)).toBeUndefined();
  });

  it.each([
    ["/articles/frist-", "the link to /articles/frist- leads nowhere"],
    ["/articles/firs", "the link to /articles/firs leads nowhere; did you mean /articles/first?"],
    ["/sections/constructor", "the link to /sections/constructor leads nowhere"],
    ["/stories/the-wir", "leads nowhere; did you mean /stories/the-wire?"],
    ["/authors/", "the link to /authors/ leads nowhere"],
  ])("complains of %s", (href, detail) => {
    expect(brokenLink(href, aPublication(), articles)).toContain(detail);
  });
});
