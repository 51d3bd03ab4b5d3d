import type { Picture } from "./media.ts";

/** What podcast apps ask of a feed besides its entries; the publication fills in what is left out. */
export interface Podcast {
  /** Artwork: square, 1,400 to 3,000 pixels, JPEG or PNG (podcasters.apple.com, "Artwork requirements"). */
  readonly image: Picture;
  /** Of Apple's list, `News`; and within it, `Daily News`. */
  readonly category: string;
  readonly subcategory?: string;
  readonly explicit: boolean;
  /** `serial`: to be heard from the first episode on. */
  readonly type?: "episodic" | "serial";
  /** UUID of the show (podcast:guid), where it had one before it came here. */
  readonly guid?: string;
}
