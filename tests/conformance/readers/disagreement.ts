import { isDeepStrictEqual } from "node:util";
import type { Field, Reading } from "./reading.ts";

/**
 * Where what was found differs from what was wanted, a line for each field of each entry, with the
 * text around the first difference: whole articles side by side would hide it.
 */
export const disagreements = (
  feed: string,
  found: readonly Partial<Reading>[],
  wanted: readonly Partial<Reading>[],
): readonly string[] => {
  if (found.length !== wanted.length) {
    return [`${feed}: ${found.length} entries instead of ${wanted.length}`];
  }
  return wanted.flatMap((entry, at) =>
    (Object.keys(entry) as Field[])
      .filter((field) => !isDeepStrictEqual(found[at]?.[field], entry[field]))
      .map((field) => {
        const [is, should] = apart(found[at]?.[field], entry[field]);
        return `${feed} entry ${at + 1}, ${field}: ${is} instead of ${should}`;
      }),
  );
};

/** Characters to show before and after the first that differs. */
const CONTEXT = 20;

const apart = (found: unknown, wanted: unknown): readonly [string, string] => {
  const [a, b] = [JSON.stringify(found) ?? "nothing", JSON.stringify(wanted) ?? "nothing"];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - CONTEXT);
  return [a.slice(from, at + 2 * CONTEXT), b.slice(from, at + 2 * CONTEXT)];
};
