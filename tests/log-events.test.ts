import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "..");
const read = (...path: readonly string[]): string => readFileSync(join(PROJECT, ...path), "utf8");

/** An event where it is logged, or among those that a type allows. */
const EVENT = /\bevent:\s*((?:\|?\s*"[a-z-]+"\s*)+)/g;

const namesIn = (text: string, quote: string): readonly string[] =>
  text.split(quote).filter((_, index) => index % 2 === 1);

it("docs/operations.md lists every event that is logged, and no other", () => {
  const sources = readdirSync(join(PROJECT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read("src", file));
  const logged = new Set(
    sources.flatMap((text) => [...text.matchAll(EVENT)].flatMap(([found]) => namesIn(found, '"'))),
  );
  const [, table = ""] = /\| `event`.*\n\|.*\n((?:\|.*\n)+)/.exec(read("docs/operations.md")) ?? [];
  const listed = table.split("\n").flatMap((row) => namesIn(row.split("|")[1] ?? "", "`"));
  expect(listed.toSorted()).toEqual([...logged].toSorted());
});
