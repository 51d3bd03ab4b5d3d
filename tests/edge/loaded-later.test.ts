import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "../..");

/** What a file loads with `import` or `export … from`; types are erased. */
const LOADED = /^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)";/gm;
const LOADED_LATER = /\bimport\("(\.[^"]+)"\)/g;

const named = (file: string, pattern: RegExp): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(pattern)].map(([, path = ""]) => join(file, "..", path));

const reachedFrom = (files: readonly string[]): ReadonlySet<string> => {
  const reached = new Set(files);
  // A set hands out what is added to it meanwhile.
  for (const file of reached) for (const next of named(file, LOADED)) reached.add(next);
  return reached;
};

// What both need is parsed twice when an isolate starts (docs/decisions/0047).
it("loads nothing later that every start needs, but values of the model and a few tables", () => {
  const edge = globSync("src/edge/**/*.ts", { cwd: PROJECT }).map((file) => join(PROJECT, file));
  const later = reachedFrom(edge.flatMap((file) => named(file, LOADED_LATER)));
  const atStart = reachedFrom([join(PROJECT, "src/worker.ts")]);
  const both = [...later].filter((file) => atStart.has(file));
  const shared = both.map((file) => relative(PROJECT, file)).toSorted();
  expect(later.size).toBeGreaterThan(50);
  expect(shared.filter((file) => !file.startsWith("src/model/"))).toEqual([
    "src/edge/answer.ts",
    "src/edge/freshness.ts",
    "src/edge/problems.ts",
    "src/representations/html/document.ts",
    "src/representations/json-schema.ts",
  ]);
});
