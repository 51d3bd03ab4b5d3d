import type { Problem } from "../model/problem.ts";

/** Where a text first stands in a file. */
export const placeOfText = (source: string, text: string): Problem["place"] => {
  const offset = source.indexOf(text);
  if (offset < 0) return undefined;
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};
