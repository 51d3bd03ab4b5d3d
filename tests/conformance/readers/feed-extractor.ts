import { extractFromJson, extractFromXml, type FeedEntry } from "@extractus/feed-extractor";
import { allBut, type Format, instantIn, type Reader, type Reading } from "./reading.ts";

/**
 * https://github.com/extractus/feed-extractor. It shows no summary, only an excerpt of its own making;
 * of an entry's other fields it gives what it has parsed to those who ask.
 */
export const feedExtractor: Reader = {
  name: "@extractus/feed-extractor",
  language: "JavaScript",
  isMissing: () => false,
  fields: {
    "rss.xml": allBut("summary"),
    "atom.xml": allBut("summary"),
    "feed.json": allBut("summary"),
  },
  // It cuts the fragment off, which tells the notes of one article apart.
  deviations: ({ url }) => ({ url: url.replace(/#.*/, "") }),
  read: async (format, documents) =>
    documents.map((document) => {
      const options = { getExtraEntryFields: (parsed: object) => ({ parsed }) };
      const { entries = [] } =
        format === "feed.json"
          ? extractFromJson(document, options)
          : extractFromXml(document, options);
      return entries.map((entry) => reading(format, entry));
    }),
};

const reading = (format: Format, entry: FeedEntry): Partial<Reading> => ({
  id: entry.id,
  url: entry.link ?? "",
  title: entry.title ?? "",
  ...OTHERS[format](entry["parsed"] as Parsed),
});

type Parsed = Readonly<Record<string, unknown>>;

/** One element is itself, several are a list. */
const all = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : ([value].flat() as unknown[]);

/** A member or an attribute; nothing is an empty text. */
const of = (found: unknown, name: string): string =>
  typeof found === "object" && found !== null
    ? String((found as Readonly<Record<string, string | number>>)[name] ?? "")
    : "";

/** Element content is a string, or stands beside the attributes. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : of(value, "#text"));

const enclosureOf = (url: string, type: string, bytes: string) => ({
  url,
  type,
  bytes: Number(bytes),
});

const OTHERS: Readonly<Record<Format, (parsed: Parsed) => Partial<Reading>>> = {
  "rss.xml": (item) => ({
    published: instantIn(textOf(item["pubDate"])),
    updated: instantIn(textOf(item["dcterms:modified"])),
    writers: all(item["dc:creator"]).map(textOf),
    categories: all(item["category"]).map(textOf),
    body: textOf(item["content:encoded"]),
    enclosures: all(item["enclosure"]).map((found) =>
      enclosureOf(of(found, "@_url"), of(found, "@_type"), of(found, "@_length")),
    ),
  }),
  "atom.xml": (entry) => ({
    published: instantIn(textOf(entry["published"])),
    updated: instantIn(textOf(entry["updated"])),
    writers: all(entry["author"]).map((found) => of(found, "name")),
    categories: all(entry["category"]).map((found) => of(found, "@_label")),
    body: textOf(entry["content"]),
    enclosures: all(entry["link"])
      .filter((found) => of(found, "@_rel") === "enclosure")
      .map((found) => enclosureOf(of(found, "@_href"), of(found, "@_type"), of(found, "@_length"))),
  }),
  "feed.json": (item) => ({
    published: instantIn(textOf(item["date_published"])),
    updated: instantIn(textOf(item["date_modified"])),
    writers: all(item["authors"]).map((found) => of(found, "name")),
    categories: all(item["tags"]).map(textOf),
    body: textOf(item["content_html"]),
    enclosures: all(item["attachments"]).map((found) =>
      enclosureOf(of(found, "url"), of(found, "mime_type"), of(found, "size_in_bytes")),
    ),
  }),
};
