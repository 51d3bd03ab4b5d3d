import type { Heading, Nodes, Parents, Root } from "mdast";
import type { Report } from "../report.ts";
import { reportUnbalanced } from "./raw-html.ts";
import { sourceOf } from "./source.ts";

/** Prepares what means more here than in plain Markdown, and reports what means nothing here. */
export const prepareBlocks = (tree: Root, source: string, report: Report): void => {
  walk(tree, (node) => {
    if (node.type === "heading") prepareHeading(node, source, report);
    else if (node.type === "paragraph") {
      if (/^:{2,}/.test(sourceOf(node, source))) report(NO_DIRECTIVE, node);
    } else if (node.type === "image") {
      // The address as it was written: it may be a path on disk, which is not percent-encoded.
      node.data = { ...node.data, hProperties: { src: node.url } };
    } else if (node.type === "listItem" && typeof node.checked === "boolean") {
      report("check boxes are for task lists; write a plain item", node);
      node.checked = null;
    }
    if ("children" in node) {
      reportUnbalanced(node, report);
      node.children = node.children.filter((child) => {
        if (child.type === "footnoteReference") report(NO_FOOTNOTES, child);
        return child.type !== "footnoteReference" && child.type !== "footnoteDefinition";
      }) as typeof node.children;
    }
  });
};

const NO_DIRECTIVE =
  "begins like a directive but is none; write `:::name{…}` without spaces before the braces, and `:::` alone on a line only to end one";

const NO_FOOTNOTES = "there are no footnotes; write a link or a sentence";

const walk = (node: Nodes, visit: (node: Nodes) => void): void => {
  visit(node);
  if ("children" in node)
    for (const child of node.children satisfies Parents["children"]) walk(child, visit);
};

const KICKER = /^(.*?)[ \t]+\|(?:[ \t]+|$)/;

/** `## Kicker | Heading`: the kicker moves into an attribute. `\|` is a bar and no more. */
const prepareHeading = (heading: Heading, source: string, report: Report): void => {
  if (heading.depth === 1) {
    report("the title is in front matter; begin a card with a second level heading", heading);
  }
  if (heading.depth !== 2) return;
  const [first] = heading.children;
  const bar = heading.children.findIndex(
    (node) =>
      node.type === "text" &&
      / \|(?: |$)/.test(node.value) &&
      !sourceOf(node, source).includes("\\|"),
  );
  if (bar > 0) report("a kicker is plain text, without markup", heading);
  if (bar !== 0 || first?.type !== "text") return;
  const kicker = KICKER.exec(first.value);
  if (!kicker) return;
  heading.data = { ...heading.data, hProperties: { dataKicker: kicker[1] ?? "" } };
  first.value = first.value.slice(kicker[0].length);
};
