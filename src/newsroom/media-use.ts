import type { Article } from "../model/article.ts";
import type { Block } from "../model/block.ts";
import { type Picture, mediaTypeOf } from "../model/media.ts";
import type { Publication } from "../model/publication.ts";

/** A place of an article that names a file of ours. */
export interface MediaUse {
  /** The last part of `/media/<name>`. */
  readonly name: string;
  /** RFC 6901 pointer into the article. */
  readonly pointer: string;
}

const MEDIA_PATH = "/media/";

/** Every published file that an article shows, plays or captions with, in its order. */
export const mediaUses = (article: Pick<Article, "picture" | "cards">): readonly MediaUse[] => [
  ...pictureUses(article.picture, "/picture"),
  ...article.cards.flatMap(({ blocks }, card) =>
    blocks.flatMap((block, index) => blockUses(block, `/cards/${card}/blocks/${index}`)),
  ),
];

/** The same of the settings, wherever in them an address of a file stands: icons, logo, fonts, a podcast's cover. */
export const settingsMediaUses = (settings: Publication): readonly MediaUse[] =>
  usesWithin(settings, "").filter(({ name }) => mediaTypeOf(name) !== undefined);

/** Every file of an article or of the settings. */
export const mediaNames = (user: Article | Publication): readonly string[] =>
  ("cards" in user ? mediaUses(user) : settingsMediaUses(user)).map(({ name }) => name);

const usesWithin = (value: unknown, pointer: string): readonly MediaUse[] => {
  if (typeof value === "string") return use(value, pointer);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => usesWithin(inner, `${pointer}/${key}`));
};

const blockUses = (block: Block, pointer: string): readonly MediaUse[] => {
  switch (block.type) {
    case "image":
    case "embed":
      return pictureUses(block.picture, `${pointer}/picture`);
    case "audio":
      return [
        ...use(block.audio.url, `${pointer}/audio/url`),
        ...use(block.audio.transcriptUrl, `${pointer}/audio/transcriptUrl`),
      ];
    case "video":
      return [
        ...use(block.video.url, `${pointer}/video/url`),
        ...pictureUses(block.video.poster, `${pointer}/video/poster`),
        ...use(block.video.captionsUrl, `${pointer}/video/captionsUrl`),
      ];
    case "paragraph":
    case "heading":
    case "list":
    case "quote":
    case "table":
    case "code":
    case "timeline":
    case "divider":
    case "call-to-action":
      return [];
  }
};

const pictureUses = (picture: Picture | undefined, pointer: string): readonly MediaUse[] => [
  ...use(picture?.url, `${pointer}/url`),
  ...(picture?.renditions ?? []).flatMap(({ url }, index) =>
    use(url, `${pointer}/renditions/${index}/url`),
  ),
];

const use = (url: string | undefined, pointer: string): readonly MediaUse[] =>
  url?.startsWith(MEDIA_PATH) ? [{ name: url.slice(MEDIA_PATH.length), pointer }] : [];
