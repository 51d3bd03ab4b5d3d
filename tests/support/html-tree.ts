import type { Element, Nodes } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parse } from "parse5";

/** Reads HTML as a browser does; a piece of a document stands in a body of its own. */
export const parseHtml = (document: string): Nodes =>
  fromParse5(parse(document, { scriptingEnabled: false }));

/** Every element in the order of the document. */
export const elementsOf = (node: Nodes): readonly Element[] => [
  ...(node.type === "element" ? [node] : []),
  ...("children" in node ? node.children.flatMap(elementsOf) : []),
];

export const elementsWith = (node: Nodes, className: string): readonly Element[] =>
  elementsOf(node).filter(({ properties }) => [properties["className"]].flat().includes(className));

/** The text a reader sees; `<br>` is a space. */
export const shownText = (node: Nodes): string => {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.tagName === "br") return " ";
  return "children" in node ? node.children.map(shownText).join("") : "";
};
