import type { Element } from "hast";
import type { Picture } from "../../model/media.ts";
import { oneLine } from "../../model/text.ts";
import { factsOf } from "./picture.ts";
import type { Reading } from "./reading.ts";

/** A picture that stands for a video or an embed. */
export const stillOf = (
  src: string,
  alt: string | undefined,
  element: Element,
  reading: Reading,
): Picture | undefined => {
  if (alt === undefined) reading.report("the picture needs a text that describes it", element);
  const facts = factsOf(src, {}, element, reading);
  if (facts === undefined) return undefined;
  const { width, height } = facts;
  if (width === undefined || height === undefined) {
    reading.report(`the size of \`${src}\` is not known; publish a copy of it`, element);
    return undefined;
  }
  return { ...facts, width, height, alt: oneLine(alt ?? "") };
};
