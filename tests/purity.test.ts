import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "../src");

/** What makes the same input give another output tomorrow. The linter forbids `Date.now` already. */
const IMPURE = [
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b/,
] as const;

const OUTSIDE_WORLD = [/\bfetch\(/, /\bsetTimeout\(/, /\bprocess\./, /\bcaches\b/] as const;

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(SOURCE, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));

const offences = (files: readonly string[], patterns: readonly RegExp[]): readonly string[] =>
  files.flatMap((file) => {
    const lines = readFileSync(join(SOURCE, file), "utf8").split("\n");
    return lines.flatMap((line, index) =>
      !/^\s*(?:\/?\*|\/\/)/.test(line) && patterns.some((pattern) => pattern.test(line))
        ? [`${file}:${index + 1}: ${line.trim()}`]
        : [],
    );
  });

describe("purity", () => {
  it.each(["model", "representations", "authoring", "newsroom/decide"])(
    "of %s: no clock, no chance, no outside world",
    (folder) => {
      expect(offences(filesOf(folder), [...IMPURE, ...OUTSIDE_WORLD])).toEqual([]);
    },
  );

  it.each(["store", "newsroom", "edge"])("of %s: time and chance are arguments", (folder) => {
    expect(offences(filesOf(folder), IMPURE)).toEqual([]);
  });
});
