import { createHash } from "node:crypto";
import { type Stats, createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { imageSizeFromFile } from "image-size/fromFile";
import type { MediaFacts } from "../authoring/context.ts";
import { MEDIA_MAX_BYTES, MEDIA_TYPES, mediaPath } from "../model/media.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { ifPresent } from "./missing-file.ts";

/** A file on disk that will be published under its digest. */
export interface MediaFile extends MediaFacts {
  /** `<sha256>.<extension>`. */
  readonly name: string;
  readonly path: string;
}

/** Turned by a quarter: EXIF orientations 5 to 8 swap width and height (CIPA DC-008 §4.6.4). */
const FIRST_TURNED_ORIENTATION = 5;

/**
 * Reads a file's digest, length, type and, for pictures, size in pixels as it is shown.
 * The error says what would be right, without the file's name.
 */
export const readMediaFile = async (path: string): Promise<Result<MediaFile, string>> => {
  const extension = extname(path).slice(1).toLowerCase().replace("jpeg", "jpg");
  const type = Object.entries(MEDIA_TYPES).find(([known]) => known === extension)?.[1];
  if (!type) {
    const known = Object.keys(MEDIA_TYPES).join(", ");
    return fail(`is of a kind that is not published; use one of ${known}`);
  }
  const stated = await statOf(path);
  if (!stated.ok) return stated;
  const entry = stated.value;
  if (!entry.isFile()) return fail("is not a file");
  if (entry.size === 0) return fail("is empty");
  if (entry.size > MEDIA_MAX_BYTES) {
    return fail(
      `has ${entry.size} bytes; at most ${MEDIA_MAX_BYTES} are published, larger files stay at their own https: URL`,
    );
  }
  const size = type.startsWith("image/") ? await pictureSize(path, extension) : ok({});
  if (!size.ok) return size;
  const digest = await sha256(path);
  if (!digest.ok) return digest;
  const name = `${digest.value}.${extension}`;
  return ok({ url: mediaPath(name), type, bytes: entry.size, ...size.value, name, path });
};

/** What cannot be a path (too long, through a file, with a NUL) is a problem of the text that names it. */
const statOf = async (path: string): Promise<Result<Stats, string>> => {
  try {
    const entry = await ifPresent(stat(path));
    return entry ? ok(entry) : fail("does not exist");
  } catch (error) {
    return fail(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const sha256 = async (path: string): Promise<Result<string, string>> => {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) {
      if (chunk instanceof Uint8Array) hash.update(chunk);
    }
  } catch (error) {
    return fail(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return ok(hash.digest("hex"));
};

const pictureSize = async (
  path: string,
  extension: string,
): Promise<Result<{ readonly width: number; readonly height: number }, string>> => {
  try {
    const { width, height, orientation = 1, type } = await imageSizeFromFile(path);
    // For AVIF image-size gives the file's major brand, of which there are several.
    if (type && type !== extension && extension !== "avif") {
      return fail(`is a ${type} file inside; its name must end so`);
    }
    const shown = { width: Math.round(width), height: Math.round(height) };
    return ok(
      orientation >= FIRST_TURNED_ORIENTATION
        ? { width: shown.height, height: shown.width }
        : shown,
    );
  } catch (error) {
    return fail(
      `is not a picture we can measure (${error instanceof Error ? error.message : String(error)})`,
    );
  }
};
