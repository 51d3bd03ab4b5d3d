import type { Element } from "hast";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { inlineOf } from "../inline.ts";
import { readImage } from "./figure.ts";
import type { BlockReader } from "./reading.ts";

/** `<p>`: text, or pictures that stand alone in it. Nothing but white space is no paragraph. */
export const readParagraph: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  const content = contentOf(element);
  const pictures = content.filter((node): node is Element => isElement(node, "img"));
  const isOnlyPictures = content.every((node) => isElement(node, "img", "br"));
  if (pictures.length > 0 && isOnlyPictures) {
    return pictures.flatMap((picture) => readImage(picture, reading));
  }
  const html = inlineOf(element.children, reading.report);
  return html.trim() === "" ? [] : [{ type: "paragraph", html }];
};

/** `<h3>` and `<h4>`: headings inside a card. */
export const readHeading: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  const html = inlineOf(element.children, reading.report);
  if (html !== "") return [{ type: "heading", level: element.tagName === "h3" ? 3 : 4, html }];
  reading.report("a heading is empty; write its words or leave it out", element);
  return [];
};

export const readDivider: BlockReader = (element, reading) => {
  attributesOf(element, [], reading.report);
  return [{ type: "divider" }];
};
