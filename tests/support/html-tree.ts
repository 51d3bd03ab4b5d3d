import type { Element, Nodes } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";

/** Reads HTML as a browser does; a piece of a document stands in a body of its own. */
export const parseHtml = (document: string): Nodes => unified().use(rehypeParse).parse(document);

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
