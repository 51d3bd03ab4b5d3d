import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import type { FakeApi } from "../support/fake-api.ts";
import { besideApi } from "./beside-api.ts";
import type { Project } from "./project.ts";

const TOKEN = `ew_${"t".repeat(43)}`;
const ISSUED = { name: "ci", scopes: ["write", "publish"], createdBy: "desk" };

let api: FakeApi;
let project: Project;

besideApi((desk) => {
  ({ api, project } = desk);
});

const tokens = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("tokens", ...args, "--to", api.url);

describe("edgewire tokens", () => {
  it("creates one, and shows it", async () => {
    api.intercept = () => ({ status: 201, body: { ...ISSUED, token: TOKEN } });
    const { code, out } = await tokens("create", "ci", "--scope", "write, publish");
    expect(code).toBe(EXIT.done);
    expect(out.join("\n")).toContain(TOKEN);
    const [{ method, path, body } = {}] = api.requests;
    expect([method, path, JSON.parse(String(body))]).toEqual([
      "POST",
      "/publishing/tokens",
      { name: "ci", scopes: ["write", "publish"] },
    ]);
  });

  it("ends one after days, or at an instant", async () => {
    api.intercept = () => ({ status: 201, body: { ...ISSUED, token: TOKEN } });
    await tokens("create", "ci", "--scope", "write", "--expires", "90d");
    await tokens("create", "ci", "--scope", "write", "--expires", "2030-01-01T00:00:00+01:00");
    const [days, instant] = api.requests.map(
      ({ body }) => (JSON.parse(String(body)) as { expiresAt: string }).expiresAt,
    );
    expect(days).toBe("2027-02-20T10:30:00Z");
    expect(instant).toBe("2029-12-31T23:00:00Z");
  });

  it("lists them, and revokes one", async () => {
    const revokedAt = "2026-11-20T12:00:00Z";
    api.intercept = ({ method }) => ({
      status: 200,
      body: method === "GET" ? { tokens: [ISSUED, { ...ISSUED, name: "old", revokedAt }] } : ISSUED,
    });
    expect((await tokens("list")).out.join("\n").split("\n")).toEqual([
      "ci: write, publish; from desk; never used",
      `old: write, publish; from desk; never used; revoked ${revokedAt}`,
    ]);
    expect((await tokens("revoke", "ci")).out).toEqual([
      "The token of ci is refused everywhere within 5 seconds.",
    ]);
    expect(api.requests.at(-1)).toMatchObject({ method: "DELETE", path: "/publishing/tokens/ci" });
    expect(JSON.parse((await tokens("list", "--json")).out.join("\n"))).toMatchObject({
      tokens: [{ name: "ci" }, { name: "old" }],
    });
  });

  it("says what the server refused", async () => {
    const detail = "This token may not do that; it would need the scope admin";
    api.intercept = () => ({ status: 403, body: { title: "Forbidden", detail } });
    const { code, err } = await tokens("list");
    expect({ code, err }).toEqual({ code: EXIT.problems, err: [`Forbidden: ${detail}`] });
  });

  it("names what is wrong, field by field", async () => {
    const problems = [{ pointer: "/expiresAt", detail: "is in the past" }];
    api.intercept = () => ({ status: 422, body: { title: "One thing is wrong", problems } });
    const past = ["create", "past", "--scope", "write", "--expires", "2020-01-01T00:00:00Z"];
    expect((await tokens(...past)).err).toEqual(["expiresAt: is in the past"]);
    expect(JSON.parse((await tokens(...past, "--json")).out[0] ?? "")).toEqual({
      errors: ["expiresAt: is in the past"],
      exitCode: EXIT.problems,
    });
  });

  it.each([
    [["mint", "ci"]],
    [["create"]],
    [["create", "C I", "--scope", "write"]],
    [["create", "ci"]],
    [["create", "ci", "--scope", "root"]],
    [["create", "ci", "--scope", "write", "--expires", "soon"]],
    [["list", "ci"]],
    [["revoke", "ci", "--scope", "write"]],
  ])("asks for nothing with %j", async (args) => {
    expect((await tokens(...args)).code).toBe(EXIT.usage);
    expect(api.requests).toEqual([]);
  });
});
