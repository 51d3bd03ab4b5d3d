import { feedOf } from "../../src/model/feed.ts";
import type { Article } from "../../src/model/article.ts";
import type { Block } from "../../src/model/block.ts";
import type { EditionEntry } from "../../src/model/edition.ts";
import type { FeedKey } from "../../src/model/feed-key.ts";
import type { Link } from "../../src/model/link.ts";
import { type ArticlePage, articlePageOf } from "../../src/model/page.ts";
import type { Publication } from "../../src/model/publication.ts";
import { html } from "../../src/representations/html/article-page.tsx";
import { feedPage } from "../../src/representations/html/feed-page.tsx";
import { articleLinks, feedLinks } from "../../src/representations/links.ts";
import { ARTICLE_REPRESENTATIONS } from "../../src/representations/registry.ts";
import type { ArticleRepresentation } from "../../src/representations/representation.ts";
import {
  anArticle,
  aPicture,
  aPublication,
  inline,
  instant,
  paragraph,
  renditionsOf,
  slug,
} from "../support/builders.ts";

/** Every type of block, each with everything it can have. */
const everyBlock: readonly Block[] = [
  paragraph(
    'Text with <em>stress</em>, a <a href="/articles/second">link</a> and <code>a &lt; b</code>.',
  ),
  { type: "heading", level: 3, html: inline("A heading inside a card") },
  { type: "heading", level: 4, html: inline("And one below it") },
  {
    type: "list",
    ordered: true,
    start: 3,
    items: [
      { html: inline("Third") },
      {
        html: inline("Fourth, with a list of its own"),
        list: { type: "list", ordered: false, items: [{ html: inline("a bullet") }] },
      },
    ],
  },
  {
    type: "quote",
    paragraphs: [inline("all parties must do all they can to end the violence")],
    attribution: inline("The <b>White House</b>"),
    sourceUrl: "https://example.org/readout",
  },
  {
    type: "image",
    picture: aPicture({ url: `/media/${"b".repeat(64)}.png`, renditions: renditionsOf(480, 960) }),
  },
  {
    type: "audio",
    audio: {
      url: `/media/${"c".repeat(64)}.mp3`,
      type: "audio/mpeg",
      bytes: 123_456,
      title: "The wire, read aloud",
      durationSeconds: 725,
      transcriptUrl: "/articles/transcript",
      chapters: [
        { startSeconds: 0, title: "Opening" },
        { startSeconds: 65, title: "The key", url: "/articles/key" },
      ],
      caption: inline("Read by the desk"),
      credit: { name: "Edgewire desk", role: "producer" },
    },
  },
  {
    type: "video",
    video: {
      url: "https://media.example/wire.mp4",
      type: "video/mp4",
      bytes: 99_000_000,
      title: "The wire in motion",
      durationSeconds: 3725,
      width: 1280,
      height: 720,
      poster: aPicture({ url: `/media/${"d".repeat(64)}.jpg`, type: "image/jpeg" }),
      captionsUrl: `/media/${"e".repeat(64)}.vtt`,
      chapters: [{ startSeconds: 3600.5, title: "After <an> hour" }],
    },
  },
  {
    type: "embed",
    provider: "youtube",
    url: "https://www.youtube.com/watch?v=abc123",
    externalId: "abc123",
    title: "A film about wires",
    description: "Four minutes.",
    picture: aPicture({ url: `/media/${"f".repeat(64)}.jpg`, type: "image/jpeg" }),
  },
  {
    type: "embed",
    provider: "vimeo",
    url: "https://vimeo.com/1234",
    externalId: "1234",
    title: "Another film",
  },
  {
    type: "embed",
    provider: "x",
    url: "https://x.com/example/status/42",
    externalId: "42",
    title: "A short message",
  },
  {
    type: "embed",
    provider: "link",
    url: "https://www.example.org/report",
    title: "The report",
    description: "Forty pages.",
  },
  {
    type: "table",
    caption: inline("What a poll costs"),
    alignments: [null, "center", "end"],
    head: [inline("Answer"), inline("Cached"), inline("Bytes")],
    rows: [
      [inline("304"), inline("yes"), inline("0")],
      [inline("200"), inline("no"), inline("31,402")],
    ],
  },
  { type: "code", language: "xml", text: "<item>\n  <title>5 &lt; 6</title>\n</item>" },
  {
    type: "timeline",
    events: [
      { at: "2015", html: inline("Russia intervenes in Syria") },
      { at: "2017-05", html: inline("A spring of calls") },
      { at: "2017-05-03", html: inline("The two presidents speak") },
      { at: "2017-05-03T16:20:00Z", html: inline("The readout is published") },
    ],
  },
  { type: "divider" },
  {
    type: "call-to-action",
    html: inline("Read <strong>World</strong> as it happens."),
    links: [
      { label: "World", href: "/sections/world" },
      { label: "World by RSS", href: "/sections/world/rss.xml" },
    ],
  },
];

export const anArticleWithEverything = (over: Partial<Article> = {}): Article =>
  anArticle("everything", {
    title: 'Everything & <all> at "once"',
    story: slug("the-wire"),
    picture: aPicture({ renditions: renditionsOf(480, 960) }),
    updatedAt: instant("2026-11-02T09:30:00Z"),
    cards: [
      { blocks: [paragraph("It begins.")] },
      { kicker: "Explained", heading: inline("Every <em>block</em>"), blocks: everyBlock },
      { kicker: "Timeline", blocks: [paragraph("A kicker without a heading.")] },
      { heading: inline("A heading without a kicker"), blocks: [paragraph("It ends.")] },
    ],
    corrections: [
      {
        at: instant("2026-11-02T09:30:00Z"),
        html: inline("An earlier version said <em>one</em>."),
      },
      { at: instant("2026-11-03T10:00:00Z"), html: inline("And another said two.") },
    ],
    developments: [
      {
        at: instant("2026-11-04T08:00:00Z"),
        title: "The wire is cut",
        html: inline('It was <a href="/articles/cut">cut</a>.'),
      },
    ],
    ...over,
  });

export const aPublicationWithPictures = (over: Partial<Publication> = {}): Publication =>
  aPublication({
    logo: aPicture({ url: `/media/${"1".repeat(64)}.svg`, type: "image/svg+xml" }),
    icon: aPicture({ url: `/media/${"2".repeat(64)}.png` }),
    ...over,
  });

export const pageOf = (article: Article, publication: Publication = aPublication()): ArticlePage =>
  articlePageOf(article, publication);

export const htmlOf = (page: ArticlePage, links?: readonly Link[]): string =>
  html.render(page, links ?? articleLinks(page, html));

/** The page, and whatever else shows an article to people. */
export const PAGES = ARTICLE_REPRESENTATIONS.filter(({ kind }) => kind === "page");

export const rendered = (row: ArticleRepresentation, page: ArticlePage): string =>
  row.render(page, articleLinks(page, row));

export const feedPageOf = (
  articles: readonly Article[],
  feedKey: FeedKey = "front",
  publication: Publication = aPublication(),
): string => {
  const entries = articles.map((article): EditionEntry => ({ article, body: "full" }));
  const changedAt = instant("2026-11-01T00:00:00Z");
  const feed = feedOf({ feed: feedKey, entries, changedAt }, publication);
  return feedPage.render(feed, feedLinks(feed, feedPage));
};

/** A document with a line for each block-level element, so that a golden file's differences can be read. */
export const inLines = (document: string): string =>
  document.replaceAll(
    /(?=<(?:meta|link|title|script|style|body|header|main|article|section|aside|nav|footer|div|figure|figcaption|blockquote|table|tr|h[1-4]|p|ul|ol|li|pre)[ >])/g,
    "\n",
  );
