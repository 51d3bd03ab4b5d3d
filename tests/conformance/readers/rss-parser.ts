import Parser from "rss-parser";
import { allBut, type Format, instantIn, type Reader, type Reading } from "./reading.ts";

/** What `customFields` asks for beyond its defaults. */
interface Extra {
  readonly id?: string;
  readonly updated?: string;
  readonly creators?: readonly string[];
  readonly encoded?: string;
  readonly labels?: readonly (
    | { readonly _: string }
    | { readonly $: { readonly label: string } }
  )[];
}

const parser = new Parser<object, Extra>({
  customFields: {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types forbid the pairs that its README shows
    item: [
      "updated",
      ["dc:creator", "creators", { keepArray: true }],
      ["content:encoded", "encoded"],
      ["category", "labels", { keepArray: true }],
    ] as never,
  },
});

/** https://github.com/rbren/rss-parser: on xml2js. */
export const rssParser: Reader = {
  name: "rss-parser",
  language: "JavaScript",
  isMissing: () => false,
  fields: {
    "rss.xml": allBut("updated"),
    "atom.xml": allBut("enclosures"),
  },
  read: (format, documents) =>
    Promise.all(
      documents.map(async (document) => {
        const { items } = await parser.parseString(document);
        return items.map((item) => reading(format, item));
      }),
    ),
};

const reading = (format: Format, item: Extra & Parser.Item): Partial<Reading> => {
  const common = {
    url: item.link ?? "",
    title: item.title ?? "",
    published: instantIn(item.pubDate),
    categories: (item.labels ?? []).map((label) => ("_" in label ? label._ : label.$.label)),
  };
  if (format === "atom.xml") {
    return {
      ...common,
      id: item.id ?? "",
      summary: item.summary ?? "",
      updated: instantIn(item.updated),
      writers: [(item as { readonly author?: string }).author ?? ""],
      body: item.content ?? "",
    };
  }
  const { enclosure } = item;
  return {
    ...common,
    id: item.guid ?? "",
    summary: item.content ?? "",
    writers: item.creators ?? [],
    body: item.encoded ?? "",
    enclosures: enclosure
      ? [{ url: enclosure.url, type: enclosure.type ?? "", bytes: Number(enclosure.length) }]
      : [],
  };
};
