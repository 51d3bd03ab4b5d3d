import type { Element, RootContent } from "hast";
import { BLOCK_NESTING_MAX } from "../../../authoring/limits.ts";
import { inlineOnly, isBlank } from "./inline.ts";
import { attributeOf, el, isEl, textOf, type Taming } from "./node.ts";

/** A list whose items are a line of text and perhaps a list; what else stood in it follows it. */
export const listOf = (element: Element, taming: Taming, depth = 1): readonly RootContent[] => {
  const after: RootContent[] = [];
  const list = itemsOf(element, taming, depth, after);
  return list ? [list, ...after] : after;
};

const itemsOf = (
  element: Element,
  taming: Taming,
  depth: number,
  after: RootContent[],
): Element | undefined => {
  const items = element.children.flatMap((child): readonly Element[] => {
    if (isEl(child, "ul", "ol")) return [el("li", {}, [child], child)];
    if (isEl(child)) return [child];
    return isBlank([child]) ? [] : [el("li", {}, [child], child)];
  });
  const written: Element[] = [];
  for (const item of items) {
    const lists = item.children.filter((child): child is Element => isEl(child, "ul", "ol"));
    const words = item.children.filter((child) => !isEl(child, "ul", "ol"));
    const line = inlineOnly(unwrapped(words), taming, "a list");
    after.push(...line.blocks);
    const inner = innerList(lists, taming, depth, after);
    if (line.nodes.length === 0 && !inner) continue;
    written.push(el("li", {}, [...line.nodes, ...(inner ? [inner] : [])], item));
  }
  if (written.length === 0) return undefined;
  const start = Number(attributeOf(element, "start") ?? "1");
  const isStart =
    element.tagName === "ol" && Number.isSafeInteger(start) && start >= 0 && start !== 1;
  const tagName = element.tagName === "ol" ? "ol" : "ul";
  return el(tagName, isStart ? { start } : {}, written, element);
};

/** Lists of one item become one list. */
const innerList = (
  lists: readonly Element[],
  taming: Taming,
  depth: number,
  after: RootContent[],
): Element | undefined => {
  const [first] = lists;
  if (!first) return undefined;
  if (depth >= BLOCK_NESTING_MAX) {
    taming.report("a list stands too deep in lists; its text is kept", first);
    const text = lists.map((list) => textOf(list)).join(" ");
    after.push(el("p", {}, [{ type: "text", value: text }], first));
    return undefined;
  }
  const all = el(
    first.tagName,
    first.properties,
    lists.flatMap(({ children }) => children),
    first,
  );
  return itemsOf(all, taming, depth + 1, after);
};

/** Paragraphs in an item as lines of it. */
const unwrapped = (nodes: readonly RootContent[]): readonly RootContent[] => {
  const lines: RootContent[] = [];
  for (const node of nodes) {
    if (!isEl(node, "p", "div", "dd", "dt")) {
      lines.push(node);
      continue;
    }
    if (!isBlank(lines)) lines.push(el("br", {}, [], node));
    lines.push(...node.children);
  }
  return lines;
};
