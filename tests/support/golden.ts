import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const FOLDER = join(import.meta.dirname, "../golden");

/**
 * Compares a whole document with the file of that name in `tests/golden`. Only UPDATE_GOLDEN=1
 * writes files; a missing one fails.
 */
export const expectGolden = (name: string, document: string): void => {
  const file = join(FOLDER, name);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, document);
  if (!existsSync(file))
    throw new Error(`tests/golden/${name} is missing; run with UPDATE_GOLDEN=1`);
  expect(document).toBe(readFileSync(file, "utf8"));
};
