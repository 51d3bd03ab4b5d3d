import type { Picture, Rendition } from "./media.ts";

/**
 * The widths of renditions, in pixels: a column of the front page and a small screen; a small screen
 * of high density; the lead or the text's column at twice their width; the widest place of a page,
 * 58 rem, at twice its width.
 */
export const RENDITION_WIDTHS = [480, 960, 1440, 1920] as const;

/** Nothing wider is ever shown. */
const WIDEST = RENDITION_WIDTHS[3];

/** The files a page may choose among, narrowest first. The picture itself is one unless it is needlessly large. */
export const candidates = ({
  url,
  width,
  renditions = [],
}: Picture): readonly Omit<Rendition, "type">[] =>
  renditions.some((rendition) => rendition.width >= WIDEST)
    ? renditions
    : [...renditions, { url, width }];

/** The file for a place that takes one and shows it `width` pixels wide. */
export const fileAtLeast = (picture: Picture, width: number): string =>
  candidates(picture).find((candidate) => candidate.width >= width)?.url ?? picture.url;
