import type { Element } from "hast";
import type { List, ListItem } from "../../model/block.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { BLOCK_NESTING_MAX } from "../limits.ts";
import { phraseOf } from "./phrase.ts";
import type { BlockReader, Reading } from "./reading.ts";

/** `<ul>` and `<ol>`. */
export const readList: BlockReader = (element, reading) => {
  const list = listOf(element, reading, 1);
  return list ? [list] : [];
};

const listOf = (element: Element, reading: Reading, depth: number): List | undefined => {
  if (depth > BLOCK_NESTING_MAX) {
    reading.report(`lists stand in lists at most ${BLOCK_NESTING_MAX} deep`, element);
    return undefined;
  }
  const ordered = element.tagName === "ol";
  const { start } = attributesOf(element, ordered ? ["start"] : [], reading.report);
  const items = contentOf(element).flatMap((node): readonly ListItem[] => {
    if (isElement(node, "li")) return [itemOf(node, reading, depth)];
    reading.report("a list holds items (`<li>`) only", isElement(node) ? node : element);
    return [];
  });
  if (items.length === 0) reading.report("a list is empty; write an item or leave it out", element);
  const first = start === undefined ? 1 : Number(start);
  if (!Number.isSafeInteger(first) || first < 0) {
    reading.report("a list starts with a whole number, 0 or more", element);
  }
  return { type: "list", ordered, ...(first !== 1 && { start: first }), items };
};

const itemOf = (item: Element, reading: Reading, depth: number): ListItem => {
  attributesOf(item, [], reading.report);
  const at = item.children.findIndex((node) => isElement(node, "ul", "ol"));
  if (at < 0) return filled(item, { html: phraseOf(item, reading) }, reading);
  const html = phraseOf(item, reading, item.children.slice(0, at));
  const [inner, ...rest] = contentOf({ children: item.children.slice(at) });
  if (rest.length > 0) {
    reading.report("nothing may follow the list inside an item; begin a new item", item);
  }
  const list = inner && isElement(inner) ? listOf(inner, reading, depth + 1) : undefined;
  return filled(item, { html, ...(list && { list }) }, reading);
};

const filled = (element: Element, item: ListItem, reading: Reading): ListItem => {
  if (item.html === "" && !item.list) reading.report("an item of a list is empty", element);
  return item;
};
