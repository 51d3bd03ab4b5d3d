import type { Element, Root, RootContent } from "hast";
import type { Result } from "../model/result.ts";
import { attributeName } from "./element.ts";
import { parseHtml } from "./html-tree.ts";

/**
 * Attributes that say how a content system shows or loads an element, not what it says: they are
 * left out on purpose. Scripts in attributes (`onclick`) are not here, so they are problems.
 */
const PRESENTATION = new Set(
  (
    "class id style target rel loading decoding fetchpriority srcset sizes controls preload " +
    "playsinline border cellpadding cellspacing scope tabindex role itemprop crossorigin referrerpolicy"
  ).split(" "),
);

/** The data attributes that blocks read. */
const OURS = new Set(
  "kicker by credit role type bytes width height duration transcript poster-alt captions"
    .split(" ")
    .map((name) => `data-${name}`),
);

/** Reads the HTML that content systems write, without what is only presentation. */
export const parseCmsHtml = (html: string): Result<Root, string> => {
  const root = parseHtml(html);
  if (!root.ok) return root;
  for (const node of root.value.children) clean(node, undefined);
  return root;
};

const clean = (node: RootContent, parent: Element | undefined): void => {
  if (node.type !== "element") return;
  const isCode = node.tagName === "code" && parent?.tagName === "pre";
  for (const property of Object.keys(node.properties)) {
    const name = attributeName(property);
    const isPresentation = PRESENTATION.has(name) && !(isCode && name === "class");
    const isForeign = /^(?:data|aria)-/.test(name) && !OURS.has(name);
    if (isPresentation || isForeign) delete node.properties[property];
  }
  for (const child of node.children) clean(child, node);
};
