import { type Instant, parseInstant } from "../model/instant.ts";
import { fingerprint } from "./fingerprint.ts";
import {
  type DocumentName,
  type Prerendered,
  type PrerenderedDocument,
  parseIndex,
  prerenderedIn,
  withPrerendered,
} from "./prerendered.ts";
import type { RecordKinds, RecordMetadata } from "./records.ts";

/** The schema of every JSON value: the number in its key, once more inside. */
const RECORD_SCHEMA = 1;

/** A record that is there but cannot be read: a fault of ours (503), never an absence (404). */
export class UnreadableRecord extends Error {
  override readonly name = "UnreadableRecord";
  readonly key: string;
  constructor(key: string, why: string, options?: ErrorOptions) {
    super(`The record at ${key} ${why}`, options);
    this.key = key;
  }
}

/** What each kind must have at the least; the Newsroom alone writes, so the rest is its promise. */
const SHAPES: { readonly [Kind in keyof RecordKinds]: (value: object) => boolean } = {
  publication: (value) => "baseUrl" in value && typeof value.baseUrl === "string",
  resource: (value) => "kind" in value && typeof value.kind === "string",
  edition: (value) => "entries" in value && Array.isArray(value.entries),
  redirect: (value) => "paths" in value && typeof value.paths === "object",
  archive: (value) => "articles" in value && Array.isArray(value.articles),
};

/**
 * The text and metadata to store for a value; equal values give equal hashes, whatever documents go
 * with them.
 */
export const encodeRecord = (
  value: RecordKinds[keyof RecordKinds],
  committedAt: Instant,
  prerendered?: Prerendered,
): { readonly text: string; readonly metadata: RecordMetadata } => {
  const text = textOf(value);
  const version = "version" in value && value.version !== undefined && { version: value.version };
  const pages = "archivePages" in value && { archivePages: value.archivePages };
  const lacks = "isIncomplete" in value && value.isIncomplete && { isIncomplete: true as const };
  const metadata = { hash: fingerprint(text), committedAt, ...version, ...pages, ...lacks };
  if (!prerendered) return { text, metadata };
  const joined = withPrerendered(text, prerendered);
  return { text: joined.text, metadata: { ...metadata, prerendered: joined.index } };
};

/** The hash that a value has in its metadata. */
export const hashOf = (value: RecordKinds[keyof RecordKinds]): string => weigh(value).hash;

/** What a value is known by in KV, and what it weighs there, in bytes of JSON. */
export const weigh = (
  value: RecordKinds[keyof RecordKinds],
): { readonly hash: string; readonly bytes: number } => {
  const text = textOf(value);
  return { hash: fingerprint(text), bytes: new TextEncoder().encode(text).byteLength };
};

const textOf = (value: RecordKinds[keyof RecordKinds]): string =>
  JSON.stringify({ schema: RECORD_SCHEMA, ...value, isIncomplete: undefined });

/** @throws UnreadableRecord when the text is not a record of this kind and schema. */
export const decodeRecord = <Kind extends keyof RecordKinds>(
  kind: Kind,
  key: string,
  text: string,
): RecordKinds[Kind] => {
  const parsed = parseJson(key, text);
  if (!isObject(parsed)) throw new UnreadableRecord(key, "is not a JSON object");
  const { schema, prerendered: _, ...value } = parsed;
  if (schema !== RECORD_SCHEMA) {
    throw new UnreadableRecord(key, `has schema ${JSON.stringify(schema)}, not ${RECORD_SCHEMA}`);
  }
  if (!isRecordOf(kind, value)) throw new UnreadableRecord(key, `is not of kind ${kind}`);
  return value;
};

/** @throws UnreadableRecord when KV has no metadata of ours beside the value. */
export const parseMetadata = (key: string, metadata: unknown): RecordMetadata => {
  const { hash, committedAt, version, archivePages, isIncomplete, prerendered } = isObject(metadata)
    ? metadata
    : {};
  const index = parseIndex(prerendered);
  const at = typeof committedAt === "string" ? parseInstant(committedAt) : undefined;
  if (typeof hash !== "string" || !hash || !at) {
    throw new UnreadableRecord(key, "has no hash and committedAt in its metadata");
  }
  return {
    hash,
    committedAt: at,
    ...(typeof version === "number" && { version }),
    ...(typeof archivePages === "number" && { archivePages }),
    ...(isIncomplete === true && { isIncomplete }),
    ...(index && { prerendered: index }),
  };
};

/**
 * One of the documents that the metadata names.
 * @throws UnreadableRecord when it is not there
 */
export const decodePrerendered = (
  key: string,
  bytes: Uint8Array,
  { prerendered }: RecordMetadata,
  document: DocumentName,
): PrerenderedDocument | undefined => {
  try {
    return prerendered && prerenderedIn(bytes, prerendered, document);
  } catch (cause) {
    throw new UnreadableRecord(key, `has no document ${document.name} where it should be`, {
      cause,
    });
  }
};

const parseJson = (key: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableRecord(key, "is not JSON", { cause });
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRecordOf = <Kind extends keyof RecordKinds>(
  kind: Kind,
  value: object,
): value is RecordKinds[Kind] => SHAPES[kind](value);
