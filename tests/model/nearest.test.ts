import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../src/model/nearest.ts";

it("finds the word that a slip of the finger meant", () => {
  const known = ["world", "culture", "science"];
  expect(nearest("wrold", known)).toBe("world");
  expect(nearest("cultur", known)).toBe("culture");
  expect(nearest("sciencee", known)).toBe("science");
});

it("offers nothing where nothing is near", () => {
  expect(nearest("anything", [])).toBeUndefined();
  expect(nearest("sports", ["world", "culture"])).toBeUndefined();
});

it("prefers the word that is nearest, and of several the first", () => {
  expect(nearest("worlds", ["words", "world", "worlds"])).toBe("worlds");
  expect(nearest("wold", ["world", "woold", "cold"])).toBe("world");
});

it("takes two letters that changed places for one slip, at either end", () => {
  for (const slip of ["owrld", "wolrd", "wordl"]) expect(nearest(slip, ["world"])).toBe("world");
});

it("allows a slip in a long word, but not another word", () => {
  const long = "a-slug-that-is-as-long-as-some-headlines-are";
  expect(nearest(long.replace("long", "logn"), ["x", long])).toBe(long);
  expect(nearest(`${long}-and-more`, [long])).toBeUndefined();
  expect(nearest(long.toUpperCase(), [long])).toBe(long);
});

/** Edits by the whole table, with no limit and no short cut. */
const edits = (from: string, to: string): number => {
  const table = [...Array(from.length + 1).keys()].map((line) =>
    [...Array(to.length + 1).keys()].map((column) => line || column),
  );
  const at = (line: number, column: number): number => table[line]?.[column] ?? Infinity;
  for (let line = 1; line <= from.length; line++) {
    for (let column = 1; column <= to.length; column++) {
      const same = from[line - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      (table[line] ?? [])[column] = Math.min(
        at(line - 1, column - 1) + same,
        at(line - 1, column) + 1,
        at(line, column - 1) + 1,
        swapped ? at(line - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return at(from.length, to.length);
};

const word = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 21 });

it("takes no short cut that leads elsewhere", () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (asked, known) => {
      const allowed = Math.min(6, Math.max(1, Math.floor(asked.length / 3)));
      const least = Math.min(...known.map((each) => edits(asked, each)));
      const wanted = known.find((each) => edits(asked, each) === least);
      expect(nearest(asked, known)).toBe(least <= allowed ? wanted : undefined);
    }),
    { numRuns: 500 },
  );
});
