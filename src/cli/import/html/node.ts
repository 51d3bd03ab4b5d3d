import type { Element, RootContent } from "hast";
import type { Report } from "../../../authoring/report.ts";

/** What the pieces of foreign HTML are turned into ours with. */
export interface Taming {
  /** Notes what is lost. */
  readonly report: Report;
  /** Where a link leads from here, or `undefined` where nowhere. */
  readonly link: (href: string) => string | undefined;
  /** Blocks, and runs of text between them as paragraphs. */
  readonly flow: (nodes: readonly RootContent[]) => readonly RootContent[];
}

/** An element where another stood, so that what is said of it has its place. */
export const el = (
  tagName: string,
  properties: Element["properties"],
  children: readonly RootContent[],
  at: RootContent | undefined,
): Element => ({
  type: "element",
  tagName,
  properties,
  children: children.filter((child) => child.type !== "doctype"),
  ...(at?.position && { position: at.position }),
});

export const isEl = (node: RootContent, ...tagNames: readonly string[]): node is Element =>
  node.type === "element" && (tagNames.length === 0 || tagNames.includes(node.tagName));

export const textOf = (node: RootContent): string => {
  if (node.type === "text") return node.value;
  if (!isEl(node)) return "";
  return node.tagName === "br" ? "\n" : node.children.map(textOf).join("");
};

/** The text of one attribute, trimmed; `undefined` where it is absent or empty. */
export const attributeOf = (element: Element, property: string): string | undefined => {
  const value = element.properties[property];
  const text = (Array.isArray(value) ? value.join(" ") : String(value ?? "")).trim();
  return text || undefined;
};

export const hasClass = (element: Element, name: RegExp): boolean =>
  name.test(attributeOf(element, "className") ?? "");

/** All elements of some names below a node, in their order; not those inside of one that was found. */
export const found = (node: RootContent, ...tagNames: readonly string[]): readonly Element[] => {
  if (!isEl(node)) return [];
  if (tagNames.includes(node.tagName)) return [node];
  return node.children.flatMap((child) => found(child, ...tagNames));
};
