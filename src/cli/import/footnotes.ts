import type { Nodes, Root } from "mdast";
import type { Report } from "../../authoring/report.ts";
import { oneLine } from "../../model/text.ts";
import { shortened } from "./plain-text.ts";

/** Of a note, in a report. */
const SHOWN_CHARACTERS = 200;

/** Takes out footnotes, which articles have none of, and reports each with its words. Changes the tree. */
export const dropFootnotes = (tree: Root, report: Report): void => {
  const notes = new Map<string, string>();
  walk(tree, (node) => {
    if (node.type === "footnoteDefinition") notes.set(node.identifier, oneLine(textOf(node)));
  });
  walk(tree, (node) => {
    if (!("children" in node)) return;
    node.children = node.children.filter((child) => {
      if (child.type !== "footnoteReference") return true;
      const { identifier, label } = child;
      const words = shortened(notes.get(identifier) ?? "", SHOWN_CHARACTERS);
      report(`the footnote \`${label ?? identifier}\` is left out: “${words}”`, child);
      return false;
    }) as typeof node.children;
  });
};

const walk = (node: Nodes, visit: (node: Nodes) => void): void => {
  visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
};

const textOf = (node: Nodes): string => {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
};
