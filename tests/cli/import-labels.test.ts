import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

const SETTINGS = "content/publication.yaml";

let api: FakeApi;
let project: Project;

beforeEach(async () => {
  api = await fakeApi();
  project = await aProject();
  await project.edit(SETTINGS, "topics:\n", "# What moves people.\ntopics:\n");
  await project.run("publish", "--to", api.url);
  await mkdir(join(project.directory, "blog"));
  await project.write(
    "blog/a.md",
    '---\ntitle: A\ndate: 2022-07-08\ncategory: Über\ntags: ["yes: no", moths]\nauthor: Grace Hopper\n---\nText.\n',
  );
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const importBlog = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("import", "blog", "--to", api.url, ...args);

const PASTED = [
  "sections:",
  "  uber: Über",
  "topics:",
  '  yes-no: "yes: no"',
  "  moths: moths",
  "authors:",
  "  grace-hopper:",
  "    name: Grace Hopper",
  "    kind: person",
];

describe("labels that an import adds", () => {
  it("are written into the settings that were published, so that they can be published again", async () => {
    const before = await project.read(SETTINGS);
    const { code, out } = await importBlog();
    expect(code).toBe(EXIT.done);
    expect(out).toContain(`${SETTINGS} has the added labels now.`);
    const after = await project.read(SETTINGS);
    expect(after).toContain("# What moves people.\ntopics:\n");
    expect(after).toContain("  syria: { label: Syria }\n");
    // All that was there still is, line by line, but for the list that a label was added to.
    const lost = before.split("\n").filter((line) => !after.split("\n").includes(line));
    expect(lost).toEqual(["sections: { world: World, culture: Culture }"]);
    const labels = api.publication?.document;
    const published = await project.run("publish", "--to", api.url);
    expect([published.code, published.err]).toEqual([EXIT.done, []]);
    expect(api.publication?.document).toEqual(labels);
    expect(labels).toMatchObject({
      sections: { uber: { label: "Über" } },
      topics: { "yes-no": { label: "yes: no" }, moths: { label: "moths" } },
      authors: { "grace-hopper": { name: "Grace Hopper", kind: "person" } },
    });
  });

  it("are published with what was written meanwhile", async () => {
    await project.edit(SETTINGS, "News for tests.", "Other news.");
    await importBlog();
    expect((await project.run("publish", "--to", api.url)).code).toBe(EXIT.done);
    expect(api.publication?.document).toMatchObject({
      description: "Other news.",
      sections: { uber: { label: "Über" } },
    });
  });

  it("are printed as YAML where somebody else published the settings", async () => {
    await rm(join(project.directory, ".edgewire"), { recursive: true });
    const before = await project.read(SETTINGS);
    const { out } = await importBlog();
    const at = out.indexOf("Before you publish from publication.yaml, these belong into it:");
    expect(out.slice(at + 1)).toEqual(["", ...PASTED]);
    expect(await project.read(SETTINGS)).toBe(before);
  });

  it("are printed in a dry run, which writes nothing", async () => {
    const before = await project.read(SETTINGS);
    const { out } = await importBlog("--dry-run");
    expect(out.slice(-PASTED.length)).toEqual(PASTED);
    expect(await project.read(SETTINGS)).toBe(before);
  });
});
