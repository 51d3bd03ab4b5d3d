import type { Element, RootContent } from "hast";
import type { InlineHtml } from "../../model/inline.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { phraseOf } from "./phrase.ts";
import { creditOf, readPicture } from "./picture.ts";
import { readQuote } from "./quote.ts";
import type { BlockReader, Reading } from "./reading.ts";
import { readAudio, readVideo } from "./recording.ts";
import { readTable } from "./table.ts";

/** `<img>` between blocks, without a figure. */
export const readImage: BlockReader = (element, reading) => {
  const picture = readPicture(element, reading);
  return picture ? [{ type: "image", picture }] : [];
};

/** `<figure>`: one picture, recording, quote or table with its caption, or a row of figures. */
export const readFigure: BlockReader = (figure, reading) => {
  const captions = figure.children.filter((node) => isElement(node, "figcaption"));
  if (captions.length > 1) reading.report("a figure has one caption of one paragraph", figure);
  const [first] = captions;
  const caption = first && isElement(first) ? phraseOf(first, reading) : undefined;
  const content = contentOf(figure).filter((node) => !isElement(node, "figcaption"));
  if (content.length > 0 && content.every((node) => isElement(node, "figure"))) {
    if (caption) reading.report("a row of figures has no caption of its own", figure);
    attributesOf(figure, [], reading.report);
    return content.flatMap((node) => (isElement(node) ? readFigure(node, reading) : []));
  }
  const [only, ...others] = content.flatMap(unwrapped);
  if (only === undefined || !isElement(only) || others.length > 0) {
    reading.report("a figure holds exactly one picture, recording, quote or table", figure);
    return [];
  }
  return framed(figure, only, caption || undefined, reading);
};

/** Markdown wraps a picture that stands alone in a paragraph. */
const unwrapped = (node: RootContent): readonly RootContent[] =>
  isElement(node, "p") ? contentOf(node) : [node];

const FRAME_ATTRIBUTES = [
  "data-credit",
  "data-role",
  "data-type",
  "data-bytes",
  "data-width",
  "data-height",
] as const;

const framed = (
  figure: Element,
  content: Element,
  caption: InlineHtml | undefined,
  reading: Reading,
): ReturnType<BlockReader> => {
  if (content.tagName === "img") {
    const given = attributesOf(figure, FRAME_ATTRIBUTES, reading.report);
    const picture = readPicture(content, reading, {
      caption,
      credit: creditOf(given["data-credit"], given["data-role"], figure, reading),
      ...(given["data-type"] !== undefined && { type: given["data-type"] }),
      ...(given["data-bytes"] !== undefined && { bytes: given["data-bytes"] }),
      ...(given["data-width"] !== undefined && { width: given["data-width"] }),
      ...(given["data-height"] !== undefined && { height: given["data-height"] }),
    });
    return picture ? [{ type: "image", picture }] : [];
  }
  attributesOf(figure, [], reading.report);
  switch (content.tagName) {
    case "audio":
      return readAudio(content, reading, caption);
    case "video":
      return readVideo(content, reading, caption);
    case "table":
      return readTable(content, reading, caption);
    case "blockquote":
      return readQuote(content, reading, caption);
    default:
      reading.report(
        `\`<${content.tagName}>\` cannot stand in a figure; a figure holds a picture, recording, quote or table`,
        content,
      );
      return [];
  }
};
