import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import type { Problem } from "../../src/model/problem.ts";
import { aContext } from "./context.ts";
import { expectGolden } from "./golden.ts";

const folder = join(import.meta.dirname, "fixtures", "problems");
const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();

const listing = (problems: readonly Problem[]): string =>
  problems
    .map(({ place, pointer, detail }) => {
      const at = `${place?.line ?? "?"}:${place?.column ?? "?"}`;
      return `${at}${pointer === undefined ? "" : ` ${pointer}`}: ${detail}\n`;
    })
    .join("");

describe("every wrong article is refused with all its problems and their places", () => {
  it("has fixtures", () => {
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(names)("%s", async (name) => {
    const source = await readFile(join(folder, name), "utf8");
    const read = await parseMarkdown(source, aContext());
    if (read.ok) throw new Error(`${name} was accepted`);
    for (const { place } of read.error) expect(place).toBeDefined();
    await expectGolden(`problems/${name.replace(/md$/, "txt")}`, listing(read.error));
  });
});
