import { createHash } from "node:crypto";
import type { Sharp } from "sharp";
import {
  APP_ICON_SIZES,
  type AppIcon,
  HOME_SCREEN_SIZE,
  MASKABLE_SIZE,
} from "../model/app-icon.ts";
import { MEDIA_TYPES } from "../model/media.ts";
import type { Result } from "../model/result.ts";
import type { MediaFile } from "./media-file.ts";
import { type MadeRendition, readPicture } from "./rendition-maker.ts";

type Colour =
  | string
  | { readonly r: number; readonly g: number; readonly b: number; alpha?: number };

const WHITE = "#ffffff";
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * A circle of two fifths of the width is never cut (w3.org/TR/appmanifest, "Icon masks and safe
 * zone"); this is the square within it.
 */
const SAFE_SHARE = 0.8 * Math.SQRT1_2;

/**
 * Makes an icon in the sizes that it is large enough for, as PNG, a drawing in all of them. The last
 * is the one that devices cut to their own shape.
 */
export const makeIcons = (icon: MediaFile): Promise<Result<readonly MadeRendition[], string>> =>
  readPicture(icon, async (image) => {
    const isDrawn = icon.type === MEDIA_TYPES.svg;
    const largest = isDrawn ? MASKABLE_SIZE : Math.min(icon.width ?? 0, icon.height ?? 0);
    const square = (size: number, background: Colour): Sharp =>
      image.clone().resize({ width: size, height: size, fit: "contain", background });
    const made: MadeRendition[] = [];
    for (const size of APP_ICON_SIZES.filter((size) => size <= largest)) {
      const shown =
        size === HOME_SCREEN_SIZE
          ? square(size, WHITE).flatten({ background: WHITE })
          : square(size, TRANSPARENT);
      made.push(await inPng(shown, size, "any"));
    }
    if (largest >= MASKABLE_SIZE) {
      const shown = masked(square, await groundOf(image));
      made.push(await inPng(shown, MASKABLE_SIZE, "maskable"));
    }
    return made;
  });

const inPng = async (
  image: Sharp,
  width: number,
  purpose: AppIcon["purpose"],
): Promise<MadeRendition> => {
  const file = await image.png({ palette: true, effort: 10 }).toBuffer();
  const name = `${createHash("sha256").update(file).digest("hex")}.png`;
  return { name, type: MEDIA_TYPES.png, width, purpose, file };
};

const masked = (square: (size: number, ground: Colour) => Sharp, ground: Colour): Sharp => {
  const inner = Math.floor(MASKABLE_SIZE * SAFE_SHARE);
  const before = Math.floor((MASKABLE_SIZE - inner) / 2);
  const after = MASKABLE_SIZE - inner - before;
  return square(inner, ground)
    .flatten({ background: ground })
    .extend({ top: before, left: before, bottom: after, right: after, background: ground });
};

/** An icon that fills its square is a tile of its own colour, which goes on around it. */
const groundOf = async (image: Sharp): Promise<Colour> => {
  const corner = { left: 0, top: 0, width: 1, height: 1 };
  const pixel = image.clone().ensureAlpha().extract(corner).toColourspace("srgb").raw();
  const [r = 0, g = 0, b = 0, alpha] = await pixel.toBuffer();
  return alpha === 255 ? { r, g, b } : WHITE;
};
