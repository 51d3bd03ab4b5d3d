import { type Instant, millisecondsOf } from "../model/instant.ts";
import { parseHttpDate } from "./http-date.ts";

/** What a representation can be recognised by (RFC 9110 §8.8). */
export interface Validators {
  /** As sent in `ETag`: quotes, and `W/` where weak. */
  readonly etag: string;
  readonly lastModified?: Instant;
}

export type Verdict = "proceed" | "not-modified" | "precondition-failed";

/** Entity tags as a field lists them, or `*`. */
export type EntityTags = "*" | readonly string[];

/** What intermediaries append to a tag when they compress; some readers send it back. */
const CODING_SUFFIX = /[-;]{1,2}(?:gzip|br|zstd|deflate)(?="?$)/;

/**
 * Evaluates the preconditions of GET and HEAD in the order of RFC 9110 §13.2.2. Only for an answer
 * that would be 200 without them (§13.2.1).
 */
export const evaluate = (headers: Headers, { etag, lastModified }: Validators): Verdict => {
  const modifiedAt = lastModified === undefined ? undefined : millisecondsOf(lastModified);

  const ifMatch = headers.get("If-Match");
  if (ifMatch !== null) {
    if (!listsStrongly(parseEntityTags(ifMatch), etag)) return "precondition-failed";
  } else {
    const unmodifiedSince = dateOf(headers, "If-Unmodified-Since");
    if (unmodifiedSince !== undefined && modifiedAt !== undefined && modifiedAt > unmodifiedSince) {
      return "precondition-failed";
    }
  }

  // §13.1.3: If-Modified-Since is ignored beside If-None-Match, even where no tag matches.
  const ifNoneMatch = headers.get("If-None-Match");
  if (ifNoneMatch !== null) {
    return listsWeakly(parseEntityTags(ifNoneMatch), etag) ? "not-modified" : "proceed";
  }
  const modifiedSince = dateOf(headers, "If-Modified-Since");
  return modifiedSince !== undefined && modifiedAt !== undefined && modifiedAt <= modifiedSince
    ? "not-modified"
    : "proceed";
};

/**
 * Whether the client names this very tag in `If-None-Match`: it got the representation with 200, so
 * it exists, and a 304 may be sent before anything is parsed. `*` proves nothing of the kind.
 */
export const recognises = (headers: Headers, etag: string): boolean => {
  const ifNoneMatch = headers.get("If-None-Match");
  if (ifNoneMatch === null || headers.has("If-Match") || headers.has("If-Unmodified-Since")) {
    return false;
  }
  const tags = parseEntityTags(ifNoneMatch);
  return tags !== "*" && listsWeakly(tags, etag);
};

/** RFC 9110 §13.1.5: whether a range may be sent. Strong comparison; a date never matches, as we keep none. */
export const rangeHolds = (headers: Headers, etag: string): boolean => {
  const ifRange = headers.get("If-Range");
  return ifRange === null || (!isWeak(etag) && ifRange.trim() === etag);
};

/**
 * Reads `If-Match` or `If-None-Match`. Commas inside quotes do not separate; a tag without quotes,
 * which some readers send, is read as if it had them.
 */
export const parseEntityTags = (field: string): EntityTags => {
  if (field.trim() === "*") return "*";
  const tags = field.match(/(?:W\/)?"[^"]*"|[^\s,"]+/g) ?? [];
  return tags.map((tag) => (tag.endsWith('"') ? tag : `"${tag.replace(/^W\//, "")}"`));
};

export const isWeak = (etag: string): boolean => etag.startsWith("W/");

const listsWeakly = (tags: EntityTags, etag: string): boolean =>
  tags === "*" || tags.some((tag) => opaque(tag) === opaque(etag));

const listsStrongly = (tags: EntityTags, etag: string): boolean =>
  tags === "*" || (!isWeak(etag) && tags.includes(etag));

/** What is compared weakly of a tag, without what intermediaries append. */
export const opaque = (tag: string): string => tag.replace(/^W\//, "").replace(CODING_SUFFIX, "");

const dateOf = (headers: Headers, name: string): number | undefined => {
  const field = headers.get(name);
  return field === null ? undefined : parseHttpDate(field.trim());
};
