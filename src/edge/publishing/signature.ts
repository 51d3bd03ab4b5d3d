import type { MediaType } from "../../model/media.ts";

/** How far a text is looked into. */
const SIGNATURE_BYTES = 512;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** ISO/IEC 14496-12 §4.3: the brands that a file says it can be read as. */
const brands = (bytes: Uint8Array): string =>
  ascii(bytes, 4, 8) === "ftyp" ? ascii(bytes, 8, Math.min(64, bytes.byteLength)) : "";

const begins = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const text = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, SIGNATURE_BYTES)).trimStart();

/** What files of each type begin with (mimesniff.spec.whatwg.org §6; RFC 9639 and the like for the rest). */
const SIGNATURES: { readonly [Type in MediaType]: (bytes: Uint8Array) => boolean } = {
  "image/avif": (bytes) => /avif|avis/.test(brands(bytes)),
  "image/gif": (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6)),
  "image/jpeg": (bytes) => begins(bytes, 0xff, 0xd8, 0xff),
  "image/png": (bytes) => begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  "image/svg+xml": (bytes) => /^(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text(bytes)),
  "image/webp": (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP",
  "audio/mp4": (bytes) => brands(bytes) !== "",
  "audio/mpeg": (bytes) =>
    ascii(bytes, 0, 3) === "ID3" || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0),
  "audio/ogg": (bytes) => ascii(bytes, 0, 4) === "OggS",
  "audio/wav": (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WAVE",
  "video/mp4": (bytes) => brands(bytes) !== "",
  "video/webm": (bytes) => begins(bytes, 0x1a, 0x45, 0xdf, 0xa3),
  "text/vtt": (bytes) => /^WEBVTT(?:[ \t\r\n]|$)/.test(text(bytes)),
  // The number of the first subtitle and its time; no body has defined more.
  "application/x-subrip": (bytes) => /^\d+[ \t]*\r?\n\d+:\d{2}:\d{2},\d{3} --> /.test(text(bytes)),
  "font/woff2": (bytes) => ascii(bytes, 0, 4) === "wOF2",
};

/** Whether a file that begins so can be of the type its name says. */
export const matchesSignature = (type: MediaType, beginning: Uint8Array): boolean =>
  SIGNATURES[type](beginning);
