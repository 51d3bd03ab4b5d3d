import type { Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** Reads Markdown as CommonMark alone has it, with front matter. */
export const parseCommonMark = (document: string): Root =>
  unified().use(remarkParse).use(remarkFrontmatter).parse(document);

/** Reads it with the extensions of GitHub, as most programs do. */
export const parseGfm = (document: string): Root =>
  unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(document);

/** A node and all below it. */
export const nodesOf = (node: Nodes): readonly Nodes[] => [
  node,
  ...("children" in node ? node.children.flatMap(nodesOf) : []),
];

/** The text that is read of a node: tags are none, a break is white space. */
export const readText = (node: Nodes): string => {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return node.value;
  if (node.type === "break") return " ";
  return "children" in node ? node.children.map(readText).join("") : "";
};
