/** The files beside a page. */
export const FORMATS = ["rss.xml", "atom.xml", "feed.json"] as const;
export type Format = (typeof FORMATS)[number];

/** What a reader shows of an entry. Instants are RFC 3339 in UTC, to the second. */
export interface Reading {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly published: string;
  readonly updated: string;
  readonly writers: readonly string[];
  readonly categories: readonly string[];
  /** HTML. */
  readonly body: string;
  readonly enclosures: readonly Enclosure[];
}

export interface Enclosure {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
}

export type Field = keyof Reading;

/** A feed reader or parser that nobody here wrote. */
export interface Reader {
  readonly name: string;
  /** What it is written in. */
  readonly language: "C++" | "JavaScript" | "Perl" | "Python" | "Ruby";
  /** Whether it can be run here; throws in CI when it cannot. */
  readonly isMissing: () => boolean;
  /** The formats it reads, each with the fields it has a word for. */
  readonly fields: Partial<Record<Format, readonly Field[]>>;
  /** Every entry of every document, in the document's order. */
  readonly read: (
    format: Format,
    documents: readonly string[],
  ) => Promise<readonly (readonly Partial<Reading>[])[]>;
  /** Whether it reads nothing of such a document: exactly those, so that a repair shows. */
  readonly diesOf?: (document: string) => boolean;
  /** Where the reader goes its own way: exactly what it makes of an entry, so that a change shows. */
  readonly deviations?: (entry: Reading, format: Format) => Partial<Reading>;
}

export const EVERY_FIELD: readonly Field[] = [
  "id",
  "url",
  "title",
  "summary",
  "published",
  "updated",
  "writers",
  "categories",
  "body",
  "enclosures",
];

export const allBut = (...missing: readonly Field[]): readonly Field[] =>
  EVERY_FIELD.filter((field) => !missing.includes(field));

/** Any spelling of a date, as a reading has it; what is no date stays as it is, to be seen. */
export const instantIn = (text: string | Date | null | undefined): string => {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? String(text) : `${date.toISOString().slice(0, 19)}Z`;
};

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** RSS 2.0: `description` is HTML, so the text of a summary stands in it escaped. */
const asHtml = (text: string): string =>
  text.replaceAll(/[&<>]/g, (character) => REFERENCES[character] ?? "");

/**
 * What a faultless reader finds: an RSS item has room for one enclosure and writes its summary as
 * HTML; JSON Feed's attachments are recordings, its pictures stand in `image`.
 */
export const entryIn = (format: Format, entry: Reading): Reading => {
  switch (format) {
    case "rss.xml":
      return {
        ...entry,
        summary: asHtml(entry.summary),
        enclosures: entry.enclosures.slice(0, 1),
      };
    case "atom.xml":
      return entry;
    case "feed.json":
      return {
        ...entry,
        enclosures: entry.enclosures.filter(({ type }) => !type.startsWith("image/")),
      };
  }
};

/** The fields alone that the reader has, with its deviations in them. */
export const expectedOf = (reader: Reader, format: Format, entry: Reading): Partial<Reading> => {
  const read = { ...entryIn(format, entry), ...reader.deviations?.(entry, format) };
  const fields: ReadonlySet<string> = new Set(reader.fields[format]);
  return Object.fromEntries(Object.entries(read).filter(([field]) => fields.has(field)));
};
