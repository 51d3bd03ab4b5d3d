import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";

/** Compares with a file beside the tests, written anew only with UPDATE_GOLDEN=1. */
export const expectGolden = async (name: string, value: unknown): Promise<void> => {
  const file = join(import.meta.dirname, "fixtures", name);
  const text = typeof value === "string" ? value : `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === "1") await writeFile(file, text);
  expect(text).toBe(await readFile(file, "utf8"));
};
