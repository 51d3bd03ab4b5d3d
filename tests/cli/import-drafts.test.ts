import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
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
  api.articles.clear();
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const importFrom = (source: string, ...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("import", source, "--to", api.url, ...args);

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(project.directory, path)), { recursive: true });
  await project.write(path, text);
};

const ours = (name: string): string =>
  `---\nid: tag:other.example,2020:${name}\ntitle: Of ${name}\nsummary: It says.\npublishedAt: 2025-01-02T03:04:05Z\nsection: world\nbyline: [{ writer: ada }]\n---\n\nWords.\n`;

const post = (...fields: readonly string[]): string =>
  `---\n${["title: A post", "date: 2022-07-08", ...fields].join("\n")}\n---\nWords.\n`;

describe("edgewire import of drafts", () => {
  it.each([
    ["copy", "copy/drafts/secret.md", ours("secret")],
    ["copy/drafts", "copy/drafts/secret.md", ours("secret")],
    ["copy/drafts/2025", "copy/drafts/2025/secret.md", ours("secret")],
    ["j/_drafts", "j/_drafts/2022-01-01-secret.md", "---\ntitle: Secret\n---\nWords.\n"],
    // Not whole yet, as drafts are, it could be anybody's.
    ["copy/drafts", "copy/drafts/secret.md", ours("secret").replace(/byline: .*\n/, "")],
  ])("of %s leaves %s out, unless it is told to bring it", async (source, path, text) => {
    await write(path, text);
    const { code, out } = await importFrom(source);
    expect([code, out]).toEqual([EXIT.done, ["0 articles.", "Left out: 1 draft post."]]);
    expect(api.articles.size).toBe(0);
    expect((await importFrom(source, "--drafts")).out[0]).toBe("1 article: 1 created.");
    expect(api.states).toEqual(new Map([["secret", "draft"]]));
  });

  it("knows the folder of drafts from within, and by another name", async () => {
    await write("copy/drafts/secret.md", ours("secret"));
    const inside = await aProject({ directory: join(project.directory, "copy/drafts") });
    const { out } = await inside.run("import", ".", "--to", api.url);
    await inside.remove();
    expect(out).toEqual(["0 articles.", "Left out: 1 draft post."]);
    await symlink(join(project.directory, "copy/drafts"), join(project.directory, "ready"));
    expect((await importFrom("ready")).out).toEqual(["0 articles.", "Left out: 1 draft post."]);
    expect(api.articles.size).toBe(0);
  });

  it.each([
    "published: no",
    "published: Off",
    'published: "false"',
    "published: n",
    "draft: yes",
    "draft: ON",
    'draft: "true"',
    "Draft: true",
    "status: draft",
  ])("takes `%s` for the mark of a draft", async (field) => {
    await write("blog/secret.md", post(field));
    expect((await importFrom("blog")).out).toEqual(["0 articles.", "Left out: 1 draft post."]);
    expect(api.articles.size).toBe(0);
    await importFrom("blog", "--drafts");
    expect(api.states).toEqual(new Map([["secret", "draft"]]));
  });

  it.each(["published: yes", 'published: "True"', "draft: no", "draft: n", "draft:"])(
    "takes `%s` for published",
    async (field) => {
      await write("blog/public.md", post(field));
      expect((await importFrom("blog")).out).toContain("1 article: 1 created.");
      expect(api.states.get("public")).toBeUndefined();
    },
  );

  it("leaves out what says neither, with the words it says", async () => {
    await write("blog/secret.md", post("published: not yet"));
    await write("blog/other.md", post("draft: [1]"));
    const { out } = await importFrom("blog", "--drafts", "--report", "losses.jsonl");
    expect(out).toEqual(["0 articles.", "2 losses, listed in losses.jsonl."]);
    const losses = await project.read("losses.jsonl");
    expect(losses).toContain("secret.md");
    expect(losses).toContain("`published: not yet`, which is neither yes nor no");
    expect(losses).toContain("`draft: object`");
    expect(api.articles.size).toBe(0);
  });

  it("leaves out what is hidden for another reason, with --drafts too", async () => {
    await write("blog/secret.md", post("status: Private"));
    const { out } = await importFrom("blog", "--drafts");
    expect(out).toEqual(["0 articles.", "Left out: 1 private post."]);
  });
});

const APP = 'xmlns:app="http://www.w3.org/2007/app"';
const OLD_APP = 'xmlns:app="http://purl.org/atom/app#"';
const BLOGGER = 'xmlns:b="http://schemas.google.com/blogger/2018"';
const kind = (name: string): string =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;

describe("edgewire import of an Atom entry", () => {
  const feed = (inside: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><entry><id>urn:1</id><title>Secret</title>
    <published>2020-01-01T00:00:00Z</published><updated>2020-01-01T00:00:00Z</updated>${inside}<content>Words.</content></entry></feed>`;

  it.each([
    [`<app:control ${APP}><app:draft>yes</app:draft></app:control>`, "draft post"],
    [`<app:control ${OLD_APP}><app:draft>yes</app:draft></app:control>`, "draft post"],
    [`<b:status ${BLOGGER}>DRAFT</b:status>`, "draft post"],
    [`<b:status ${BLOGGER}>SOFT_TRASHED</b:status>`, "deleted post"],
    [`<b:type ${BLOGGER}>COMMENT</b:type>`, "comment"],
    [kind("settings"), "setting"],
  ])("leaves out what says %s", async (inside, what) => {
    await project.write("feed.xml", feed(inside));
    const { code, out } = await importFrom("feed.xml");
    expect([code, out.slice(0, 2)]).toEqual([EXIT.done, ["0 articles.", `Left out: 1 ${what}.`]]);
    await importFrom("feed.xml", "--drafts");
    const states = what === "draft post" ? [["secret", "draft"]] : [];
    expect([...api.states]).toEqual(states);
    expect(api.articles.size).toBe(states.length);
  });

  it.each([
    `<app:control ${APP}><app:draft>no</app:draft></app:control>`,
    `<b:type ${BLOGGER}>POST</b:type><b:status ${BLOGGER}>LIVE</b:status>`,
    kind("post"),
  ])("brings what says %s", async (inside) => {
    await project.write("feed.xml", feed(inside));
    expect((await importFrom("feed.xml")).out).toEqual(["1 article: 1 created."]);
    expect(api.articles.get("secret")?.document["topics"]).toEqual([]);
  });
});
