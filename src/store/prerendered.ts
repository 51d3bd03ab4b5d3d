import { fromBase64, toBase64 } from "./base64.ts";

/** Codings that documents are kept in; what is wanted plain is decompressed when it is read. */
export type StoredCoding = "br" | "gzip";

/** Which of the documents of a record, and in which coding. */
export interface DocumentName {
  /** Of its representation. */
  readonly name: string;
  readonly coding: StoredCoding;
}

/** A document that was made when its record was written, so that the first who asks does not wait for it. */
export interface PrerenderedDocument extends DocumentName {
  /** The fields that go with it, as it would be answered. */
  readonly fields: Readonly<Record<string, string>>;
  /** The document itself, in that coding. */
  readonly bytes: Uint8Array;
}

/** All that were made of one record. */
export interface Prerendered {
  /** What they are made of besides the record: who has others must not use them. */
  readonly madeWith: string;
  readonly documents: readonly PrerenderedDocument[];
}

/** Which there are, kept in the metadata. */
export interface PrerenderedIndex {
  readonly madeWith: string;
  /** By name and coding, where each stands in the value: offsets in bytes, the end excluded. */
  readonly at: Readonly<Record<string, Readonly<Partial<Record<StoredCoding, Span>>>>>;
}

type Span = readonly [start: number, end: number];

/** A record's text with documents as its last member, and where each of them is. */
export const withPrerendered = (
  text: string,
  { madeWith, documents }: Prerendered,
): { readonly text: string; readonly index: PrerenderedIndex } => {
  let joined = `${text.slice(0, -1)},"prerendered":[`;
  let end = byteLength(joined);
  const at: Record<string, Partial<Record<StoredCoding, Span>>> = {};
  for (const { name, coding, fields, bytes } of documents) {
    const comma = joined.endsWith("[") ? "" : ",";
    const member = JSON.stringify({
      name,
      coding,
      fields,
      base64: toBase64(bytes),
    });
    const start = end + comma.length;
    end = start + byteLength(member);
    at[name] = { ...at[name], [coding]: [start, end] };
    joined += comma + member;
  }
  return { text: `${joined}]}`, index: { madeWith, at } };
};

/**
 * Reads one document without parsing what stands before it.
 * @param bytes the whole value
 * @throws SyntaxError when it is not where the index says
 */
export const prerenderedIn = (
  bytes: Uint8Array,
  { at }: PrerenderedIndex,
  { name, coding }: DocumentName,
): PrerenderedDocument | undefined => {
  const span = at[name]?.[coding];
  if (!span) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(...span));
  const { fields, base64 } = JSON.parse(text) as Pick<PrerenderedDocument, "fields"> & {
    readonly base64: string;
  };
  return { name, coding, fields, bytes: fromBase64(base64) };
};

/** Metadata without a readable index has none: the record can be rendered all the same. */
export const parseIndex = (index: unknown): PrerenderedIndex | undefined =>
  typeof index === "object" &&
  index !== null &&
  "madeWith" in index &&
  typeof index.madeWith === "string" &&
  "at" in index &&
  typeof index.at === "object" &&
  index.at !== null
    ? (index as PrerenderedIndex)
    : undefined;

const byteLength = (text: string): number => new TextEncoder().encode(text).byteLength;
