import { mkdir, readdir } from "node:fs/promises";
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
  });

  it("leaves what no export wrote, and does not call the folder whole", async () => {
    await exportTo("copy");
    await project.write("copy/articles/mine.md", "mine");
    await project.write("copy/articles/notes.txt", "Nothing publishes it.");
    await mkdir(`${project.directory}/copy/drafts/later`);
    await project.write("copy/drafts/later/other.mdx", "theirs");
    const forced = await exportTo("copy", "--force");
    expect(forced.code).toBe(EXIT.problems);
    expect(forced.err).toEqual(
      ["articles/mine.md", "drafts/later/other.mdx"].map((path) =>
        expect.stringMatching(new RegExp(`^${path}: is no article of ${api.url}`)),
      ),
    );
    expect(await project.read("copy/articles/mine.md")).toBe("mine");
    const told = JSON.parse((await exportTo("copy", "--force", "--json")).out[0] ?? "") as unknown;
    expect(told).toMatchObject({
      surplus: ["articles/mine.md", "drafts/later/other.mdx"],
      removed: [],
      exitCode: EXIT.problems,
    });
  });

  /** As if it had been moved on the server. */
  const move = (from: string, to: string): void => {
    const stored = api.articles.get(from);
    if (!stored) throw new Error("it was published");
    api.articles.delete(from);
    api.articles.set(to, { ...stored, document: { ...stored.document, slug: to } });
  };

  it("removes what an earlier export wrote of articles that stand elsewhere now", async () => {
    await exportTo("copy");
    api.states.set("first", "draft");
    move("second", "moved");
    const { code, out, err } = await exportTo("copy", "--force");
    expect([code, err]).toEqual([EXIT.done, []]);
    expect(out).toEqual([
      "articles/first.md removed: its article has moved, or is of another state.",
      "articles/second.md removed: its article has moved, or is of another state.",
      "2 articles and 2 files written.",
    ]);
    expect(await readdir(`${project.directory}/copy/articles`)).toEqual(["moved.md"]);
    expect(await readdir(`${project.directory}/copy/drafts`)).toEqual(["first.md"]);
    // What was removed is no longer ours: a file of that name is somebody's.
    await project.write("copy/articles/second.md", "mine");
    expect((await exportTo("copy", "--force")).code).toBe(EXIT.problems);
    expect(await project.read("copy/articles/second.md")).toBe("mine");
  });

  it("leaves what somebody changed since, and what the server has no more", async () => {
    await exportTo("copy");
    move("second", "moved");
    await project.edit("copy/articles/second.md", "---", "---\n# Mine");
    api.articles.delete("first");
    const { code, err } = await exportTo("copy", "--force");
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual([
      expect.stringMatching(/^articles\/first\.md: is no article of/),
      expect.stringMatching(/^articles\/second\.md: is no article of/),
    ]);
    expect(await project.read("copy/articles/second.md")).toContain("# Mine");
  });

  it("removes nothing where it could not look at all, or was stopped", async () => {
    await exportTo("copy");
    api.intercept = ({ path }) => (path.endsWith("/second") ? { status: 503 } : undefined);
    expect((await exportTo("copy", "--force")).code).toBe(EXIT.problems);
    api.intercept = () => undefined;
    const stop = new AbortController();
    const stopped = await aProject({ directory: project.directory, signal: stop.signal });
    api.intercept = ({ path }) => {
      if (path.endsWith("/first")) stop.abort();
      return undefined;
    };
    const { code } = await stopped.run("export", "copy", "--from", api.url, "--force");
    await stopped.remove();
    api.intercept = () => undefined;
    expect(code).toBe(EXIT.interrupted);
    expect(await readdir(`${project.directory}/copy/articles`)).toEqual(["first.md", "second.md"]);
    // And it is remembered whose they are.
    move("second", "third");
    expect((await exportTo("copy", "--force")).code).toBe(EXIT.done);
    expect(await readdir(`${project.directory}/copy/articles`)).toEqual(["first.md", "third.md"]);
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
