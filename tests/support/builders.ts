import type { Article } from "../../src/model/article.ts";
import type { Block } from "../../src/model/block.ts";
import type { Slug, TagUri } from "../../src/model/identity.ts";
import type { InlineHtml } from "../../src/model/inline.ts";
import type { Instant } from "../../src/model/instant.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Audio, Picture, Rendition } from "../../src/model/media.ts";
import type { Podcast } from "../../src/model/podcast.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Theme } from "../../src/model/theme.ts";

/** Casts for literals in tests: the border's parsers are tested on their own. */
export const slug = (text: string): Slug => text as Slug;
export const instant = (text: string): Instant => text as Instant;
export const inline = (html: string): InlineHtml => html as InlineHtml;

export const aPicture = (over: Partial<Picture> = {}): Picture => ({
  url: `/media/${"a".repeat(64)}.png`,
  type: "image/png",
  bytes: 4321,
  width: 1200,
  height: 675,
  alt: "A map of the wire",
  caption: inline("The wire, <em>drawn</em>"),
  credit: { name: "Edgewire desk", role: "illustrator" },
  ...over,
});

/** Renditions of these widths, each under a name of its own. */
export const renditionsOf = (...widths: readonly number[]): readonly Rendition[] =>
  widths.map((width) => ({
    url: `/media/${String(width).padStart(64, "e")}.webp`,
    type: "image/webp",
    width,
  }));

export const paragraph = (html: string): Block => ({ type: "paragraph", html: inline(html) });

export const anArticle = (name = "first", over: Partial<Article> = {}): Article => ({
  id: `tag:news.example,2026-11-01:${name}` as TagUri,
  slug: slug(name),
  title: `The ${name} article`,
  summary: `What the ${name} article says.`,
  language: "en" as LanguageTag,
  direction: "ltr",
  section: slug("world"),
  topics: [slug("syria")],
  byline: [
    { author: slug("ada"), role: "writer" },
    { author: slug("bob"), role: "editor" },
  ],
  publishedAt: instant("2026-11-01T08:00:00Z"),
  updatedAt: instant("2026-11-01T08:00:00Z"),
  picture: aPicture(),
  cards: [
    { blocks: [paragraph("It begins &amp; goes on.")] },
    {
      kicker: "Explained",
      heading: inline("Why it matters"),
      blocks: [paragraph('A <strong>reason</strong> and a <a href="/articles/second">link</a>.')],
    },
  ],
  corrections: [],
  developments: [],
  ...over,
});

export const anAudio = (over: Partial<Audio> = {}): Audio => ({
  url: `/media/${"b".repeat(64)}.mp3`,
  type: "audio/mpeg",
  bytes: 1_234_567,
  title: "The wire, episode 1",
  durationSeconds: 754,
  credit: { name: "Ada Writer", role: "producer" },
  transcriptUrl: "/articles/podcast-transcript",
  ...over,
});

/** An article with a recording that has chapters. */
export const anArticleToHear = (name: string, over: Partial<Audio> = {}): Article => {
  const chapters = [
    { startSeconds: 0, title: "Opening" },
    { startSeconds: 65.25, title: "The key", url: "/articles/first" },
  ];
  const audio = anAudio({ chapters, ...over });
  return anArticle(name, { cards: [{ blocks: [{ type: "audio", audio }] }] });
};

export const aPodcast = (over: Partial<Podcast> = {}): Podcast => {
  const url = `/media/${"c".repeat(64)}.png`;
  const { caption: _, credit: _credit, ...image } = aPicture({ url, width: 1400, height: 1400 });
  return { image, category: "News", subcategory: "Daily News", explicit: false, ...over };
};

export const aTheme = (): Theme => ({
  light: { accent: "#00529b" },
  dark: { accent: "#8ab4f8" },
  fonts: {
    text: {
      family: "Wire Serif",
      files: [{ url: `/media/${"f".repeat(64)}.woff2`, weight: "200 900", style: "normal" }],
    },
    furniture: { family: "Verdana" },
  },
});

export const aPublication = (over: Partial<Publication> = {}): Publication => ({
  title: "The Example Wire",
  description: "News for tests.",
  baseUrl: "https://news.example",
  authority: "news.example,2026-11-01",
  language: "en" as LanguageTag,
  publisher: { name: "Example Press", email: "desk@news.example" },
  copyright: "© 2026 Example Press",
  licence: { url: "https://creativecommons.org/licenses/by/4.0/", label: "CC BY 4.0" },
  hubs: ["https://hub.example/"],
  sections: { world: { label: "World" }, culture: { label: "Culture" } },
  topics: { syria: { label: "Syria" }, feeds: { label: "Feeds & readers" } },
  stories: { "the-wire": { label: "The wire & its makers" } },
  authors: {
    ada: { name: "Ada Writer", kind: "person" },
    bob: { name: "Bob Editor", kind: "person", url: "https://bob.example/" },
    desk: { name: "Example desk", kind: "organization" },
  },
  ...over,
});

/** Settings by which a publication has each file that not every publication has. */
export const EVERY_FILE = {
  icon: aPicture(),
  licensing: {
    payment: "attribution",
    terms: "https://news.example/articles/terms",
    contact: "mailto:rights@news.example",
  },
  security: {
    contacts: ["mailto:security@news.example", "https://news.example/articles/report"],
    expires: instant("2027-11-01T00:00:00Z"),
    policy: "https://news.example/articles/reports",
  },
} as const satisfies Partial<Publication>;

/** Settings by which a publication has feeds of every kind. */
export const EVERY_KIND_OF_FEED: Pick<Publication, "languages" | "feeds"> = {
  languages: { en: { label: "English" }, ar: { label: "العربية" } },
  feeds: { picks: { label: "Picks", sections: [slug("world")] } },
};
