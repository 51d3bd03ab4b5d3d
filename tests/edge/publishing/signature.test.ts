import { expect, it } from "vitest";
import { matchesSignature } from "../../../src/edge/publishing/signature.ts";
import { MEDIA_TYPES, type MediaType } from "../../../src/model/media.ts";

const text = (content: string): Uint8Array =>
  Uint8Array.from(content, (character) => character.charCodeAt(0));

/** How a file of each type begins, in the wild. */
const BEGINNINGS: Readonly<Record<MediaType, Uint8Array>> = {
  "image/avif": text("\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf"),
  "image/gif": text("GIF89a"),
  "image/jpeg": text("\xff\xd8\xff\xe0\0\x10JFIF"),
  "image/png": text("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
  "image/svg+xml": text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'),
  "image/webp": text("RIFF\x10\0\0\0WEBPVP8 "),
  "audio/mp4": text("\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom"),
  "audio/mpeg": text("ID3\x04\0\0"),
  "audio/ogg": text("OggS\0\x02"),
  "audio/wav": text("RIFF\x10\0\0\0WAVEfmt "),
  "video/mp4": text("\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41"),
  "video/webm": text("\x1aE\xdf\xa3"),
  "text/vtt": text("\xef\xbb\xbfWEBVTT\n\n00:00.000"),
  "application/x-subrip": text("\xef\xbb\xbf1\r\n00:00:00,000 --> 00:00:02,760\r\nWhat"),
  "font/woff2": text("wOF2\0\x01\0\0"),
};

const TYPES = Object.values(MEDIA_TYPES);
/** Families that share a beginning. */
const RELATED = new Set(["audio/mp4", "video/mp4", "image/avif"]);

it.each(TYPES)("knows %s by its beginning", (type) => {
  expect(matchesSignature(type, BEGINNINGS[type])).toBe(true);
});

it.each(TYPES)("takes nothing else for %s", (type) => {
  const others = TYPES.filter((other) => !(RELATED.has(type) && RELATED.has(other)));
  expect(others.filter((other) => matchesSignature(type, BEGINNINGS[other]))).toEqual(
    RELATED.has(type) ? [] : [type],
  );
  expect(matchesSignature(type, new Uint8Array())).toBe(false);
  expect(matchesSignature(type, text("<!doctype html><script>"))).toBe(false);
});

it("knows an MPEG frame without ID3, and a bare svg", () => {
  expect(matchesSignature("audio/mpeg", text("\xff\xfb\x90\x64"))).toBe(true);
  expect(matchesSignature("image/svg+xml", text("  <svg viewBox='0 0 1 1'>"))).toBe(true);
});
