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

const begun = { startedAt: "2026-11-01T08:00:00Z", total: 9, marked: 0, waiting: 0, isHeld: false };
const half = { ...begun, marked: 9, waiting: 4 };

describe("edgewire rebuild", () => {
  it("waits until every record is written", async () => {
    api.rebuilds = [begun, half, { ...half, waiting: 0, finishedAt: "2026-11-01T08:00:09Z" }];
    const { code, out, err } = await project.run("rebuild", "--to", api.url);
    expect({ code, out }).toEqual({ code: EXIT.done, out: ["9 records are written anew."] });
    expect(err).toEqual([0, 5, 9].map((count) => `Rebuild: ${count} of 9 records written`));
    const asked = api.requests.filter(({ path }) => path === "/publishing/rebuild");
    expect(asked.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
  });

  it("leaves what the day's budget keeps to the server, and says so", async () => {
    api.rebuilds = [{ ...half, isHeld: true }];
    const { code, out } = await project.run("rebuild", "--to", api.url, "--json");
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(out.join(""))).toMatchObject({ written: 5, total: 9, isHeld: true });
  });

  it("says why there is none", async () => {
    api.intercept = ({ path }) =>
      path === "/publishing/rebuild"
        ? { status: 404, body: { detail: "no such path" } }
        : undefined;
    const { code, err } = await project.run("rebuild", "--to", api.url);
    expect(code).toBe(EXIT.problems);
    expect(err.join("")).toContain("no such path");
  });
});
