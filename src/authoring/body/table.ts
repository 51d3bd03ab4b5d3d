import type { Element } from "hast";
import type { Block, Table } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { attributesOf, contentOf, isElement } from "../element.ts";
import { phraseOf } from "./phrase.ts";
import type { Reading } from "./reading.ts";

/** `<table>`: one head row at most; every row as many cells as the widest. */
export const readTable = (
  element: Element,
  reading: Reading,
  caption?: InlineHtml,
): readonly Block[] => {
  attributesOf(element, [], reading.report);
  const own = element.children.find((node) => isElement(node, "caption"));
  const ownCaption = own && isElement(own) ? phraseOf(own, reading) : undefined;
  if (caption && ownCaption) reading.report("a table has two captions; keep one", element);
  const all = rowsOf(element, reading);
  const isHeadFirst = all[0]?.every(({ tagName }) => tagName === "th") ?? false;
  const cells = all.map((row) => row.map((cell) => phraseOf(cell, reading)));
  const columns = Math.max(0, ...all.map((row) => row.length));
  for (const row of all) {
    if (row.length !== columns) {
      reading.report(
        `a row has ${row.length} cells where another has ${columns}`,
        row[0] ?? element,
      );
    }
  }
  if (columns === 0) reading.report("a table is empty", element);
  const text = caption ?? ownCaption;
  const head = isHeadFirst ? (cells[0] ?? []) : [];
  return [
    {
      type: "table",
      ...(text && { caption: text }),
      alignments: alignmentsOf(all[0] ?? [], reading),
      head,
      rows: isHeadFirst ? cells.slice(1) : cells,
    },
  ];
};

const SECTIONS = ["thead", "tbody", "tfoot"];

const rowsOf = (element: Element, reading: Reading): readonly (readonly Element[])[] =>
  contentOf(element).flatMap((node): readonly (readonly Element[])[] => {
    if (isElement(node, ...SECTIONS)) return rowsOf(node, reading);
    if (isElement(node, "caption")) return [];
    if (isElement(node, "tr")) {
      attributesOf(node, [], reading.report);
      return [contentOf(node).filter((cell) => isElement(cell))];
    }
    reading.report("a table holds a caption and rows only", isElement(node) ? node : element);
    return [];
  });

const ALIGNMENTS: ReadonlyMap<string | undefined, Table["alignments"][number]> = new Map([
  ["left", "start"],
  ["center", "center"],
  ["right", "end"],
]);

const alignmentsOf = (row: readonly Element[], reading: Reading): Table["alignments"] =>
  row.map((cell) => {
    const { align } = attributesOf(cell, ["align"], reading.report);
    return ALIGNMENTS.get(align) ?? null;
  });
