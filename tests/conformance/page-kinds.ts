import { publishedSources, sources } from "./newsstand.ts";

/** A kind of page and where the sample newsroom has one. */
export interface PageKind {
  readonly kind: string;
  readonly path: string;
  /** 200 where nothing else is said. */
  readonly status?: number;
  /** Programs of this origin may be asked for: AMP's runtime is nobody's else to serve. */
  readonly runtime?: string;
}

const [newest] = publishedSources;
const withdrawn = sources.find((source) => source.withdrawn);

/** Every kind of page that we serve to people. A new kind is a new row: all that is asked of pages is asked of it. */
export const PAGE_KINDS: readonly PageKind[] = [
  { kind: "home", path: "/" },
  { kind: "section", path: "/sections/syndication" },
  { kind: "topic", path: "/topics/feeds" },
  { kind: "writer", path: "/authors/desk" },
  { kind: "language, left to right", path: "/languages/es" },
  { kind: "language, right to left", path: "/languages/ar" },
  { kind: "story", path: "/stories/how-edgewire-works" },
  { kind: "selection", path: "/feeds/headlines" },
  { kind: "podcast", path: "/feeds/listen" },
  { kind: "archive", path: "/archive" },
  { kind: "feed directory", path: "/feeds" },
  {
    kind: "article with a timeline and a call to action",
    path: "/articles/trump-putin-call-syria",
  },
  { kind: "article with a table, code and corrections", path: "/articles/one-article-five-ways" },
  { kind: "article with recordings and chapters", path: "/articles/what-hath-god-wrought" },
  { kind: "article with embeds", path: "/articles/an-embed-is-a-link" },
  { kind: "article with later developments", path: "/articles/gone-is-an-answer" },
  { kind: "article of hard text", path: "/articles/hard-headlines" },
  { kind: "long article", path: "/articles/the-long-wire" },
  { kind: "article in another language", path: "/articles/corregir-sin-esconder" },
  { kind: "article, right to left", path: "/articles/al-khabar-min-al-yamin" },
  { kind: "feed, opened", path: "/rss.xml" },
  { kind: "feed of a right-to-left language, opened", path: "/languages/ar/atom.xml" },
  { kind: "feed of an article, opened", path: `/articles/${newest?.slug}/feed.json` },
  { kind: "nothing here, something near", path: "/sections/wrold", status: 404 },
  { kind: "nothing here", path: "/articles/never-was", status: 404 },
  { kind: "withdrawn", path: `/articles/${withdrawn?.slug}`, status: 410 },
  {
    kind: "AMP",
    path: "/articles/the-long-wire/amp",
    runtime: "https://cdn.ampproject.org/",
  },
  {
    kind: "AMP, right to left",
    path: "/articles/al-khabar-min-al-yamin/amp",
    runtime: "https://cdn.ampproject.org/",
  },
];
