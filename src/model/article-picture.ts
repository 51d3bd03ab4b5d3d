import type { Article } from "./article.ts";
import type { Block } from "./block.ts";
import type { Picture } from "./media.ts";

/** The article with each of its pictures changed: the opening one and those of its body. */
export const withPictures = (article: Article, change: (picture: Picture) => Picture): Article => ({
  ...article,
  ...(article.picture && { picture: change(article.picture) }),
  cards: article.cards.map((card) => ({
    ...card,
    blocks: card.blocks.map((block) => withBlockPicture(block, change)),
  })),
});

const withBlockPicture = (block: Block, change: (picture: Picture) => Picture): Block => {
  if (block.type === "image") return { ...block, picture: change(block.picture) };
  if (block.type === "embed" && block.picture) return { ...block, picture: change(block.picture) };
  if (block.type === "video" && block.video.poster) {
    return { ...block, video: { ...block.video, poster: change(block.video.poster) } };
  }
  return block;
};
