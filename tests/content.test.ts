import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "..");

it("content/ has no problems: every other test of the sample newsroom counts on it", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PROJECT, "src/cli/main.ts"), "check"],
    { cwd: PROJECT, encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).toMatch(/^\d+ articles: no problems\.?\n$/);
  expect(status).toBe(0);
});
