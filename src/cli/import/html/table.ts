import type { Element, RootContent } from "hast";
import { inlineOnly } from "./inline.ts";
import { attributeOf, el, found, isEl, type Taming } from "./node.ts";

/** A table of as many columns as its widest row; what is no text in it follows it. */
export const tableOf = (element: Element, taming: Taming): readonly RootContent[] => {
  const after: RootContent[] = [];
  const rows = element.children
    .flatMap((child) => found(child, "tr"))
    .map((row) => row.children.filter((cell): cell is Element => isEl(cell, "td", "th")))
    .filter((row) => row.length > 0);
  const spanning = rows
    .flat()
    .find(({ properties }) => properties["colSpan"] ?? properties["rowSpan"]);
  if (spanning) taming.report("a cell spans several; the others are empty now", spanning);
  const wide = rows.map((row) => row.flatMap((cell) => [cell, ...blanks(cell)]));
  const columns = Math.max(0, ...wide.map(({ length }) => length));
  if (columns === 0) return [];
  const written = wide.map((cells, index) => {
    const isHead = index === 0 && cells.every(({ tagName }) => tagName === "th");
    const name = isHead ? "th" : "td";
    const padded = [
      ...cells,
      ...Array.from({ length: columns - cells.length }, () => el("td", {}, [], element)),
    ];
    const row = padded.map((cell) => {
      const line = inlineOnly(cell.children, taming, "a table");
      after.push(...line.blocks);
      const align = attributeOf(cell, "align")?.toLowerCase() ?? "";
      const isAligned = index === 0 && /^(?:left|center|right)$/.test(align);
      return el(name, isAligned ? { align } : {}, line.nodes, cell);
    });
    return el("tr", {}, row, element);
  });
  const caption = element.children.find((child) => isEl(child, "caption"));
  const words =
    caption && isEl(caption) ? inlineOnly(caption.children, taming, "a caption").nodes : [];
  const head = words.length > 0 ? [el("caption", {}, words, caption)] : [];
  return [el("table", {}, [...head, ...written], element), ...after];
};

const SPAN_MAX = 100;

const blanks = (cell: Element): readonly Element[] => {
  const span = Number(attributeOf(cell, "colSpan") ?? "1");
  const count = Number.isSafeInteger(span) ? Math.min(Math.max(span, 1), SPAN_MAX) - 1 : 0;
  return Array.from({ length: count }, () => el(cell.tagName, {}, [], cell));
};
