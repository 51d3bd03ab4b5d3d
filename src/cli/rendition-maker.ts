import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import type { AppIcon } from "../model/app-icon.ts";
import { MEDIA_TYPES } from "../model/media.ts";
import { RENDITION_WIDTHS } from "../model/rendition.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { MediaFile } from "./media-file.ts";

/** A rendition before it is written anywhere. */
export interface MadeRendition {
  /** `<sha256>.webp`, of its own bytes. */
  readonly name: string;
  readonly type: string;
  readonly width: number;
  /** Of an icon. */
  readonly purpose?: AppIcon["purpose"];
  readonly file: Uint8Array;
}

/** Below 80 drawings show halos; above it bytes grow faster than anybody can see. */
const QUALITY = 80;

/** To be raised with every change to how anything is made here. */
const EDITION = 1;

/** Changes with everything that can change the bytes: what was made by another recipe is made anew. */
export const RECIPE = `${EDITION}-sharp-${sharp.versions.sharp}-vips-${sharp.versions.vips}`;

// A picture that had its turn is not read again.
sharp.cache(false);

/**
 * Makes the renditions of a picture, the narrowest first: upright, without metadata, with its colours.
 * One that would weigh more than the picture is left out, and a picture that moves has none. The
 * error says what is wrong with the file, without its name.
 */
export const makeRenditions = (
  picture: MediaFile,
): Promise<Result<readonly MadeRendition[], string>> =>
  readPicture(picture, async (image, metadata) => {
    if (await moves(picture, metadata)) return [];
    const made: MadeRendition[] = [];
    for (const width of RENDITION_WIDTHS) {
      if (width >= (picture.width ?? 0)) break;
      const file = await withItsColours(image.clone(), metadata)
        .resize({ width })
        .webp({ quality: QUALITY, smartSubsample: true })
        .toBuffer();
      if (file.byteLength >= picture.bytes) break;
      const name = `${createHash("sha256").update(file).digest("hex")}.webp`;
      made.push({ name, type: MEDIA_TYPES.webp, width, file });
    }
    return made;
  });

/** Whether renditions can be made of a picture, found out by reading all of it. */
export const tryPicture = (picture: MediaFile): Promise<Result<unknown, string>> =>
  readPicture(picture, (image) => image.resize({ width: 16 }).raw().toBuffer());

/** Gives a picture to whoever makes something of it, upright; the error is what is wrong with the file. */
export const readPicture = async <Value>(
  { path }: MediaFile,
  use: (upright: Sharp, metadata: Metadata) => Promise<Value>,
): Promise<Result<Value, string>> => {
  try {
    // Cameras write files that a library warns of and everybody shows.
    const image = sharp(path, { failOn: "error" });
    const metadata = await image.metadata();
    return ok(await use(image.autoOrient(), metadata));
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return fail(`cannot be read as a picture (${why}); save it anew`);
  }
};

const moves = async ({ path, type }: MediaFile, { pages = 1 }: Metadata): Promise<boolean> =>
  pages > 1 || (type === MEDIA_TYPES.png && (await isAnimatedPng(path)));

/** A profile of RGB goes along, so that wide gamuts stay; other spaces become sRGB, as WebP has none of them. */
const withItsColours = (image: Sharp, { space, hasProfile }: Metadata): Sharp =>
  hasProfile && space === "srgb" ? image.keepIccProfile() : image;

/** `acTL` stands before the first `IDAT` (w3.org/TR/png-3, "acTL"); libvips sees the first frame alone. */
const isAnimatedPng = async (path: string): Promise<boolean> => {
  const [start = ""] = (await readFile(path, "latin1")).split("IDAT", 1);
  return start.includes("acTL");
};
