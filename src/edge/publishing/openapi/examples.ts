import { createHash } from "node:crypto";

/** A file so small that it can stand here: WebVTT without a word. */
const FILE = "WEBVTT\n";

/** What stands in the place of a parameter, and what that is. */
export const PATH_PARAMETERS = {
  slug: ["calm-after-the-storm", "Where the article stands: 1 to 80 of a-z, 0-9 and hyphens"],
  revision: ["1", "Number of a revision"],
  other: ["2", "Number of the revision to compare with"],
  name: [
    `${createHash("sha256").update(FILE).digest("hex")}.vtt`,
    "SHA-256 of the file in lower-case hex, a dot, and its extension",
  ],
  sequence: ["1", "Number of a command, as receipts have it"],
  token: ["cms", "Name of a token"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** A query that an operation cannot do without. */
export const QUERY_EXAMPLES: Readonly<Record<string, string>> = {
  reason: "It was about another storm.",
};

const ARTICLE = {
  id: "tag:news.example,2026-11-01:calm-after-the-storm",
  title: "Calm after the storm",
  summary: "The harbour opens again, and the ferries sail.",
  publishedAt: "2026-11-01T08:00:00Z",
  section: "world",
  byline: [{ author: "ada", role: "writer" }],
  html: "<p>The harbour opened at six. The first ferry left an hour later.</p>",
};

/** Bodies of requests, by name; together they make a newsroom with an article. */
export const BODY_EXAMPLES: Readonly<Record<string, unknown>> = {
  Article: ARTICLE,
  Publication: {
    title: "The Example Wire",
    description: "News for examples.",
    baseUrl: "https://news.example",
    authority: "news.example,2026-11-01",
    language: "en",
    publisher: { name: "Example Press" },
    copyright: "Example Press",
    licence: { url: "https://creativecommons.org/licenses/by/4.0/", label: "CC BY 4.0" },
    sections: { world: "World" },
    authors: { ada: "Ada Example" },
  },
  BatchItem: { slug: "calm-after-the-storm", article: ARTICLE, ifNoneMatch: "*" },
  OldAddresses: { "/2017/05/calm/": "calm-after-the-storm", "/?p=12": null },
  TokenRequest: { name: "cms", scopes: ["write", "publish"] },
  BackupPart: {
    id: "monday",
    number: 0,
    isLast: false,
    schema: 1,
    table: "article",
    columns: [],
    rows: [],
  },
  bytes: FILE,
};

/** The one field that a command takes. */
export const FIELD_EXAMPLES: Readonly<Record<string, string>> = {
  at: "2030-01-01T06:00:00Z",
  text: "The first ferry left at *half past* six.",
  to: "calm-at-last",
  for: "7d",
};
