import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import { type Coding, compress } from "./compression.ts";

/** Half of what the memo may hold; records have the other half. */
const DOCUMENTS_MAX_BYTES = 12 * 1024 * 1024;

/** A rendered representation, ready to send. */
export interface Document {
  readonly bytes: Uint8Array;
  /** The fields that are made of the same record: `Link`, and what rights are reserved. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Rendered documents by path and validator, each coding made once. */
export interface Documents {
  find(path: string, etag: string, coding?: Coding): Document | undefined;
  keep(path: string, etag: string, document: Document): void;
  /** The document in another coding. */
  inCoding(path: string, etag: string, document: Document, coding: Coding): Document;
}

export const rememberedDocuments = (maxBytes: number = DOCUMENTS_MAX_BYTES): Documents => {
  const documents: BoundedMap<Document> = boundedMap(maxBytes);

  const keep = (key: string, document: Document): Document => {
    const characters = Object.entries(document.fields).flat().join("").length;
    documents.set(key, document, document.bytes.byteLength + characters * 2);
    return document;
  };

  return {
    find: (path, etag, coding = "identity") => documents.get(keyOf(path, etag, coding)),
    keep: (path, etag, document) => {
      keep(keyOf(path, etag, "identity"), document);
    },
    inCoding: (path, etag, document, coding) => {
      if (coding === "identity") return document;
      const key = keyOf(path, etag, coding);
      return (
        documents.get(key) ?? keep(key, { ...document, bytes: compress(document.bytes, coding) })
      );
    },
  };
};

/** The path as well: a validator is unique within its own resource only (RFC 9110 §8.8.1). */
const keyOf = (path: string, etag: string, coding: Coding): string => `${path} ${coding} ${etag}`;
