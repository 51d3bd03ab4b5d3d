import type { Slug } from "./identity.ts";

/** Addresses of a site that came before, and the article that stands at each now: one record of many. */
export interface OldPaths {
  readonly paths: Readonly<Record<string, Slug>>;
}

/** A path with its query, where there is one, in its one spelling; at most this many characters. */
export const OLD_PATH_MAX_CHARACTERS = 500;

/** How an old address is looked for: whatever slash it ends with, and however it is encoded (RFC 3986 §6.2.2.1). */
export const oldPath = (pathname: string, search = ""): string =>
  `${pathname.replace(/\/+$/, "") || "/"}${search}`.replaceAll(/%[0-9a-f]{2}/gi, (octet) =>
    octet.toUpperCase(),
  );

/** Old paths of one newsroom are kept in so many records: one is read fast, and few are written. */
const SHARDS = 256;

/**
 * The record that a path is in, as two hexadecimal digits: FNV-1a, 32 bits
 * (datatracker.ietf.org/doc/html/draft-eastlake-fnv), the lowest eight of them.
 */
export const shardOf = (path: string): string => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at++) {
    hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 0) % SHARDS).toString(16).padStart(2, "0");
};

export const isShard = (text: string): boolean => /^[0-9a-f]{2}$/.test(text);
