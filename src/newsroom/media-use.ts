import type { Article } from "../model/article.ts";
import type { Block } from "../model/block.ts";

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
  ...use(article.picture?.url, "/picture/url"),
  ...article.cards.flatMap(({ blocks }, card) =>
    blocks.flatMap((block, index) => blockUses(block, `/cards/${card}/blocks/${index}`)),
  ),
];

const blockUses = (block: Block, pointer: string): readonly MediaUse[] => {
  switch (block.type) {
    case "image":
      return use(block.picture.url, `${pointer}/picture/url`);
    case "embed":
      return use(block.picture?.url, `${pointer}/picture/url`);
    case "audio":
      return [
        ...use(block.audio.url, `${pointer}/audio/url`),
        ...use(block.audio.transcriptUrl, `${pointer}/audio/transcriptUrl`),
      ];
    case "video":
      return [
        ...use(block.video.url, `${pointer}/video/url`),
        ...use(block.video.poster?.url, `${pointer}/video/poster/url`),
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

const use = (url: string | undefined, pointer: string): readonly MediaUse[] =>
  url?.startsWith(MEDIA_PATH) ? [{ name: url.slice(MEDIA_PATH.length), pointer }] : [];
