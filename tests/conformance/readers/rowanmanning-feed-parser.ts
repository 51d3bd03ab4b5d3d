import { parseFeed } from "@rowanmanning/feed-parser";
import { allBut, entryIn, EVERY_FIELD, instantIn, type Reader } from "./reading.ts";

/** https://github.com/rowanmanning/feed-parser: on fast-xml-parser. */
export const rowanmanningFeedParser: Reader = {
  name: "@rowanmanning/feed-parser",
  language: "JavaScript",
  isMissing: () => false,
  fields: { "rss.xml": allBut("updated"), "atom.xml": EVERY_FIELD },
  // It decodes HTML once more than RSS and Atom encode it.
  deviations: (entry, format) => ({
    summary: decoded(entryIn(format, entry).summary),
    body: decoded(entry.body),
  }),
  read: async (format, documents) =>
    documents.map((document) =>
      parseFeed(document).items.map((item) => ({
        id: item.id ?? "",
        url: item.url ?? "",
        title: item.title ?? "",
        summary: item.description ?? "",
        published: instantIn(item.published),
        updated: instantIn(item.updated),
        writers: item.authors.map(({ name }) => name ?? ""),
        categories: item.categories.map(({ label }) => label ?? ""),
        body: item.content ?? "",
        // What follows RSS's one enclosure is of Media RSS.
        enclosures: item.media
          .slice(0, format === "rss.xml" ? 1 : undefined)
          .map(({ url, mimeType, length }) => ({ url, type: mimeType ?? "", bytes: length ?? 0 })),
      })),
    ),
};

const CHARACTERS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&gt;": ">",
  "&lt;": "<",
  "&quot;": '"',
};

const decoded = (html: string): string =>
  html.replaceAll(/&(?:amp|gt|lt|quot);/g, (reference) => CHARACTERS[reference] ?? "");
