import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { CORRECTED_AT, type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;
let answer: { readonly status: number; readonly body: object };

beforeEach(async () => {
  api = await fakeApi();
  project = await aProject();
  await project.run("publish", "--to", api.url);
  answer = { status: 200, body: { etag: '"2-x"', changed: true, created: false } };
  api.intercept = ({ method }) =>
    method === "POST" ? { ...answer, headers: { etag: '"2-x"' } } : undefined;
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const run = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run(...args, "--to", api.url);
const posted = () => {
  const request = api.requests.findLast(({ method }) => method === "POST");
  const text = request?.body.toString() ?? "";
  return {
    path: request?.path,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    note: request?.query.get("note"),
    tag: request?.headers["if-match"],
  };
};

describe("a command about one article", () => {
  it.each([
    [
      ["schedule", "first", "--at", "2026-12-01T09:00:00+01:00"],
      "schedule",
      { at: "2026-12-01T08:00:00Z" },
      "first is scheduled for 2026-12-01T08:00:00Z. content/articles/first.md says so now.",
    ],
    [
      ["move", "first", "third"],
      "move",
      { to: "third" },
      "first moved to third. Rename its file to third.md, with `movedFrom: [first]` in it.",
    ],
    [
      ["correct", "first", "--text", "It was *Tuesday*."],
      "corrections",
      { text: "It was *Tuesday*." },
      "first is corrected. Take the note over into `corrections:` of its file.",
    ],
    [
      ["reinstate", "first"],
      "reinstate",
      undefined,
      "first is live again. content/articles/first.md says so now.",
    ],
  ])("%j is sent under the revision that was pushed last", async (words, below, body, told) => {
    const { code, out } = await run(...words, "--note", "as told");
    expect({ code, out }).toEqual({ code: EXIT.done, out: [told] });
    const tag = api.articles.get("first")?.etag;
    const path = `/publishing/articles/first/${below}`;
    expect(posted()).toEqual({ path, body, note: "as told", tag });
  });

  it("is sent again under the same key where the answer was lost, and under another the next time", async () => {
    let lost = 1;
    api.intercept = ({ method }) =>
      method === "POST" ? { ...answer, status: lost-- > 0 ? 0 : 200 } : undefined;
    for (let time = 0; time < 2; time++) await run("reinstate", "first");
    const [first, again, other] = api.requests
      .filter(({ method }) => method === "POST")
      .map(({ headers }) => headers["idempotency-key"]);
    expect(first).toMatch(/^"[\w-]{36}"$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("is sent under the revision that stands there with --force", async () => {
    api.articles.set("first", { document: {}, etag: '"theirs"' });
    await run("reinstate", "first", "--force");
    expect(posted().tag).toBe('"theirs"');
  });

  it.each([
    [["schedule", "first", "--at", "soon"], "--at soon is no date-time with a zone"],
    [["move", "first", "No Slug"], "No Slug is not a slug"],
    [["reinstate", "No Slug"], "No Slug is not a slug"],
  ])("%j is not sent at all", async (words, complaint) => {
    const { code, err } = await run(...words);
    expect({ code, err }).toEqual({ code: EXIT.usage, err: [complaint] });
    expect(posted().path).toBeUndefined();
  });

  it.each([
    [409, "The article is live; reinstate does not apply to that"],
    [412, "somebody else changed it since you published it; look, then --force"],
  ])("says why the server refuses it with %i", async (status, detail) => {
    answer = { status, body: { detail, status } };
    const { code, err } = await run("reinstate", "first");
    expect({ code, err }).toEqual({ code: EXIT.problems, err: [`first: ${detail}`] });
  });

  it("names the field that the server finds wrong", async () => {
    const problems = [{ pointer: "/at", detail: "has passed" }];
    answer = { status: 422, body: { title: "One thing is wrong", status: 422, problems } };
    const { err } = await run("schedule", "first", "--at", "2026-12-01T09:00:00Z");
    expect(err).toEqual(["first at: has passed"]);
  });
});

const FILE = "content/articles/first.md";

describe("what a command did", () => {
  beforeEach(() => {
    api.intercept = () => undefined;
  });

  it("is written into the file, which is then what was published", async () => {
    const { code, out } = await run("correct", "first", "--text", "A note.");
    expect({ code, out }).toEqual({
      code: EXIT.done,
      out: [`first is corrected. ${FILE} says so now.`],
    });
    expect(await project.read(FILE)).toContain(
      `\ncorrections:\n  - { at: ${CORRECTED_AT}, text: "A note." }\n---\n`,
    );
    expect((await run("publish")).out).toContain("2 articles: 2 unchanged; settings unchanged.");
    await project.edit(FILE, "It begins", "It began");
    expect(await run("publish")).toMatchObject({ code: EXIT.done, err: [] });
    expect(api.articles.get("first")?.document["corrections"]).toHaveLength(1);
  });

  it("is no change of somebody else's, to a takedown least of all", async () => {
    await run("correct", "first", "--text", "A note.");
    expect((await run("move", "first", "third")).code).toBe(EXIT.done);
    const gone = await run("withdraw", "third", "--reason", "Urgent.");
    expect(gone).toMatchObject({ code: EXIT.done, err: [] });
  });

  it("is asked for where it could not be written", async () => {
    await project.edit(FILE, "section:", "corrections: [] # none yet\nsection:");
    const { out } = await run("correct", "first", "--text", "A note.");
    expect(out).toEqual([
      "first is corrected. Take the note over into `corrections:` of its file.",
    ]);
    const { code, err } = await run("publish");
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: [
        `${FILE}: you changed it by a command since, and this file does not say so; let it, and publish again, or replace what is there with --force`,
      ],
    });
    // The next command goes on from there all the same.
    expect((await run("correct", "first", "--text", "Another.")).code).toBe(EXIT.done);
  });

  it("over somebody else's revision makes that no revision of the file", async () => {
    const { document = {} } = api.articles.get("first") ?? {};
    api.articles.set("first", { document: { ...document, title: "Theirs" }, etag: '"theirs"' });
    await run("correct", "first", "--text", "A note.", "--force");
    expect(await project.read(FILE)).toContain("A note.");
    expect((await run("publish")).code).toBe(EXIT.problems);
    expect(api.articles.get("first")?.document["title"]).toBe("Theirs");
  });

  it("of scheduling a draft is written into that, with where it belongs", async () => {
    const { directory } = project;
    await mkdir(join(directory, "content/drafts"));
    await rename(join(directory, FILE), join(directory, "content/drafts/first.md"));
    const { out } = await run("schedule", "first", "--at", "2026-12-01T09:00:00Z");
    expect(out).toEqual([
      "first is scheduled for 2026-12-01T09:00:00Z. content/drafts/first.md says so now; move it to content/articles, for it is no draft any more.",
    ]);
    const text = await project.read("content/drafts/first.md");
    expect(text).toContain("\npublishedAt: 2026-12-01T09:00:00Z\n");
    expect(text).toContain("\nembargo: 2026-12-01T09:00:00Z\n---\n");
  });
});

describe("a correction that readers were shown", () => {
  const note = `corrections:\n  - { at: 2026-11-22T09:00:00Z, text: "Wrong." }\nsection:`;
  const complaint = `${FILE}: would take back what readers were told on 2026-11-22T09:00:00Z; put that into \`corrections:\`, or take it back with \`publish --force\``;

  it("is not taken back by its file but by force", async () => {
    await project.edit(FILE, "section:", note);
    await run("publish");
    await project.edit(FILE, note, "section:");
    expect(await run("publish")).toMatchObject({ code: EXIT.problems, err: [complaint] });
    expect(api.articles.get("first")?.document["corrections"]).toHaveLength(1);
    expect((await run("publish", "--force")).code).toBe(EXIT.done);
    expect(api.articles.get("first")?.document["corrections"]).toEqual([]);
  });

  it("holds no withdrawal up", async () => {
    await project.edit(FILE, "section:", note);
    await run("publish");
    const withdrawn = `withdrawn: { at: 2026-11-22T10:00:00Z, reason: "Wrong" }\nsection:`;
    await project.edit(FILE, note, withdrawn);
    expect((await run("publish")).code).toBe(EXIT.done);
  });
});
