import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import { type Coding, recode } from "./compression.ts";

/** Half of what the memo may hold; records have the other half. */
const DOCUMENTS_MAX_BYTES = 12 * 1024 * 1024;

/** A rendered representation, ready to send. */
export interface Document {
  readonly coding: Coding;
  /** In that coding. */
  readonly bytes: Uint8Array;
  /** The fields that are made of the same record: `Link`, and what rights are reserved. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Rendered documents by path and validator, each coding made once. */
export interface Documents {
  /** The document in a coding, made of another one where need be. */
  find(path: string, etag: string, coding: Coding): Document | undefined;
  /** Keeps a document, in the coding it has and the one that is asked for: which is returned. */
  keep(path: string, etag: string, document: Document, coding: Coding): Document;
}

/** In what order to look for one to make another of: compressing costs more than decompressing. */
const SOURCES: readonly Coding[] = ["identity", "br", "gzip"];

export const rememberedDocuments = (maxBytes: number = DOCUMENTS_MAX_BYTES): Documents => {
  const documents: BoundedMap<Document> = boundedMap(maxBytes);

  const remember = (path: string, etag: string, document: Document): Document => {
    const characters = Object.entries(document.fields).flat().join("").length;
    const bytes = document.bytes.byteLength + characters * 2;
    documents.set(keyOf(path, etag, document.coding), document, bytes);
    return document;
  };

  const keep: Documents["keep"] = (path, etag, document, coding) => {
    remember(path, etag, document);
    if (document.coding === coding) return document;
    const bytes = recode(document.bytes, document.coding, coding);
    return remember(path, etag, { ...document, coding, bytes });
  };

  return {
    find: (path, etag, coding) => {
      const found = documents.get(keyOf(path, etag, coding));
      if (found) return found;
      for (const source of SOURCES) {
        const other = documents.get(keyOf(path, etag, source));
        if (other) return keep(path, etag, other, coding);
      }
      return undefined;
    },
    keep,
  };
};

/** The path as well: a validator is unique within its own resource only (RFC 9110 §8.8.1). */
const keyOf = (path: string, etag: string, coding: Coding): string => `${path} ${coding} ${etag}`;
