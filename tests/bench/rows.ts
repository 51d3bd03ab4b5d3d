import type { Asked } from "./asked.ts";
import type { ColdRow } from "./cold.ts";
import type { HotRow } from "./hot.ts";

/** What is in an edition, and what an entry weighs in bytes of JSON. */
export const ENTRIES = 30;
export const USUAL_BYTES = 5000;
/** Thirty of them come close to the 512 kB that an edition may weigh. */
export const HEAVY_BYTES = 16_000;

/** How much of the bare Worker's speed we promise, and how many times the others'. */
const BARE = 0.85;
const TUTORIAL = 3;
const NODE = 2;

/** Front page feeds of 30 entries of 5 kB each, and one of its articles. */
export const HOT_ROWS: readonly HotRow[] = [
  {
    name: "RSS 200",
    path: "/rss.xml",
    conditional: false,
    against: { bare: BARE, tutorial: TUTORIAL, node: NODE },
  },
  {
    name: "RSS 304",
    path: "/rss.xml",
    conditional: true,
    against: { bare: BARE, tutorial: TUTORIAL, node: NODE },
  },
  { name: "Atom 200", path: "/atom.xml", conditional: false, against: { bare: BARE } },
  {
    name: "Atom 200 gzip",
    path: "/atom.xml",
    acceptEncoding: "gzip",
    conditional: false,
    against: { bare: BARE },
  },
  {
    name: "Atom 200 brotli",
    path: "/atom.xml",
    acceptEncoding: "br",
    conditional: false,
    against: { bare: BARE },
  },
  { name: "Atom 304", path: "/atom.xml", conditional: true, against: { bare: BARE } },
  { name: "Home", path: "/", conditional: false, against: { bare: BARE } },
  { name: "Feed directory", path: "/feeds", conditional: false, against: { bare: BARE } },
  { name: "Article HTML", path: "/articles/wire-3", conditional: false, against: { bare: BARE } },
  {
    name: "Article AMP",
    path: "/articles/wire-3/amp",
    conditional: false,
    against: { bare: undefined },
  },
];

/** The mixed load: so many URLs, asked for at random. */
const MIXED_URLS = 1000;
export const MIXED_ARTICLES = 200;
const MIXED_FILES = ["", "/amp", "/article.json", "/atom.xml", "/feed.json"];

export const mixedPaths = (): readonly Asked[] => [
  ...["/", "/rss.xml", "/atom.xml", "/feed.json"].map((path) => ({ path })),
  ...Array.from({ length: MIXED_ARTICLES }, (_, index) =>
    MIXED_FILES.map((file) => ({ path: `/articles/wire-${index}${file}` })),
  )
    .flat()
    .slice(4),
];

export const MIXED_ROW: HotRow = {
  name: `${MIXED_URLS} URLs`,
  path: "/",
  conditional: false,
  against: { bare: undefined },
};

/** So many articles are there when one more is published: full archive pages. */
export const PUBLISHING_SIZES: readonly number[] = [100, 10_000, 100_000];

/** So many articles are imported; `--import` takes more of them. */
export const IMPORT_SIZES: readonly number[] = [1000, 10_000];

/** A cold row, and which edition it reads. */
export interface EditionRow extends ColdRow {
  readonly edition: "usual" | "heavy" | "unrendered";
}

const USUAL_MS = 5;
const HEAVY_MS = 10;

/**
 * An edition of 30 entries of 5 kB, one as heavy as an edition gets, 512 kB, and the first without the
 * documents that are made when it is written, as after new settings.
 */
export const COLD_ROWS: readonly EditionRow[] = [
  { name: "RSS 304", path: "/rss.xml", conditional: true, edition: "usual" },
  {
    name: "RSS 200",
    path: "/rss.xml",
    conditional: false,
    edition: "usual",
    ceilingMs: USUAL_MS,
  },
  {
    name: "Atom 200 brotli",
    path: "/atom.xml",
    acceptEncoding: "br",
    conditional: false,
    edition: "usual",
    ceilingMs: USUAL_MS,
  },
  { name: "RSS 304, 512 kB", path: "/rss.xml", conditional: true, edition: "heavy" },
  {
    name: "RSS 200, 512 kB",
    path: "/rss.xml",
    conditional: false,
    edition: "heavy",
    ceilingMs: HEAVY_MS,
  },
  {
    name: "Atom 200 gzip, 512 kB",
    path: "/atom.xml",
    acceptEncoding: "gzip",
    conditional: false,
    edition: "heavy",
    ceilingMs: HEAVY_MS,
  },
  {
    name: "Atom 200 brotli, 512 kB",
    path: "/atom.xml",
    acceptEncoding: "br",
    conditional: false,
    edition: "heavy",
    ceilingMs: HEAVY_MS,
  },
  {
    name: "Article HTML",
    path: "/articles/wire-3",
    conditional: false,
    edition: "usual",
    ceilingMs: USUAL_MS,
  },
  { name: "RSS 200, rendered", path: "/rss.xml", conditional: false, edition: "unrendered" },
  {
    name: "Article HTML, rendered",
    path: "/articles/wire-3",
    conditional: false,
    edition: "unrendered",
  },
];
