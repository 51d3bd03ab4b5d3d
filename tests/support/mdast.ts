import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";

/** Reads Markdown as CommonMark alone has it, with front matter. */
export const parseCommonMark = (document: string): Root =>
  fromMarkdown(document, {
    extensions: [frontmatter()],
    mdastExtensions: [frontmatterFromMarkdown()],
  });

/** Reads it with the extensions of GitHub, as most programs do. */
export const parseGfm = (document: string): Root =>
  fromMarkdown(document, {
    extensions: [gfm(), frontmatter()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
  });

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
