import { absolutePicture, type Entry } from "../model/entry.ts";
import type { Picture } from "../model/media.ts";

/** The pictures of the body in its order, absolute, each once and none that opens the entry. */
export const furtherPictures = (
  { picture: opening, cards }: Pick<Entry, "picture" | "cards">,
  baseUrl: string,
): readonly Picture[] => {
  const pictures = new Map<string, Picture>();
  for (const block of cards.flatMap(({ blocks }) => blocks)) {
    if (block.type !== "image") continue;
    const picture = absolutePicture(block.picture, baseUrl);
    if (picture.url !== opening?.url && !pictures.has(picture.url)) {
      pictures.set(picture.url, picture);
    }
  }
  return [...pictures.values()];
};
