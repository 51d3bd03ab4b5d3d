import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const run = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run(...args, "--to", api.url);

const committedAt = "2026-11-22T10:00:00Z";
const first = { revision: 1, state: "draft", title: "A bridge", by: "ci", committedAt };
const second = { ...first, revision: 2, state: "live", title: "The bridge", by: "desk" };
const third = { ...second, revision: 3, note: "as the engineers said" };

const remembering = (...revisions: readonly object[]): void => {
  api.intercept = ({ path }) =>
    path.includes("/diff/")
      ? { status: 200, body: { from: 2, to: 3, changes: [] } }
      : { status: 200, body: { revisions } };
};

describe("edgewire revisions", () => {
  it("lists them, the newest first, with who, when and why", async () => {
    remembering(third, first);
    expect((await run("revisions", "bridge")).out).toEqual([
      `3  ${committedAt}  live   desk  The bridge (as the engineers said)`,
      `1  ${committedAt}  draft  ci    A bridge`,
    ]);
    expect(api.requests.at(-1)?.path).toBe("/publishing/articles/bridge/revisions");
    const { out } = await run("revisions", "bridge", "--json");
    expect(JSON.parse(out.join(""))).toEqual({ revisions: [third, first], exitCode: EXIT.done });
  });

  it("says what the server says where no such article is", async () => {
    api.intercept = () => ({ status: 404, body: { title: "Not Found", detail: "No such slug" } });
    const { code, err } = await run("revisions", "bridge");
    expect([code, err.join("\n")]).toEqual([
      EXIT.problems,
      expect.stringContaining("No such slug"),
    ]);
  });
});

describe("edgewire diff", () => {
  it.each([
    [[], "2/diff/3"],
    [["1"], "1/diff/3"],
    [["1", "2"], "1/diff/2"],
  ])("compares what is named, otherwise the two newest: %j", async (named, path) => {
    remembering(third, second, first);
    await run("diff", "bridge", ...named);
    expect(api.requests.at(-1)?.path).toBe(`/publishing/articles/bridge/revisions/${path}`);
  });

  it("shows each place with what was there before and after", async () => {
    const changes = [
      { kind: "changed", pointer: "/title", before: "A\u{1b}[2J", after: "The bridge" },
      { kind: "added", pointer: "/cards/0/blocks/1", after: { type: "text" } },
      { kind: "removed", pointer: "/topics", before: null },
    ];
    api.intercept = ({ path }) => ({
      status: 200,
      body: path.includes("/diff/")
        ? { from: 2, to: 3, changes }
        : { revisions: [third, second, first] },
    });
    expect((await run("diff", "bridge")).out).toEqual([
      "/title",
      String.raw`- "A\u001b[2J"`,
      '+ "The bridge"',
      "/cards/0/blocks/1",
      '+ {"type":"text"}',
      "/topics",
      "- null",
    ]);
    const { out } = await run("diff", "bridge", "--json");
    expect(JSON.parse(out.join(""))).toEqual({ from: 2, to: 3, changes, exitCode: EXIT.done });
  });

  it("says so where nothing differs, and where there is nothing to compare", async () => {
    remembering(third, second);
    expect((await run("diff", "bridge")).out).toEqual(["Revisions 2 and 3 have the same content."]);
    remembering(first);
    const { code, err } = await run("diff", "bridge");
    expect(code).toBe(EXIT.problems);
    expect(err).toEqual(["bridge has one revision alone: there is none to compare it to"]);
  });

  it("refuses what is no number before it asks", async () => {
    const { code, err } = await run("diff", "bridge", "0");
    expect({ code, err }).toEqual({
      code: EXIT.usage,
      err: ["0 is no revision: they are numbered from 1"],
    });
    expect(api.requests).toEqual([]);
  });
});

describe("edgewire audit", () => {
  const issued = { sequence: 1, at: committedAt, token: "desk", command: "issueToken" };
  const taken = {
    sequence: 2,
    at: committedAt,
    token: "ci",
    command: "withdraw",
    subject: "tag:wire.example,2026:x",
    slug: "bridge",
    state: "withdrawn",
    revision: 4,
    note: "a court order",
  };

  it("reads every page, oldest first", async () => {
    api.intercept = ({ query }) =>
      query.get("after") === "1"
        ? { status: 200, body: { entries: [taken], next: null } }
        : { status: 200, body: { entries: [{ ...issued, subject: "ci" }], next: 1 } };
    const both = await run("audit");
    expect(both).toMatchObject({ code: EXIT.done, err: [] });
    expect(both.out).toEqual([
      `1  ${committedAt}  desk: issueToken ci`,
      `2  ${committedAt}  ci: withdraw bridge: revision 4, withdrawn (a court order)`,
    ]);
    const { out } = await run("audit", "--json");
    expect(JSON.parse(out.join(""))).toMatchObject({ entries: [{ subject: "ci" }, taken] });
  });

  it("stops at a page that leads nowhere", async () => {
    api.intercept = () => ({ status: 200, body: { entries: [taken], next: 0 } });
    expect(await run("audit")).toMatchObject({
      code: EXIT.server,
      err: ["the audit log goes on after 0, where it has been"],
    });
  });

  it("asks for what is chosen alone", async () => {
    api.intercept = () => ({ status: 200, body: { entries: [], next: null } });
    await run("audit", "--subject", "a b", "--token", "ci", "--after", "7");
    expect(Object.fromEntries(api.requests.at(-1)?.query ?? [])).toEqual({
      subject: "a b",
      token: "ci",
      after: "7",
      limit: "1000",
    });
    expect((await run("audit", "--after", "last")).err).toEqual(["--after last is no number"]);
  });
});
