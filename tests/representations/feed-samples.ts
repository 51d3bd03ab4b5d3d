import type { Article } from "../../src/model/article.ts";
import type { Card } from "../../src/model/block.ts";
import type { EditionEntry } from "../../src/model/edition.ts";
import { archiveFeedOf, articleFeedOf, type Feed, feedOf } from "../../src/model/feed.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Link } from "../../src/model/link.ts";
import type { Chapter, Video } from "../../src/model/media.ts";
import type { Publication } from "../../src/model/publication.ts";
import { FEED_FILES } from "../../src/representations/feed-files.ts";
import { feedLinks } from "../../src/representations/links.ts";
import {
  anArticle,
  anAudio,
  aPicture,
  aPodcast,
  aPublication,
  inline,
  instant,
  paragraph,
  renditionsOf,
  slug,
} from "../support/builders.ts";

/** The links a caller hands over for one file of a feed: one self, the siblings, hubs and licence. */
export const linksOf = (feed: Feed, file: string): readonly Link[] => {
  const row = FEED_FILES.find((candidate) => candidate.file === file);
  if (feed.archive && row) return feedLinks(feed, row);
  const types: Readonly<Record<string, string>> = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
  };
  return [
    { rel: "self", href: `${feed.filesUrl}${file}`, type: types[file] ?? "" },
    { rel: "alternate", href: feed.pageUrl, type: "text/html" },
    ...Object.entries(types)
      .filter(([other]) => other !== file)
      .map(([other, type]): Link => ({ rel: "alternate", href: `${feed.filesUrl}${other}`, type })),
    ...feed.publication.hubs.map((href): Link => ({ rel: "hub", href })),
    { rel: "license", href: feed.publication.licence.url },
  ];
};

export const aVideo = (over: Partial<Video> = {}): Video => ({
  url: "https://media.example/film.mp4",
  type: "video/mp4",
  bytes: 99_000_000,
  title: "The film",
  durationSeconds: 3723,
  width: 1920,
  height: 1080,
  poster: aPicture({ url: `/media/${"c".repeat(64)}.jpg`, type: "image/jpeg" }),
  captionsUrl: `/media/${"d".repeat(64)}.vtt`,
  ...over,
});

export const someChapters: readonly Chapter[] = [
  { startSeconds: 0, title: "Opening" },
  { startSeconds: 65.25, title: 'The <key> & "more"', url: "/articles/first" },
  { startSeconds: 600, title: "The end", url: "https://else.example/?a=1&b=2" },
];

/** One block of every kind, with every member. */
export const everyBlock: readonly Card[] = [
  { blocks: [paragraph('Opens with a <a href="/articles/first">link</a>.')] },
  {
    kicker: "Details",
    heading: inline("Every <em>block</em>"),
    blocks: [
      { type: "heading", level: 3, html: inline("A heading") },
      { type: "heading", level: 4, html: inline("A smaller one") },
      {
        type: "list",
        ordered: true,
        start: 3,
        items: [
          {
            html: inline("Three"),
            list: { type: "list", ordered: false, items: [{ html: inline("inside") }] },
          },
          { html: inline("Four") },
        ],
      },
      {
        type: "quote",
        paragraphs: [inline("First."), inline("Second.")],
        attribution: inline("A witness"),
        sourceUrl: "https://source.example/said?a=1&b=2",
      },
      {
        type: "image",
        picture: aPicture({ url: `/media/${"9".repeat(64)}.png`, alt: 'A "quoted" <alt>' }),
      },
      { type: "audio", audio: anAudio({ chapters: someChapters }) },
      { type: "video", video: aVideo({ chapters: someChapters }) },
      {
        type: "embed",
        provider: "youtube",
        url: "https://www.youtube.com/watch?v=abc",
        externalId: "abc",
        title: "A clip",
        description: "What it shows.",
        picture: aPicture(),
      },
      { type: "embed", provider: "link", url: "https://else.example/", title: "Elsewhere" },
      {
        type: "table",
        caption: inline("Numbers"),
        alignments: ["start", "end", null],
        head: [inline("Name"), inline("Count"), inline("Note")],
        rows: [[inline("a"), inline("1"), inline('<a href="/topics/feeds">more</a>')]],
      },
      { type: "code", language: "xml", text: "<a>\n  ]]> &amp;\n</a>" },
      {
        type: "timeline",
        events: [
          { at: "2017-05-03", html: inline("A day") },
          { at: "2017-05", html: inline("A month") },
          { at: "2017", html: inline("A year") },
          { at: "2017-05-03T06:20:00Z", html: inline("A moment") },
        ],
      },
      { type: "divider" },
      {
        type: "call-to-action",
        html: inline("Write to us"),
        links: [{ label: "Contact & more", href: "/articles/contact" }],
      },
    ],
  },
  { kicker: "Only a kicker", blocks: [paragraph("Last.")] },
];

/** Text that breaks careless writers: double escapes, markup, CDATA ends, quotation marks. */
export const NASTY = "R&amp;D & 5 < 6 ]]> <script>alert(\"x\")</script> 'q' ]]>";

const withNotes = anArticle("corrected", {
  updatedAt: instant("2026-11-21T10:00:00Z"),
  story: slug("the-wire"),
  corrections: [
    {
      at: instant("2026-11-21T10:00:00Z"),
      html: inline('The <a href="/articles/first">first</a> version gave a wrong date.'),
    },
  ],
  developments: [
    {
      at: instant("2026-11-20T09:00:00Z"),
      title: "The wire grows",
      html: inline("A second wire was laid."),
    },
  ],
});

export const samples = {
  plain: anArticle("first"),
  nasty: anArticle("nasty", {
    title: NASTY,
    summary: NASTY,
    picture: aPicture({ alt: NASTY, credit: { name: NASTY, role: "photographer" } }),
    story: slug("nasty"),
    cards: [
      {
        kicker: NASTY,
        blocks: [paragraph("a ]]&gt; b"), { type: "code", text: `${NASTY}\u0000\uD800` }],
      },
    ],
    canonicalUrl: "https://else.example/original?a=1&b=2",
    licence: { url: "https://rights.example/?a=1&b=2", label: NASTY },
  }),
  everything: anArticle("everything", {
    cards: everyBlock,
    // For pages alone: no feed shows them.
    picture: aPicture({ renditions: renditionsOf(480, 960) }),
    topics: [slug("syria"), slug("feeds")],
  }),
  podcast: (() => {
    const { picture: _, ...article } = anArticle("podcast", {
      cards: [{ blocks: [{ type: "audio", audio: anAudio() }, paragraph("Listen in.")] }],
    });
    return article;
  })(),
  arabic: anArticle("arabic", {
    language: "ar" as LanguageTag,
    direction: "rtl",
    title: "عنوان المقال",
    summary: "ملخص المقال.",
    cards: [{ blocks: [paragraph("نص المقال.")] }],
    byline: [{ author: slug("bob"), role: "translator" }],
  }),
  corrected: withNotes,
} as const satisfies Record<string, Article>;

export const feedWith = (
  articles: readonly Article[],
  publication: Publication = aPublication(),
  body: EditionEntry["body"] = "full",
): Feed =>
  feedOf(
    {
      feed: "front",
      changedAt: instant("2026-10-01T00:00:00Z"),
      entries: articles.map((article) => ({ article, body })),
    },
    publication,
  );

const withIcons = aPublication({
  title: "R&amp;D <News>",
  description: NASTY,
  stories: { ...aPublication().stories, nasty: { label: NASTY } },
  icon: aPicture({ url: `/media/${"e".repeat(64)}.png`, width: 512, height: 512 }),
  logo: aPicture({ url: `/media/${"f".repeat(64)}.svg`, type: "image/svg+xml" }),
});

/** Every feed that has a golden document. */
export const sampleFeeds: Readonly<Record<string, Feed>> = {
  front: feedWith(Object.values(samples), withIcons),
  summaries: feedWith(
    [samples.plain, { ...samples.corrected, cards: [] }],
    aPublication(),
    "summary",
  ),
  empty: feedWith([]),
  podcast: {
    ...feedWith([
      anArticle("heard", {
        cards: [{ blocks: [{ type: "audio", audio: anAudio({ chapters: someChapters }) }] }],
        picture: aPicture({ width: 1400, height: 1400 }),
      }),
      anArticle("seen", { cards: [{ blocks: [{ type: "video", video: aVideo() }] }] }),
      samples.podcast,
    ]),
    podcast: aPodcast({ category: "Society & Culture", subcategory: "Documentary" }),
  },
  "article-own": articleFeedOf(samples.corrected, aPublication()),
  withdrawn: feedOf(
    {
      feed: "front",
      changedAt: instant("2026-11-20T00:00:00Z"),
      entries: [{ article: samples.plain, body: "full" }],
      removed: [
        { id: samples.nasty.id, at: instant("2026-11-20T00:00:00Z"), reason: NASTY },
        { id: samples.podcast.id, at: instant("2026-11-10T00:00:00Z"), reason: "In error." },
      ],
    },
    aPublication(),
  ),
  archive: archiveFeedOf(
    {
      number: 2,
      begunAt: instant("2026-10-01T00:00:00Z"),
      isFull: true,
      isNextFull: true,
      articles: [],
    },
    [samples.plain, samples.arabic].map((article) => ({ article, body: "full" }) as const),
    aPublication(),
  ),
};
