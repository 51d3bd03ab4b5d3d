import { Readable } from "node:stream";
import FeedParser from "feedparser";
import { allBut, type Format, instantIn, type Reader, type Reading } from "./reading.ts";

/** https://github.com/danmactough/node-feedparser: a stream on sax-js. */
export const nodeFeedparser: Reader = {
  name: "node-feedparser",
  language: "JavaScript",
  isMissing: () => false,
  fields: { "rss.xml": allBut("updated"), "atom.xml": allBut() },
  read: (format, documents) => Promise.all(documents.map((document) => parse(format, document))),
};

const parse = async (format: Format, document: string): Promise<readonly Partial<Reading>[]> => {
  const entries: Partial<Reading>[] = [];
  const items = Readable.from([Buffer.from(document)]).pipe(new FeedParser({ addmeta: false }));
  for await (const item of items) entries.push(reading(format, item));
  return entries;
};

const reading = (format: Format, item: FeedParser.Item): Partial<Reading> => ({
  id: item.guid,
  url: item.link,
  title: item.title,
  summary: item.summary,
  published: instantIn(item.pubdate),
  updated: instantIn(item.date),
  writers: [item.author],
  // Of Atom's categories it shows the keys; the labels stand in what it has parsed.
  categories: atomLabels(item["atom:category"]) ?? item.categories,
  // Its word for `content:encoded` and Atom's content.
  body: item.description,
  // What follows RSS's one enclosure is of Media RSS.
  enclosures: item.enclosures
    .slice(0, format === "rss.xml" ? 1 : undefined)
    .map(({ url, type = "", length }) => ({ url, type, bytes: Number(length) })),
});

interface AtomCategory {
  readonly "@": { readonly label: string };
}

const atomLabels = (
  parsed: AtomCategory | readonly AtomCategory[] | undefined,
): readonly string[] | undefined => parsed && [parsed].flat().map((found) => found["@"].label);
