import type { JSX } from "hono/jsx/jsx-runtime";
import { absoluteUrl } from "../../model/entry.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Embed } from "../../model/block.ts";
import type { Audio, Picture, Video } from "../../model/media.ts";
import { candidates } from "../../model/rendition.ts";
import type { LanguageAttributes } from "./furniture.ts";
import { IMAGE_SIZES } from "./image-sizes.ts";

/** What HTML and AMP spell differently; all other markup of an article is theirs in common. */
export interface Surface {
  /** What words of ours say of themselves in the text that is shown. */
  readonly english: LanguageAttributes;
  /** How a page names one of our URLs; URLs of others stay as they are. */
  readonly address: (url: string) => string;
  /** Phrase markup, safe since authoring, as `dangerouslySetInnerHTML` takes it. */
  readonly inline: (html: InlineHtml) => { readonly __html: string };
  readonly image: (picture: Picture, use: ImageUse) => JSX.Element;
  /** In the size in which it is shown, or smaller where there is less room. */
  readonly logo: (logo: Pick<Picture, "url" | "alt" | "width" | "height">) => JSX.Element;
  readonly audio: (audio: Audio) => JSX.Element;
  readonly video: (video: Video) => JSX.Element;
  /** A component of the page that shows the embed; `undefined` leaves a link card. */
  readonly embed: (embed: Embed) => JSX.Element | undefined;
}

export interface ImageUse {
  /** Where it stands, which says how wide it is. */
  readonly place: keyof typeof IMAGE_SIZES;
  readonly class?: string;
  /** `first`: in the first screen, fetched before all others. */
  readonly loading: "first" | "lazy";
}

/**
 * A URL of ours as a path, so that a page works behind any host that serves it (a preview, a tunnel).
 * A path that begins with two slashes would name another host and stays absolute.
 */
export const localAddress = (url: string, baseUrl: string): string => {
  const absolute = absoluteUrl(url, baseUrl);
  const path = absolute.slice(baseUrl.length);
  return absolute.startsWith(`${baseUrl}/`) && !path.startsWith("//") ? path : absolute;
};

/** What lets a browser choose among renditions; nothing where there is no choice. */
export const choiceOf = (
  picture: Picture,
  { place }: ImageUse,
  address: Surface["address"],
): { readonly srcset?: string; readonly sizes?: string } =>
  picture.renditions
    ? {
        srcset: candidates(picture)
          .map(({ url, width }) => `${address(url)} ${width}w`)
          .join(", "),
        sizes: IMAGE_SIZES[place],
      }
    : {};
