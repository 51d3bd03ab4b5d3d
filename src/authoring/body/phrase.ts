import type { Element, RootContent } from "hast";
import type { InlineHtml } from "../../model/inline.ts";
import { contentOf, isElement } from "../element.ts";
import { inlineOf } from "../inline.ts";
import type { Reading } from "./reading.ts";

/**
 * The one line of text an element holds: a cell, a caption, an item. Markdown and content systems
 * may wrap it in a paragraph; two paragraphs are a problem.
 */
export const phraseOf = (
  element: Element,
  reading: Reading,
  children: readonly RootContent[] = element.children,
): InlineHtml => {
  const paragraphs = children.filter((node) => isElement(node, "p"));
  const [only] = paragraphs;
  if (only === undefined || !isElement(only)) return inlineOf(children, reading.report);
  if (paragraphs.length > 1 || contentOf({ children: [...children] }).length > 1) {
    reading.report("holds more than one paragraph where one line of text fits", element);
  }
  return inlineOf(only.children, reading.report);
};
