import type { List } from "../../model/block.ts";
import { inlineMarkdown } from "./inline.ts";
import { behind, lineOf } from "./text.ts";

/** Two lists that follow each other need different marks, or they were one (CommonMark §5.3). */
export interface ListMarks {
  readonly bullet: "-" | "*";
  /** What follows a number. */
  readonly delimiter: "." | ")";
}

/** @param items inlines */
export const itemsMarkdown = (items: readonly string[], { bullet }: ListMarks): string =>
  items.map((item) => hanging(`${bullet} `, lineOf(item))).join("\n");

export const listMarkdown = ({ ordered, start = 1, items }: List, marks: ListMarks): string =>
  items
    .map(({ html, list }, index) => {
      // §5.2: more than nine digits are no number of a list.
      const number = Math.min(start + index, 999_999_999);
      const mark = ordered ? `${number}${marks.delimiter} ` : `${marks.bullet} `;
      const item = hanging(mark, lineOf(inlineMarkdown(html)));
      return list ? `${item}\n${indented(listMarkdown(list, marks), mark.length)}` : item;
    })
    .join("\n");

const hanging = (mark: string, text: string): string =>
  `${mark}${indented(text, mark.length).slice(mark.length)}`;

const indented = (text: string, width: number): string => behind(" ".repeat(width), text);
