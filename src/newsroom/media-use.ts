import type { Article } from "../model/article.ts";
import type { Block } from "../model/block.ts";
import type { Picture } from "../model/media.ts";

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
