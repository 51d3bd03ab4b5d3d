import type { Table } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { inlineMarkdown } from "./inline.ts";
import { lineOf, withoutBreaks } from "./text.ts";

const RULES = { start: "---", center: ":-:", end: "--:" } as const;

/** A table of GitHub Flavored Markdown (§4.10): there is none without a first row of heads. */
export const tableMarkdown = ({ caption, alignments, head, rows }: Table): readonly string[] => {
  const width = Math.max(...[head, ...rows].map(({ length }) => length));
  if (width === 0) return [];
  const columns = Array.from({ length: width }, (_, column) => column);
  const rowOf = (cells: readonly InlineHtml[]): string =>
    line(columns.map((column) => cellOf(cells[column])));
  const rule = line(columns.map((column) => RULES[alignments[column] ?? "start"]));
  return [
    ...(caption ? [lineOf(inlineMarkdown(caption))] : []),
    [rowOf(head), rule, ...rows.map(rowOf)].join("\n"),
  ];
};

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** Bars part cells wherever they stand, in code as well, unless they are escaped. */
const cellOf = (html: InlineHtml | undefined): string =>
  html === undefined ? "" : withoutBreaks(inlineMarkdown(html)).replaceAll("|", String.raw`\|`);
