import type { Element, RootContent } from "hast";
import { legalText } from "../model/text.ts";
import { suggestion } from "../model/nearest.ts";
import type { Report } from "./report.ts";

/** The attribute a hast property stands for, in lower case: `dataPosterAlt` is `data-poster-alt`. */
export const attributeName = (property: string): string => {
  if (property === "className") return "class";
  const data = /^data([A-Z].*)$/.exec(property)?.[1];
  const name = data === undefined ? property : `data${data.replaceAll(/[A-Z]/g, "-$&")}`;
  return name.toLowerCase();
};

/** The attributes of an element as text; one that is not in `allowed` is reported. */
export const attributesOf = <Name extends string>(
  element: Element,
  allowed: readonly Name[],
  report: Report,
): Readonly<Partial<Record<Name, string>>> => {
  const attributes: Partial<Record<Name, string>> = {};
  for (const [property, value] of Object.entries(element.properties)) {
    const name = attributeName(property);
    const known = allowed.find((candidate) => candidate === name);
    if (known !== undefined) attributes[known] = attributeText(value);
    else {
      const right = allowed.length > 0 ? suggestion(name, allowed) : "; it may have none";
      report(`\`<${element.tagName}>\` has the attribute \`${name}\`${right}`, element);
    }
  }
  return attributes;
};

const attributeText = (value: Element["properties"][string]): string =>
  legalText(Array.isArray(value) ? value.join(" ") : String(value ?? ""));

/** Whether a node is an element, of one of `tagNames` when any are given. */
export const isElement = <TagName extends string>(
  node: RootContent,
  ...tagNames: readonly TagName[]
): node is Element & { tagName: TagName } =>
  node.type === "element" &&
  (tagNames.length === 0 || tagNames.some((tagName) => tagName === node.tagName));

/** Text of white space, comments and the like: nothing a reader would see. */
const isBlank = (node: RootContent): boolean =>
  node.type === "text" ? node.value.trim() === "" : node.type !== "element";

/** Children a reader would see. */
export const contentOf = (element: { readonly children: RootContent[] }): readonly RootContent[] =>
  element.children.filter((node) => !isBlank(node));

/** The text of a node and all below it, without markup. */
export const textOf = (node: RootContent): string => {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
};
