import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Content, readContent } from "../../src/cli/content.ts";
import { aProject, type Project } from "../cli/project.ts";
import { sample } from "./served.ts";

const SAMPLE = join(import.meta.dirname, "../../content");

let project: Project;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edgewire-export-"));
  project = await aProject({
    environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: sample().token },
  });
  for (const copy of ["one", "two"]) {
    const { err } = await project.run("export", join(folder, copy), "--from", sample().origin);
    if (err.length > 0) throw new Error(err.join("\n"));
  }
});
afterAll(async () => {
  await project.remove();
  await rm(folder, { recursive: true });
});

const bytesIn = async (copy: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(join(folder, copy), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(join(folder, copy).length), await readFile(path, "base64")] as const;
      }),
    ),
  );
};

const read = async (directory: string, content: string): Promise<Content> => {
  const found = await readContent({ directory, content });
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

it("writes the same bytes of the same newsroom", async () => {
  const one = await bytesIn("one");
  expect(one.size).toBeGreaterThan(20);
  expect(await bytesIn("two")).toEqual(one);
});

it("writes the sample newsroom so that it is read as the folder it was published from", async () => {
  const original = await read(SAMPLE, ".");
  const exported = await read(folder, "one");
  expect(exported.articles.map(({ slug }) => slug)).toEqual(
    original.articles.map(({ slug }) => slug),
  );
  expect(exported.articles.map(({ parsed }) => parsed)).toEqual(
    original.articles.map(({ parsed }) => parsed),
  );
  const settings = original.publication.parsed;
  if (!settings.ok) throw new Error("the sample has problems");
  expect(exported.publication.parsed).toEqual({
    ok: true,
    // On this machine links lead to this machine.
    value: { ...settings.value, baseUrl: sample().origin },
  });
});
