import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;

beforeEach(async () => {
  api = await fakeApi();
  project = await aProject();
  await project.run("publish", "--to", api.url);
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const exportTo = (folder: string, ...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("export", folder, "--from", api.url, ...args);

describe("edgewire export", () => {
  it("writes settings, articles and files, from which the same is published", async () => {
    const { code, out } = await exportTo("copy");
    expect(code).toBe(EXIT.done);
    expect(out).toEqual(["2 articles and 2 files written."]);
    expect(await readdir(`${project.directory}/copy/articles`)).toEqual(["first.md", "second.md"]);
    const again = await project.run("publish", "--to", api.url, "--content", "copy");
    expect(again.out.at(-1)).toBe("2 articles: 2 unchanged; settings unchanged.");
  });

  it("writes withdrawn articles with their withdrawal", async () => {
    await project.run("withdraw", "second", "--reason", "In error.", "--to", api.url);
    await exportTo("copy");
    expect(await project.read("copy/articles/second.md")).toContain("reason: In error.");
  });

  it("keeps drafts where nothing publishes them, and embargoes with what is under one", async () => {
    const stored = api.articles.get("second");
    if (!stored) throw new Error("it was published");
    const embargo = "2027-01-01T00:00:00Z";
    const document = { ...stored.document, publishedAt: embargo, updatedAt: embargo, embargo };
    api.articles.set("second", { ...stored, document });
    api.states.set("second", "scheduled");
    api.states.set("first", "draft");
    const { code } = await exportTo("copy");
    expect(code).toBe(EXIT.done);
    expect(await readdir(`${project.directory}/copy/articles`)).toEqual(["second.md"]);
    expect(await readdir(`${project.directory}/copy/drafts`)).toEqual(["first.md"]);
    expect(await project.read("copy/articles/second.md")).toContain(`embargo: ${embargo}`);
  });

  it("touches no folder that has something in it, unless it is told to", async () => {
    await exportTo("copy");
    const { code, err } = await exportTo("copy");
    expect(code).toBe(EXIT.usage);
    expect(err).toEqual(["copy is not empty; --force writes over what is there"]);
    await project.write("copy/articles/mine.md", "mine");
    const forced = await exportTo("copy", "--force");
    expect(forced.code).toBe(EXIT.done);
    expect(forced.err).toContain(
      `articles/mine.md: is no article of ${api.url}, or of another state; left`,
    );
    expect(await project.read("copy/articles/mine.md")).toBe("mine");
    api.states.set("first", "draft");
    expect((await exportTo("copy", "--force")).err).toContain(
      `articles/first.md: is no article of ${api.url}, or of another state; left`,
    );
  });

  it("says which file is not there, or is another, and for which article", async () => {
    const [[name] = [""]] = api.media;
    api.media.set(name, Buffer.from("other bytes"));
    const { code, err } = await exportTo("copy");
    expect(code).toBe(EXIT.problems);
    expect(err.at(-1)).toMatch(
      /^(?:articles\/\w+\.md|publication\.yaml): \w+\.png: has other bytes than its name says$/,
    );
    api.media.delete(name);
    const without = await exportTo("other", "--json");
    expect(JSON.parse(without.out[0] ?? "")).toMatchObject({
      exitCode: EXIT.problems,
      problems: [{ detail: `${name}: the server answered 404` }],
    });
  });

  it("says what a file cannot say", async () => {
    const stored = api.articles.get("first");
    if (!stored) throw new Error("it was published");
    const embed = { type: "embed", url: "https://example.org/", title: "x", provider: "link" };
    const picture = { ...(stored.document["picture"] as object), caption: "Its own" };
    const cards = [{ blocks: [{ ...embed, picture }] }];
    api.articles.set("first", { ...stored, document: { ...stored.document, cards } });
    const { code, err } = await exportTo("copy");
    expect(code).toBe(EXIT.problems);
    expect(err.at(-1)).toMatch(/^articles\/first\.md: does not say everything/);
  });
});
