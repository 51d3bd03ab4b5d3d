import type { Problem } from "../model/problem.ts";
import { fail, ok, type Result } from "../model/result.ts";
import {
  JSON_NESTING_MAX,
  JSON_VALUES_MAX,
  LINES_MAX,
  LINE_MARKERS_MAX,
  OPEN_BRACKETS_MAX,
  OPEN_DIRECTIVES_MAX,
  TREE_NESTING_MAX,
} from "./limits.ts";

export const TOO_DEEP = "is nested too deeply; no article needs that";

/**
 * Runs a parser that recurses: the engine's stack is the only limit such parsers have. What it
 * returns is shallow enough for everything that recurses after it.
 */
export const parseWithinStack = <Tree extends object>(parse: () => Tree): Result<Tree, string> => {
  const tree = withinStack(parse);
  return tree.ok && isTreeTooDeep(tree.value) ? fail(TOO_DEEP) : tree;
};

/** Runs what recurses; the engine's refusal is an answer here, not a crash. */
export const withinStack = <Value>(recurse: () => Value): Result<Value, string> => {
  try {
    return ok(recurse());
  } catch (thrown) {
    if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) return fail(TOO_DEEP);
    throw thrown;
  }
};

const isTreeTooDeep = (root: unknown): boolean => {
  let level: readonly unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > TREE_NESTING_MAX) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
};

const childrenOf = (node: unknown): readonly unknown[] =>
  typeof node === "object" && node !== null && "children" in node && Array.isArray(node.children)
    ? node.children
    : [];

const LINE_MARKERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;
const LINE_MARKER = />|[-+*]|\d[.)]/g;

/** What of Markdown would take the parser seconds, found before it parses. */
export const excessOf = (source: string): Problem | undefined => {
  const lines = source.split("\n");
  if (lines.length > LINES_MAX) {
    const detail = `has ${lines.length} lines; an article has at most ${LINES_MAX}`;
    return { detail, place: { line: LINES_MAX + 1, column: 1 } };
  }
  const at = tooDeepLine(lines);
  return at < 0 ? undefined : { detail: TOO_DEEP, place: { line: at + 1, column: 1 } };
};

/** The index of the first line that nests too deeply, or -1. */
const tooDeepLine = (lines: readonly string[]): number => {
  let open = 0;
  let directives = 0;
  return lines.findIndex((line) => {
    const markers = LINE_MARKERS.exec(line)?.[0].match(LINE_MARKER)?.length ?? 0;
    if (markers > LINE_MARKERS_MAX && !/^[ \t]*(?:([-*])[ \t]*)(?:\1[ \t]*)+$/.test(line)) {
      return true;
    }
    if (/^[ \t>]*:{3,}[A-Za-z]/.test(line)) directives += 1;
    else if (/^[ \t>]*:{3,}[ \t]*$/.test(line)) directives = Math.max(0, directives - 1);
    if (directives > OPEN_DIRECTIVES_MAX) return true;
    if (line.trim() === "") open = 0;
    for (const character of line) {
      if (character === "[") open += 1;
      else if (character === "]") open = Math.max(0, open - 1);
      if (open > OPEN_BRACKETS_MAX) return true;
    }
    return false;
  });
};

/** What of JSON no schema could check safely: too deep, or too many values. Looks without recursion. */
export const excessOfJson = (json: unknown): string | undefined => {
  let level: readonly unknown[] = [json];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length;
    if (depth > JSON_NESTING_MAX) return TOO_DEEP;
    if (values > JSON_VALUES_MAX) {
      return `has more than ${JSON_VALUES_MAX} values; no article needs that many`;
    }
    level = level.flatMap((value): readonly unknown[] =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return undefined;
};
