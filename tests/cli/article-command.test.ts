import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
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
      "first is scheduled for 2026-12-01T08:00:00Z. Let its file say `embargo: 2026-12-01T08:00:00Z`.",
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
      "first is live again. Take `withdrawn:` out of its file.",
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
});
