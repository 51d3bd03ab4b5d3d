import type { Picture } from "./media.ts";

/** What podcast apps ask of a feed besides its entries; the publication fills in what is left out. */
export interface Podcast {
  /** Artwork; see `isArtwork`. */
  readonly image: Picture;
  /** A key of `PODCAST_CATEGORIES`. */
  readonly category: string;
  /** One of those that stand there under the category. */
  readonly subcategory?: string;
  readonly explicit: boolean;
  /** Who makes it; otherwise the publisher. */
  readonly author?: string;
  /** Whom directories may write to; otherwise the publisher, if they give an address. */
  readonly owner?: { readonly name: string; readonly email: string };
  /** Whether other hosts are told not to take the show over; they are, unless this is `false`. */
  readonly locked?: boolean;
  /** UUID of the show, where it had one before it came here. */
  readonly guid?: string;
}

/** podcasters.apple.com, "A Podcaster's Guide to RSS": the artwork of a show and of an episode. */
export const ARTWORK_MIN_PIXELS = 1_400;
export const ARTWORK_MAX_PIXELS = 3_000;

/** Whether a picture is one that podcast apps take: square, neither small nor huge, JPEG or PNG. */
export const isArtwork = ({
  type,
  width,
  height,
}: Pick<Picture, "type" | "width" | "height">): boolean =>
  hasArtworkType(type) && hasArtworkSize({ width, height });

export const hasArtworkType = (type: string): boolean =>
  type === "image/jpeg" || type === "image/png";

export const hasArtworkSize = ({ width, height }: Pick<Picture, "width" | "height">): boolean =>
  width === height && width >= ARTWORK_MIN_PIXELS && width <= ARTWORK_MAX_PIXELS;
