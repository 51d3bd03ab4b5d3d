import { at } from "./browser.ts";
import { publishedSources, sources } from "./newsstand.ts";
import { type OtherNewsroom, otherOrigin } from "./other-newsrooms.ts";

/** A kind of page and where a newsroom has one. */
export interface PageKind {
  readonly kind: string;
  readonly path: string;
  /** The sample newsroom where nothing else is said. */
  readonly newsroom?: OtherNewsroom;
  /** 200 where nothing else is said. */
  readonly status?: number;
  /** At most, before compression, where it is more than other pages may weigh. */
  readonly bytes?: number;
  /** Programs of this origin may be asked for: AMP's runtime is nobody's else to serve. */
  readonly runtime?: string;
}

/** Where a browser finds it. */
export const addressOf = ({ path, newsroom }: PageKind): string =>
  newsroom ? `${otherOrigin(newsroom)}${path}` : at(path);

const [newest] = publishedSources;
const withdrawn = sources.find((source) => source.withdrawn);

export const AMP_RUNTIME = "https://cdn.ampproject.org/";

// Of each list a file of tests asks all that is asked of pages: a new kind is a new row of one.

/** Lists of the sample newsroom, and what it says where there is nothing. */
export const LIST_KINDS: readonly PageKind[] = [
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
  { kind: "feed, opened", path: "/rss.xml" },
  { kind: "feed of a right-to-left language, opened", path: "/languages/ar/atom.xml" },
  { kind: "feed of an article, opened", path: `/articles/${newest?.slug}/feed.json` },
  { kind: "nothing here, something near", path: "/sections/wrold", status: 404 },
  { kind: "nothing here", path: "/articles/never-was", status: 404 },
  { kind: "withdrawn", path: `/articles/${withdrawn?.slug}`, status: 410 },
];

export const ARTICLE_KINDS: readonly PageKind[] = [
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
];

export const AMP_KINDS: readonly PageKind[] = [
  {
    kind: "AMP",
    path: "/articles/the-long-wire/amp",
    runtime: AMP_RUNTIME,
  },
  {
    kind: "AMP, right to left",
    path: "/articles/al-khabar-min-al-yamin/amp",
    runtime: AMP_RUNTIME,
  },
];

const THEMED = { newsroom: "themed" } as const;
const RIGHT_TO_LEFT = { newsroom: "right-to-left" } as const;

/** Everything on one page, for who looks something up in it: a tenth of that on the way. */
const REFERENCE = { path: "/publishing/reference", bytes: 140_000 } as const;

/** What the sample newsroom has not. */
export const OTHER_KINDS: readonly PageKind[] = [
  { kind: "themed home", ...THEMED, path: "/" },
  { kind: "themed article of every block", ...THEMED, path: "/articles/everything" },
  { kind: "themed AMP", ...THEMED, path: "/articles/everything/amp", runtime: AMP_RUNTIME },
  { kind: "empty feed, opened", ...THEMED, path: "/sections/culture/atom.xml" },
  { kind: "withdrawn for a legal demand", ...THEMED, path: "/articles/blocked", status: 451 },
  { kind: "reference of the API", ...THEMED, ...REFERENCE },
  { kind: "reference of the API, right to left", ...RIGHT_TO_LEFT, ...REFERENCE },
  { kind: "home, right to left", ...RIGHT_TO_LEFT, path: "/" },
  { kind: "article of every block, right to left", ...RIGHT_TO_LEFT, path: "/articles/everything" },
  { kind: "feed directory, right to left", ...RIGHT_TO_LEFT, path: "/feeds" },
  { kind: "feed, opened, right to left", ...RIGHT_TO_LEFT, path: "/rss.xml" },
  { kind: "nothing here, right to left", ...RIGHT_TO_LEFT, path: "/sections/wrold", status: 404 },
  { kind: "not available", newsroom: "failing", path: "/articles/first", status: 503 },
  { kind: "nothing published yet", newsroom: "unpublished", path: "/", status: 503 },
];
