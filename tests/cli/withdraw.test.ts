import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type FakeApi, WITHDRAWN_AT, fakeApi } from "../support/fake-api.ts";
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

const withdraw = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("withdraw", "--to", api.url, ...args);

describe("edgewire withdraw", () => {
  it("takes the article down with the reason, and writes the server's instant into its file", async () => {
    const before = await project.read("content/articles/first.md");
    const { code, out } = await withdraw("first", "--reason", 'Published "in error"');
    expect(code).toBe(EXIT.done);
    expect(out).toEqual([
      `first is withdrawn since ${WITHDRAWN_AT}. content/articles/first.md says so now, so the next publish agrees.`,
    ]);
    expect(await project.read("content/articles/first.md")).toBe(
      before.replace(
        "  alt: A dot\n---",
        `  alt: A dot\nwithdrawn: { at: ${WITHDRAWN_AT}, reason: "Published \\"in error\\"" }\n---`,
      ),
    );
  });

  it("says what stands in its place and who demands it, here and in the file", async () => {
    const notice = [
      "--replaced-by",
      "second",
      "--demand-by",
      "A court",
      "--demand-reference",
      "1: 2",
    ];
    expect((await withdraw("first", "--reason", "Wrong", ...notice)).code).toBe(EXIT.done);
    const withdrawn = {
      at: WITHDRAWN_AT,
      reason: "Wrong",
      replacedBy: "second",
      demand: { by: "A court", reference: "1: 2" },
    };
    expect(api.articles.get("first")?.document["withdrawn"]).toEqual(withdrawn);
    expect(await project.read("content/articles/first.md")).toContain(
      `withdrawn: { at: ${WITHDRAWN_AT}, reason: "Wrong", replacedBy: "second", demand: { by: "A court", reference: "1: 2" } }\n`,
    );
    const { out } = await project.run("publish", "--to", api.url);
    expect(out).toContain("2 articles: 2 unchanged; settings unchanged.");
  });

  it("retracts, here and in the file", async () => {
    const { code } = await withdraw("first", "--reason", "Made up", "--retracted");
    expect(code).toBe(EXIT.done);
    const { query } = api.requests.findLast(({ method }) => method === "DELETE") ?? {};
    expect(query?.get("kind")).toBe("retracted");
    expect(await project.read("content/articles/first.md")).toContain("retracted: true }");
    const { out } = await project.run("publish", "--to", api.url);
    expect(out).toContain("2 articles: 2 unchanged; settings unchanged.");
  });

  it.each([
    [
      ["--retracted", "--demand-by", "A court"],
      "--retracted and --demand-by exclude each other: what is demanded is no retraction",
    ],
    [["--replaced-by", "No Slug"], "No Slug is not a slug"],
    [["--demand-by", " "], "--demand-by is empty; the public is told who demands it"],
    [["--demand-by", "A court", "--demand-reference", " "], "--demand-reference is empty"],
    [["--demand-reference", "1"], "--demand-reference needs --demand-by"],
  ])("does nothing where %j is wrong", async (notice, complaint) => {
    const { code, err } = await withdraw("first", "--reason", "Wrong", ...notice);
    expect({ code, err }).toEqual({ code: EXIT.usage, err: [complaint] });
    expect(api.articles.get("first")?.document["withdrawn"]).toBeUndefined();
  });

  it("makes the next publish find nothing to change", async () => {
    await withdraw("first", "--reason", "Wrong");
    const { code, out } = await project.run("publish", "--to", api.url);
    expect(code).toBe(EXIT.done);
    expect(out).toContain("2 articles: 2 unchanged; settings unchanged.");
  });

  it("needs no file, and then says what to write if one comes back", async () => {
    const elsewhere = await aProject();
    await rm(`${elsewhere.directory}/content/articles/first.md`);
    const { code, out } = await elsewhere.run(
      "withdraw",
      "first",
      "--reason",
      "Wrong",
      "--to",
      api.url,
    );
    await elsewhere.remove();
    expect(code).toBe(EXIT.done);
    expect(out[0]).toContain("There is no content/articles/first.md");
    expect(api.articles.get("first")?.document["withdrawn"]).toBeDefined();
  });

  it("waits for no revision tag, and says that somebody else was there", async () => {
    const theirs = { document: { title: "Theirs" }, etag: '"theirs"' };
    api.articles.set("first", theirs);
    const { code, err } = await withdraw("first", "--reason", "Wrong");
    expect({ code, err }).toEqual({
      code: EXIT.done,
      err: ["warning: somebody else published first since you did; what they wrote is withdrawn"],
    });
    expect(api.articles.get("first")?.document["withdrawn"]).toBeDefined();
    const { headers } = api.requests.findLast(({ method }) => method === "DELETE") ?? {};
    expect(headers?.["if-match"]).toBeUndefined();
    api.articles.set("second", theirs);
    const forced = await withdraw("second", "--reason", "Wrong", "--force");
    expect(forced).toMatchObject({ code: EXIT.done, err: [] });
    // Their change is not in the file.
    const { out } = await project.run("publish", "--to", api.url);
    expect(out).toContain(`ahead  ${api.url}/articles/first`);
  });

  it("is done as well when the article was gone before, for the same reason", async () => {
    await withdraw("first", "--reason", "Wrong");
    expect((await withdraw("first", "--reason", "Wrong")).code).toBe(EXIT.done);
  });

  it("takes a retraction down harder at once, and refuses whatever else it cannot do", async () => {
    await withdraw("first", "--reason", "Fabricated.", "--retracted");
    const again = await withdraw("first", "--reason", "Other.", "--retracted");
    expect(again).toEqual({
      code: EXIT.problems,
      out: [],
      err: [
        `first: nothing was changed, for it is retracted since ${WITHDRAWN_AT}, and its permalink says so ("Fabricated."). To say something else of it, \`npm run edgewire -- reinstate first\`, then withdraw it again.`,
      ],
    });
    const court = ["--reason", "Court.", "--demand-by", "X"];
    const { code, out } = await withdraw("first", ...court);
    expect({ code, out: out[0] }).toEqual({
      code: EXIT.done,
      out: expect.stringContaining(`first is withdrawn since ${WITHDRAWN_AT}, demanded by X.`),
    });
    expect(await project.read("content/articles/first.md")).toContain(
      `\nwithdrawn: { at: ${WITHDRAWN_AT}, reason: "Court.", demand: { by: "X" } }\n`,
    );
    const other = await withdraw("first", "--reason", "Completely different", "--replaced-by", "x");
    expect(other.code).toBe(EXIT.problems);
    expect(other.err[0]).toContain('demanded by X ("Court.").');
    const milder = await withdraw("first", "--reason", "Court.", "--retracted", "--json");
    expect(milder.code).toBe(EXIT.problems);
    expect(JSON.parse(milder.out[0] ?? "")).toMatchObject({ exitCode: EXIT.problems });
  });

  it("is no retraction where none was asked for", async () => {
    await withdraw("first", "--reason", "Fabricated.", "--retracted");
    expect((await withdraw("first", "--reason", "Fabricated.")).code).toBe(EXIT.done);
    expect(api.articles.get("first")?.document["withdrawn"]).toEqual({
      at: WITHDRAWN_AT,
      reason: "Fabricated.",
    });
  });

  it("says which part of the notice is wrong", async () => {
    const { code, err } = await withdraw("first", "--reason", "Wrong", "--replaced-by", "nope");
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: ["first withdrawn/replacedBy: is `nope`, which is not live; publish that first"],
    });
  });

  it("leaves a file that `check` accepts where an embargo had passed", async () => {
    await project.edit(
      "content/articles/first.md",
      "publishedAt: 2026-11-20T09:00:00Z",
      "embargo: 2026-11-20T09:00:00Z",
    );
    await withdraw("first", "--reason", "Wrong");
    const { out } = await project.run("check");
    expect(out).toEqual(["2 articles: no problems."]);
  });

  it("says that there is no such article", async () => {
    const { code, err } = await withdraw("nobody", "--reason", "Wrong");
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: ["nobody: there is no article nobody"],
    });
  });

  it("wants a reason, which the public is told", async () => {
    expect((await withdraw("first")).code).toBe(EXIT.usage);
    const empty = await withdraw("first", "--reason", "  ");
    expect(empty).toMatchObject({
      code: EXIT.usage,
      err: ["--reason is empty; the public is told why"],
    });
  });

  it("says that the token is not known", async () => {
    const stranger = await aProject({
      environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: "ew_other" },
    });
    const { code, err } = await stranger.run(
      "withdraw",
      "first",
      "--reason",
      "Wrong",
      "--to",
      api.url,
    );
    await stranger.remove();
    expect({ code, err }).toEqual({
      code: EXIT.problems,
      err: [expect.stringContaining(`this token is not known at ${api.url}; EDGEWIRE_TOKEN`)],
    });
  });

  it("exits with 3 when nothing answers", async () => {
    await api.close();
    const { code, err } = await withdraw("first", "--reason", "Wrong");
    expect({ code, err }).toEqual({
      code: EXIT.server,
      err: [`first: nothing answers at ${api.url}`],
    });
  });

  it("prints one JSON object with --json", async () => {
    const { out } = await withdraw("second", "--reason", "Wrong", "--json");
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({
      slug: "second",
      at: WITHDRAWN_AT,
      file: "written",
      projected: true,
      exitCode: EXIT.done,
    });
  });
});
