import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { feedBody } from "../../src/representations/markup/body.ts";
import { plainBody } from "../../src/representations/markup/plain.ts";
import { entryOf } from "../../src/model/entry.ts";
import {
  anArticle,
  aPicture,
  aPublication,
  inline,
  paragraph,
  anAudio,
} from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { aVideo, everyBlock, samples } from "./feed-samples.ts";

const PUBLICATION = aPublication();

const bodyOf = (...blocks: readonly Block[]): string => {
  const { picture: _, ...article } = anArticle("a", { cards: [{ blocks }] });
  return feedBody(entryOf(article, PUBLICATION), PUBLICATION);
};

describe("the body of an entry", () => {
  it("renders every kind of block as it always did", () => {
    const entry = entryOf(samples.everything, PUBLICATION);
    expectGolden("everything.body.html", `${feedBody(entry, PUBLICATION)}\n`);
    expectGolden("everything.body.txt", `${plainBody(entry, PUBLICATION)}\n`);
  });

  it("opens with the picture: alt, size, caption and credit", () => {
    expect(feedBody(entryOf(samples.plain, PUBLICATION), PUBLICATION)).toMatch(
      /^<figure><img src="https:\/\/news\.example\/media\/a+\.png" alt="A map of the wire" width="1200" height="675"><figcaption>The wire, <em>drawn<\/em> <small>Illustration: Edgewire desk<\/small><\/figcaption><\/figure>\n/,
    );
  });

  it("folds the kicker into the heading of its card", () => {
    const body = feedBody(entryOf(samples.everything, PUBLICATION), PUBLICATION);
    expect(body).toContain("<h3>Details: Every <em>block</em></h3>");
    expect(body).toContain("<h3>Only a kicker</h3>");
  });

  it("has no script, frame, object or class that a reader would strip", () => {
    const body = feedBody(entryOf(anArticle("a", { cards: everyBlock }), PUBLICATION), PUBLICATION);
    expect(body).not.toMatch(/<(?:script|iframe|object|embed|video|audio|style)\b/);
  });

  it("leads to a film by link, with or without a poster", () => {
    const { poster: _, ...bare } = aVideo();
    expect(bodyOf({ type: "video", video: bare })).toBe(
      '<p><a href="https://media.example/film.mp4">Watch: The film</a> (1:02:03)</p>',
    );
  });

  it("links a quotation to its source once, never a link inside a link", () => {
    const quote = {
      type: "quote",
      paragraphs: [inline("So.")],
      sourceUrl: "https://s.example/",
    } as const;
    expect(bodyOf(quote)).toContain('— <a href="https://s.example/">Source</a>');
    expect(bodyOf({ ...quote, attribution: inline("Ada") })).toContain(
      '— <a href="https://s.example/">Ada</a>',
    );
    expect(bodyOf({ ...quote, attribution: inline('<a href="/authors/ada">Ada</a>') })).toContain(
      '— <a href="https://news.example/authors/ada">Ada</a>',
    );
  });

  it("lists the chapters under a recording, and plays from where each begins", () => {
    const audio = anAudio({
      url: "https://media.example/x.mp3#start",
      chapters: [
        { startSeconds: 0, title: "Opening" },
        { startSeconds: 65.5, title: "<The> key", url: "/articles/key" },
      ],
    });
    expect(bodyOf({ type: "audio", audio })).toContain(
      [
        '<ul><li><a href="https://media.example/x.mp3#t=0">0:00</a> Opening</li>',
        '<li><a href="https://media.example/x.mp3#t=65.5">1:05</a> ',
        '<a href="https://news.example/articles/key">&lt;The&gt; key</a></li></ul>',
      ].join(""),
    );
  });

  it("ends with what happened next and the corrections, oldest first", () => {
    expect(feedBody(entryOf(samples.corrected, PUBLICATION), PUBLICATION)).toMatch(
      new RegExp(
        [
          '<p><strong>In context:</strong> <a href="https://news.example/stories/the-wire">The wire &amp; its makers</a></p>',
          "<h3>What happened next</h3>",
          '<ul><li><time datetime="2026-11-20T09:00:00Z">20 November 2026, 09:00 UTC</time> — <strong>The wire grows</strong> A second wire was laid.</li></ul>',
          '<p><strong>Correction, <time datetime="2026-11-21T10:00:00Z">21 November 2026</time>:</strong> The <a href="https://news.example/articles/first">first</a> version gave a wrong date.</p>$',
        ].join("\n"),
      ),
    );
  });

  it("says language and direction where they are not the publication's", () => {
    expect(feedBody(entryOf(samples.arabic, PUBLICATION), PUBLICATION)).toMatch(
      /^<div lang="ar" dir="rtl">\n[^]*\n<\/div>$/,
    );
    expect(feedBody(entryOf(samples.plain, PUBLICATION), PUBLICATION)).not.toContain("dir=");
  });

  it("gives the summary and the way to the article when the cards were left out", () => {
    const { picture: _, ...article } = samples.corrected;
    const body = feedBody(entryOf({ ...article, cards: [] }, PUBLICATION, "summary"), PUBLICATION);
    expect(body).toMatch(
      /^<p>What the corrected article says.<\/p>\n<p><a href="https:\/\/news.example\/articles\/corrected">Read the article<\/a><\/p>\n/,
    );
    expect(body).toContain("Correction, ");
  });

  it("never holds ]]>, so that it fits a CDATA section", () => {
    expect(bodyOf(paragraph('<abbr title="a]]>b">c</abbr>'))).toBe(
      '<p><abbr title="a]]&gt;b">c</abbr></p>',
    );
  });

  it("leaves a decorative picture without alternative text, and without an empty caption", () => {
    const { caption: _caption, credit: _credit, ...bare } = aPicture({ alt: "" });
    expect(bodyOf({ type: "image", picture: bare })).toMatch(
      /^<figure><img src="[^"]*" alt="" [^>]*><\/figure>$/,
    );
  });
});
