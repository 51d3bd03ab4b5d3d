import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
} from "node:zlib";
import { parseWeights } from "./weights.ts";

export type Coding = "br" | "gzip" | "identity";

/**
 * What Cloudflare compresses on the way out, of what representations can be
 * (developers.cloudflare.com/speed/optimization/content/compression). The rest is for us.
 */
const COMPRESSED_BY_THE_PLATFORM: ReadonlySet<string> = new Set([
  "application/json",
  "application/rss+xml",
  "application/xml",
  "text/html",
  "text/plain",
  "text/xml",
]);

/** Higher levels save few bytes and cost tens of milliseconds of a free plan's ten. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 1;

/** @param mediaType of a representation, without parameters */
export const isCompressedHere = (mediaType: string): boolean =>
  !COMPRESSED_BY_THE_PLATFORM.has(mediaType);

/**
 * Chooses among br, gzip and identity (RFC 9110 §12.5.3): the highest weight, the smaller coding
 * where weights are equal. Where nothing is acceptable the answer is identity, which everybody can
 * read.
 */
export const chooseCoding = (acceptEncoding: string): Coding => {
  const weights = parseWeights(acceptEncoding);
  let chosen: Coding = "identity";
  let best = weights.get("identity") ?? 0;
  for (const coding of ["gzip", "br"] as const) {
    const weight = weights.get(coding) ?? weights.get("*") ?? 0;
    if (weight > 0 && weight >= best) {
      chosen = coding;
      best = weight;
    }
  }
  return chosen;
};

/** Clients send few different fields, each with every poll: reading one was a tenth of an answer. */
const chosen = new Map<string, Coding>();
const CHOSEN_MAX = 100;
const CHOSEN_MAX_CHARACTERS = 200;

/** The coding the client itself asks for: Cloudflare replaces `Accept-Encoding` on the way in. */
export const requestedCoding = (request: Request): Coding => {
  const field = clientAcceptEncoding(request) ?? request.headers.get("Accept-Encoding");
  if (field === null) return "identity";
  const known = chosen.get(field);
  if (known) return known;
  const coding = chooseCoding(field);
  if (chosen.size >= CHOSEN_MAX) chosen.clear();
  if (field.length <= CHOSEN_MAX_CHARACTERS) chosen.set(field, coding);
  return coding;
};

/** The platform must not compress again what is compressed. */
export const encodeBodyOf = (coding: Coding): "automatic" | "manual" =>
  coding === "identity" ? "automatic" : "manual";

export const compress = (bytes: Uint8Array, coding: Exclude<Coding, "identity">): Uint8Array =>
  coding === "br"
    ? brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      })
    : gzipSync(bytes, { level: GZIP_LEVEL });

/** The same bytes in another coding. */
export const recode = (bytes: Uint8Array, from: Coding, to: Coding): Uint8Array => {
  if (from === to) return bytes;
  const plain = decompress(bytes, from);
  return to === "identity" ? plain : compress(plain, to);
};

const decompress = (bytes: Uint8Array, coding: Coding): Uint8Array => {
  switch (coding) {
    case "identity":
      return bytes;
    case "br":
      return brotliDecompressSync(bytes);
    case "gzip":
      return gunzipSync(bytes);
  }
};

const clientAcceptEncoding = (request: Request): string | undefined => {
  const cf: unknown = "cf" in request ? request.cf : undefined;
  if (typeof cf !== "object" || cf === null || !("clientAcceptEncoding" in cf)) return undefined;
  return typeof cf.clientAcceptEncoding === "string" ? cf.clientAcceptEncoding : undefined;
};
