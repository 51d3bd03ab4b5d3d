import { parseHtml } from "../../authoring/html-tree.ts";
import { oneLine } from "../../model/text.ts";
import { textOf } from "./html/node.ts";

/** The words of a piece of HTML, on one line. */
export const plainOf = (html: string): string => {
  if (!/[<&]/.test(html)) return oneLine(html);
  const root = parseHtml(html);
  return root.ok ? oneLine(root.value.children.map(textOf).join(" ")) : oneLine(html);
};

/** The beginning of a text, cut between words. */
export const shortened = (text: string, maximum: number): string => {
  if (text.length <= maximum) return text;
  const cut = text.slice(0, maximum - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > maximum / 2 ? cut.slice(0, space) : cut).toWellFormed().trimEnd()}\u2026`;
};
