import type { Element } from "hast";
import type { InlineHtml } from "../../model/inline.ts";
import type { MediaCredit, Picture } from "../../model/media.ts";
import { oneLine } from "../../model/text.ts";
import { attributesOf } from "../element.ts";
import { inlineText } from "../inline.ts";
import { fileFacts, type StatedFacts } from "../media-file.ts";
import { readCredit } from "../credit.ts";
import type { MediaFacts } from "../context.ts";
import type { Reading } from "./reading.ts";

/** What stands around an `<img>` and belongs to it. */
export interface PictureFrame extends StatedFacts {
  readonly caption?: InlineHtml | undefined;
  readonly credit?: MediaCredit | undefined;
}

const IMAGE_ATTRIBUTES = ["src", "alt", "title", "width", "height"] as const;
const FACT_ATTRIBUTES = ["data-type", "data-bytes", "data-credit", "data-role"] as const;

export const readPicture = (
  image: Element,
  reading: Reading,
  frame: PictureFrame = {},
): Picture | undefined => {
  const { report } = reading;
  const given = attributesOf(image, [...IMAGE_ATTRIBUTES, ...FACT_ATTRIBUTES], report);
  if (given.alt === undefined) {
    report('a picture has no `alt`; describe it, or write alt="" if it only decorates', image);
  }
  if (given.title !== undefined && frame.caption !== undefined) {
    report("a picture has two captions: its title and the text below it; keep one", image);
  }
  const credit = frame.credit ?? creditOf(given["data-credit"], given["data-role"], image, reading);
  const facts = factsOf(given.src, { ...frame, ...stated(given) }, image, reading);
  if (facts === undefined) return undefined;
  const { width, height } = facts;
  if (width === undefined || height === undefined) {
    report("a picture needs `width` and `height` in pixels", image);
    return undefined;
  }
  const caption = frame.caption ?? (given.title ? inlineText(given.title) : undefined);
  return {
    ...facts,
    width,
    height,
    alt: oneLine(given.alt ?? ""),
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
};

type Given = Readonly<
  Partial<Record<"width" | "height" | "data-type" | "data-bytes" | "type", string>>
>;

/** The facts that attributes state, without those that are absent. */
export const stated = (given: Given): StatedFacts => {
  const facts = {
    type: given["data-type"] ?? given.type,
    bytes: given["data-bytes"],
    width: given.width,
    height: given.height,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
};

/** The file behind an address; every problem with it is reported at `element`. */
export const factsOf = (
  src: string | undefined,
  given: StatedFacts,
  element: Element,
  reading: Reading,
): MediaFacts | undefined => {
  if (src === undefined || src.trim() === "") {
    reading.report("has no file; write its address in `src`", element);
    return undefined;
  }
  const facts = fileFacts(src, given, reading.media.get(src));
  if (facts.ok) return facts.value;
  for (const problem of facts.error) reading.report(problem, element);
  return undefined;
};

/** The credit that two attributes make; a problem with it is reported at `element`. */
export const creditOf = (
  name: string | undefined,
  role: string | undefined,
  element: Element,
  reading: Reading,
): MediaCredit | undefined => {
  const credit = readCredit(name, role);
  if (credit.ok) return credit.value;
  reading.report(credit.error, element);
  return undefined;
};
