import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Problem } from "../model/problem.ts";
import { fail, ok, type Result } from "../model/result.ts";
import {
  PROBLEMS_MAX,
  YAML_ALIASES_MAX,
  YAML_EXPLICIT_KEYS_MAX,
  YAML_MAX_CHARACTERS,
} from "./limits.ts";
import { TOO_DEEP, withinStack } from "./nesting.ts";
import { type PathProblem, pointerOf } from "./schema/read.ts";

/** YAML as a value, with the way back to where each part of it stands. */
export interface YamlSource {
  /** Every scalar is text, as it was written: `title: 1984` needs no quotes. */
  readonly value: unknown;
  readonly locate: (problem: PathProblem) => Problem;
}

/**
 * Reads YAML 1.2 with its failsafe schema.
 * @param linesBefore lines of the file before the YAML begins
 */
export const readYaml = (
  source: string,
  linesBefore: number,
): Result<YamlSource, readonly Problem[]> => {
  const lines = new LineCounter();
  const place = (offset: number): NonNullable<Problem["place"]> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
  };
  if (source.length > YAML_MAX_CHARACTERS) {
    const detail = `is longer than ${YAML_MAX_CHARACTERS} characters`;
    return fail([{ detail, place: place(0) }]);
  }
  if ((source.match(EXPLICIT_KEY)?.length ?? 0) > YAML_EXPLICIT_KEYS_MAX) {
    return fail([{ detail: TOO_DEEP, place: place(0) }]);
  }
  const parsed = withinStack(() =>
    parseDocument(source, {
      schema: "failsafe",
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "error",
      // Its own check compares every key with every other.
      uniqueKeys: false,
    }),
  );
  if (!parsed.ok) return fail([{ detail: parsed.error, place: place(0) }]);
  const document = parsed.value;
  const repeated = withinStack(() => repeatedKeys(document));
  if (!repeated.ok) return fail([{ detail: repeated.error, place: place(0) }]);
  const problems = firstOfEachLine([
    ...[...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      detail: WORDS[code] ?? `is not YAML: ${message}`,
      place: place(pos[0]),
    })),
    ...repeated.value.map((offset) => ({
      detail: "stands here twice; keep one",
      place: place(offset),
    })),
  ]);
  if (problems.length > 0) return fail(problems);
  const value = valueOf(document);
  if (!value.ok) return fail([{ detail: value.error, place: place(0) }]);
  return ok({
    value: value.value,
    locate: ({ path, detail, isName }) => ({
      detail,
      pointer: pointerOf(path),
      place: place(offsetOf(document, path, isName)),
    }),
  });
};

const EXPLICIT_KEY = /(?<![^\s:{[,-])\?(?=\s|$)/g;

/** One slip makes the parser stumble over the rest of its line. */
const firstOfEachLine = <Found extends { readonly place: { readonly line: number } }>(
  problems: readonly Found[],
): readonly Found[] => {
  const seen = new Set<number>();
  return problems
    .filter(({ place }) => !seen.has(place.line) && seen.add(place.line))
    .slice(0, PROBLEMS_MAX);
};

const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "is indented with a tab; indent with spaces",
  TAG_RESOLVE_FAILED: "is a YAML tag, which means nothing here; leave it out or quote the text",
};

/** The offsets of keys that stood before in the same map. */
const repeatedKeys = (document: Document): readonly number[] => {
  const offsets: number[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) offsets.push(startOf(key) ?? 0);
        seen.add(name);
      }
    },
  });
  return offsets;
};

/** An alias may repeat a part, not multiply it (the "billion laughs"). */
const valueOf = (document: Document): Result<unknown, string> => {
  try {
    return withinStack((): unknown => document.toJS({ maxAliasCount: YAML_ALIASES_MAX }));
  } catch (thrown) {
    if (thrown instanceof ReferenceError) {
      return fail("repeats itself through aliases too often; write the parts out");
    }
    throw thrown;
  }
};

/** The offset of the part at a path, or of the nearest part around it. */
const offsetOf = (document: Document, path: readonly PropertyKey[], isName: boolean): number => {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair) return offset;
      const isKey = isName && index === path.length - 1;
      offset = startOf(isKey ? pair.key : pair.value) ?? startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
};

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
