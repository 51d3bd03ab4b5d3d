import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type FakeApi, fakeApi } from "../support/fake-api.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;
let lifetimes: unknown[];

const LINKS = {
  html: "https://news.example/preview/first?a",
  atom: "https://news.example/preview/first/atom.xml?a",
};
const MADE = { expiresAt: "2026-11-23T12:00:00Z", state: "draft", revision: 1, links: LINKS };

beforeEach(async () => {
  api = await fakeApi();
  project = await aProject();
  lifetimes = [];
  api.intercept = ({ method, path, body }) => {
    if (method !== "POST" || !path.endsWith("/previews")) return undefined;
    lifetimes.push(JSON.parse(body.toString()));
    return { status: 200, body: MADE };
  };
});
afterEach(async () => {
  await api.close();
  await project.remove();
});

const preview = (...args: readonly string[]): ReturnType<Project["run"]> =>
  project.run("preview", "--to", api.url, ...args);
const FILE = "content/articles/first.md";
const puts = () => api.requests.filter(({ method }) => method === "PUT").map(({ path }) => path);

describe("edgewire preview", () => {
  it("of a slug prints the links to what is there, good for as long as was said", async () => {
    const { code, out } = await preview("first", "--for", "7d");
    expect(code).toBe(EXIT.done);
    expect(lifetimes).toEqual([{ for: "7d" }]);
    expect(puts()).toEqual([]);
    expect(out).toEqual([
      "first, revision 1 (draft). The links are good until 2026-11-23T12:00:00Z, or until the next revision:",
      `  html  ${LINKS.html}`,
      `  atom  ${LINKS.atom}`,
    ]);
  });

  it("of a file keeps it as a draft first, its files too, and publishes nothing", async () => {
    const { code, out } = await preview(FILE, "--json");
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(out.join(""))).toEqual({ slug: "first", ...MADE, exitCode: 0 });
    expect(lifetimes).toEqual([{ for: "24h" }]);
    const kept = puts().filter((path) => !path.startsWith("/publishing/media/"));
    expect(kept).toEqual(["/publishing/articles/first/draft"]);
    expect(api.media.size).toBeGreaterThan(0);
    // Saved again under the revision it left.
    await project.edit(FILE, "title: ", "title: Again ");
    expect((await preview(FILE)).code).toBe(EXIT.done);
  });

  it("of a file among the drafts keeps that, and leaves the file where it is", async () => {
    const { directory } = project;
    await mkdir(join(directory, "content/drafts"));
    const draft = "content/drafts/first.md";
    await rename(join(directory, FILE), join(directory, draft));
    // What only publication asks for may be wanting.
    await project.edit(draft, "section: world\n", "section: sport\n");
    const { code, out } = await preview(draft);
    expect({ code, out: out.at(-1) }).toEqual({ code: EXIT.done, out: `  atom  ${LINKS.atom}` });
    expect(puts()).toContain("/publishing/articles/first/draft");
    expect(await project.read(draft)).toContain("It begins");
  });

  it("replaces nobody else's draft but by force", async () => {
    await preview(FILE);
    const saved = api.articles.get("first");
    if (!saved) throw new Error("there is no draft");
    api.articles.set("first", { ...saved, etag: '"theirs"' });
    await project.edit(FILE, "title: ", "title: Again ");
    const { code, err } = await preview(FILE);
    expect([code, err.join("")]).toEqual([
      EXIT.problems,
      expect.stringContaining("somebody else saved this draft"),
    ]);
    expect(api.articles.get("first")?.etag).toBe('"theirs"');
    expect((await preview(FILE, "--force")).code).toBe(EXIT.done);
  });

  it("says where in the file the server finds what wrong", async () => {
    const answer = api.intercept;
    const problems = [{ pointer: "/section", detail: "is closed" }];
    api.intercept = (request) =>
      request.path.endsWith("/draft")
        ? { status: 422, body: { title: "One thing is wrong", problems } }
        : answer(request);
    const { code, err } = await preview(FILE);
    expect({ code, line: err.at(-1) }).toEqual({
      code: EXIT.problems,
      line: `${FILE}:6:10 section: is closed`,
    });
  });

  it("keeps no draft beside a live article", async () => {
    const answer = api.intercept;
    api.intercept = (request) =>
      request.method === "GET" && request.path === "/publishing/articles/first"
        ? { status: 200, headers: { etag: '"1-a"', "article-state": "live" }, body: {} }
        : answer(request);
    const { code, err } = await preview(FILE);
    expect([code, err.join("")]).toEqual([EXIT.problems, expect.stringContaining("is live")]);
    expect(puts().filter((path) => path.endsWith("/draft"))).toEqual([]);
    expect(lifetimes).toEqual([]);
  });

  it("sends nothing of a file that has problems, and says each", async () => {
    await project.edit(FILE, "title: ", "titel: ");
    const { code, err } = await preview(FILE);
    expect(code).toBe(EXIT.problems);
    expect(err.join("\n")).toContain(`${FILE}:`);
    expect(api.requests).toEqual([]);
  });

  it("says what the server has against it", async () => {
    api.intercept = () => ({
      status: 422,
      headers: { "content-type": "application/problem+json" },
      body: {
        status: 422,
        detail: "One thing is wrong",
        problems: [{ pointer: "/for", detail: "is `1w`; write …" }],
      },
    });
    const { code, err } = await preview("first", "--for", "1w");
    expect([code, err]).toEqual([EXIT.usage, ["--for is `1w`; write …"]]);
    api.intercept = () => ({
      status: 409,
      body: { status: 409, detail: "It is gone", state: "gone" },
    });
    expect((await preview("first")).err).toEqual(["first: It is gone"]);
    api.intercept = () => ({ status: 401 });
    expect((await preview("first")).err.join("")).toContain("token is not known");
  });
});
