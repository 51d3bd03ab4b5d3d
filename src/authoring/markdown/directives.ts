import type { Nodes, Parents, PhrasingContent, Root, RootContent } from "mdast";
import { suggestion } from "../../model/nearest.ts";
import type { Report } from "../report.ts";
import { CONTAINERS, LEAVES, type DirectiveRow } from "./directive-table.ts";
import type { ContainerDirective, Directive, LeafDirective, TextDirective } from "./directive.ts";
import { endOf, sourceOf, startOf } from "./source.ts";

/** Gives every known directive the element it stands for; puts text that only looks like one back. */
export const prepareDirectives = (tree: Root, source: string, report: Report): void =>
  prepareChildren(tree, source, report);

const prepareChildren = (parent: Parents, source: string, report: Report): void => {
  const children = parent.children as RootContent[];
  for (let at = 0; at < children.length; at++) {
    const node = children[at];
    if (!node) continue;
    if (node.type === "textDirective" && node.name !== "span") {
      children.splice(at, 1, ...asWritten(node, source));
      at -= 1;
      continue;
    }
    prepare(node, source, report);
    if ("children" in node) prepareChildren(node, source, report);
  }
};

const prepare = (node: Nodes, source: string, report: Report): void => {
  if (node.type === "textDirective") {
    node.data = { hName: "span", hProperties: attributesOf(node, ["lang", "dir"], report) };
  } else if (node.type === "leafDirective") {
    prepareBlock(node, LEAVES, CONTAINERS, report);
  } else if (node.type === "containerDirective") {
    if (!/\n[> \t]*:{3,}[ \t]*$/.test(sourceOf(node, source))) {
      report(`\`:::${node.name}\` is not closed; end it with a line of \`:::\``, node);
    }
    prepareBlock(node, CONTAINERS, LEAVES, report);
  }
};

/** `10:30` and `note:this` are text, though a directive could be spelled so. */
const asWritten = (node: TextDirective, source: string): readonly PhrasingContent[] => {
  const [first] = node.children;
  const last = node.children.at(-1);
  if (!first || !last)
    return [
      { type: "text", value: sourceOf(node, source), position: node.position },
    ] as PhrasingContent[];
  return [
    { type: "text", value: source.slice(startOf(node), startOf(first)) },
    ...node.children,
    { type: "text", value: source.slice(endOf(last), endOf(node)) },
  ];
};

const prepareBlock = (
  node: LeafDirective | ContainerDirective,
  rows: Readonly<Record<string, DirectiveRow>>,
  others: Readonly<Record<string, DirectiveRow>>,
  report: Report,
): void => {
  const colons = node.type === "leafDirective" ? "::" : ":::";
  const row = Object.hasOwn(rows, node.name) ? rows[node.name] : undefined;
  if (!row) {
    const other = colons === "::" ? ":::" : "::";
    report(
      Object.hasOwn(others, node.name)
        ? `\`${node.name}\` is written with ${other.length} colons: \`${other}${node.name}\``
        : `\`${colons}${node.name}\` is no directive${suggestion(`${colons}${node.name}`, [
            ...Object.keys(LEAVES).map((name) => `::${name}`),
            ...Object.keys(CONTAINERS).map((name) => `:::${name}`),
          ])}`,
      node,
    );
    neutralise(node);
    return;
  }
  const attributes = attributesOf(node, Object.keys(row.attributes), report);
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [row.attributes[name] ?? name, value]),
  );
  row.prepare(node, properties, report);
};

/** A directive that is reported already should not be reported again for what it holds. */
const neutralise = (node: LeafDirective | ContainerDirective): void => {
  node.children = [];
  node.data = { hName: "div" };
};

const attributesOf = (
  node: Directive,
  allowed: readonly string[],
  report: Report,
): Readonly<Record<string, string>> => {
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (allowed.includes(name)) known[name] = value ?? "";
    else {
      const right = allowed.length > 0 ? suggestion(name, allowed) : `; \`${node.name}\` has none`;
      report(`\`${node.name}\` has no attribute \`${name}\`${right}`, node);
    }
  }
  return known;
};
