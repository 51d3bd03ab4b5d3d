import { fail, ok, type Result } from "../model/result.ts";
import {
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

/**
 * The first line of Markdown whose nesting would take the parser seconds, found before it parses.
 * @returns the line, counted from 1, or `undefined`
 */
export const tooDeepLine = (source: string): number | undefined => {
  let open = 0;
  let directives = 0;
  for (const [index, line] of source.split("\n").entries()) {
    const markers = LINE_MARKERS.exec(line)?.[0].match(LINE_MARKER)?.length ?? 0;
    if (markers > LINE_MARKERS_MAX && !/^[ \t]*(?:([-*])[ \t]*)(?:\1[ \t]*)+$/.test(line)) {
      return index + 1;
    }
    if (/^[ \t>]*:{3,}[A-Za-z]/.test(line)) directives += 1;
    else if (/^[ \t>]*:{3,}[ \t]*$/.test(line)) directives = Math.max(0, directives - 1);
    if (directives > OPEN_DIRECTIVES_MAX) return index + 1;
    if (line.trim() === "") open = 0;
    for (const character of line) {
      if (character === "[") open += 1;
      else if (character === "]") open = Math.max(0, open - 1);
      if (open > OPEN_BRACKETS_MAX) return index + 1;
    }
  }
  return undefined;
};

/** Whether JSON nests deeper than `limit`; looks without recursion. */
export const isDeeperThan = (limit: number, json: unknown): boolean => {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((value): readonly unknown[] =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return false;
};
