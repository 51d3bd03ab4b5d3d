import { describe, expect, it } from "vitest";
import { anArticle, inline, instant, slug } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const story = slug("the-wire");
const laid = anArticle("laid", {
  story,
  publishedAt: instant("2026-11-02T08:00:00Z"),
  cards: [
    { blocks: [] },
    { blocks: [{ type: "timeline", events: [{ at: "1850", html: inline("A first cable") }] }] },
  ],
});
const cut = anArticle("cut", { story, publishedAt: instant("2026-11-05T08:00:00Z") });

describe("a running story", () => {
  it("has a page with what happened in order, then its articles, and leads there from each", async () => {
    const wire = await aNewswire([laid, cut, anArticle("beside")]);
    const page = await (await wire.get("/stories/the-wire")).text();
    expect(page).toContain('<h1 class="p-name">The wire &amp; its makers</h1>');
    const found = [...page.matchAll(/A first cable|The (?:laid|cut|beside) article/g)];
    expect(found.map(([text]) => text)).toEqual([
      "A first cable",
      "The laid article",
      "The cut article",
      "The cut article",
      "The laid article",
    ]);
    expect(page).toContain('<a href="/articles/laid#card-2"><time datetime="1850">1850</time>');
    const article = await (await wire.get("/articles/laid")).text();
    expect(article).toContain('<a href="/stories/the-wire">The wire &amp; its makers</a>');
    expect(article).toContain('id="card-2"');
  });

  it("has feeds beside its page, of its articles alone", async () => {
    const wire = await aNewswire([laid, cut, anArticle("beside")]);
    const feed = JSON.parse(await (await wire.get("/stories/the-wire/feed.json")).text());
    expect(feed).toMatchObject({
      title: "The Example Wire: The wire & its makers",
      home_page_url: "https://news.example/stories/the-wire",
      items: [{ title: cut.title }, { title: laid.title }],
    });
  });

  it("is 404 where the publication does not tell it", async () => {
    const wire = await aNewswire([laid]);
    expect((await wire.get("/stories/another")).status).toBe(404);
    const near = await wire.get("/stories/the-wires");
    expect(near.status).toBe(404);
    expect(await near.text()).toContain(
      '<a href="/stories/the-wire">The wire &amp; its makers</a>',
    );
  });
});
