import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;

beforeEach(async () => {
  project = await aProject();
});
afterEach(() => project.remove());

describe("edgewire check", () => {
  it("exits with 0 and says so when nothing is wrong", async () => {
    expect(await project.run("check")).toEqual({
      code: EXIT.done,
      out: ["2 articles: no problems."],
      err: [],
    });
  });

  it("finds every problem of every file at once, each with its place", async () => {
    await project.edit("content/articles/first.md", "[syria]", "[syri, syria]");
    await project.edit("content/articles/first.md", "editor: bob", "editor: rob");
    await project.edit("content/articles/first.md", "/articles/second", "/articles/secnod");
    await project.edit("content/articles/first.md", "/sections/world", "/sections/sport");
    await project.edit("content/articles/second.md", "summary: What it says too.", "summary: ");
    await project.write("content/articles/Third One.md", "---\n---\n");
    const { code, out } = await project.run("check");
    expect(code).toBe(EXIT.problems);
    expect(out).toEqual([
      "content/articles/Third One.md: the file's name is the slug: 1 to 80 of a-z, 0-9 and hyphens; call it third-one.md",
      "content/articles/first.md:7:10 topics/0: `syri` is not among the topics of publication.yaml; did you mean syria?",
      "content/articles/first.md:10:13 byline/1/editor: `rob` is not among the authors of publication.yaml; did you mean bob?",
      "content/articles/first.md:16:26: the link to /articles/secnod leads nowhere; did you mean /articles/second?",
      "content/articles/first.md:16:62: the link to /sections/sport leads nowhere",
      expect.stringMatching(/^content\/articles\/second\.md:4:\d+ summary: /),
      "3 articles: 6 problems.",
    ]);
  });

  it("names the files that share an id", async () => {
    await project.edit("content/articles/second.md", "2026-11-21/second", "2026-11-20/first");
    const { out } = await project.run("check");
    expect(out).toEqual([
      "content/articles/first.md:2:5 id: is also the id of content/articles/second.md; edgewire new mints one for each article",
      "content/articles/second.md:2:5 id: is also the id of content/articles/first.md; edgewire new mints one for each article",
      "2 articles: 2 problems.",
    ]);
  });

  it.each([
    ["dot.gif", "does not exist"],
    ["../../../etc/passwd.png", "outside the content folder"],
    ["../articles/first.md", "is of a kind that is not published"],
    [`/media/${"0".repeat(64)}.png`, "is not the digest of any file"],
  ])("says what is wrong with the picture %s", async (src, detail) => {
    await project.edit("content/articles/first.md", "../media/dot.png", src);
    const { code, out } = await project.run("check");
    expect(code).toBe(EXIT.problems);
    expect(out[0]).toMatch(/^content\/articles\/first\.md:12:\d+ picture\/src: /);
    expect(out[0]).toContain(detail);
  });

  it("says that a file's bytes are another format than its name", async () => {
    await project.write("content/media/dot.jpg", await project.read("content/media/logo.png"));
    await project.write("content/media/dot.webp", "GIF89a\u0001\u0000\u0001\u0000");
    await project.edit("content/articles/first.md", "dot.png", "dot.webp");
    const { out } = await project.run("check");
    expect(out[0]).toContain("is a gif file inside; its name must end so");
  });

  it("says that a file is not UTF-8, and goes on with the others", async () => {
    await project.write("content/articles/latin.md", "");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(`${project.directory}/content/articles/latin.md`, Buffer.from([0xe9, 0x0a]));
    const { out } = await project.run("check");
    expect(out).toEqual([
      "content/articles/latin.md: is not UTF-8; save it as UTF-8",
      "3 articles: 1 problem.",
    ]);
  });

  it("tells only of the paths named, but always of the settings", async () => {
    await project.edit("content/articles/first.md", "section: world", "section: sport");
    expect((await project.run("check", "content/articles/second.md")).code).toBe(EXIT.done);
    await project.edit("content/publication.yaml", "language: en", "language: ''");
    const { code, out } = await project.run("check", "content/articles/second.md");
    expect(code).toBe(EXIT.problems);
    expect(out[0]).toMatch(/^content\/publication\.yaml:5:\d+ language: /);
  });

  it("prints one JSON object with --json", async () => {
    await project.edit("content/articles/first.md", "section: world", "section: sport");
    const { code, out } = await project.run("check", "--json");
    expect(out.map((line): unknown => JSON.parse(line))).toEqual([
      {
        articles: 2,
        problems: [
          {
            path: "content/articles/first.md",
            line: 6,
            column: 10,
            pointer: "/section",
            detail:
              "`sport` is not among the sections of publication.yaml; add it there, or use one that is there",
          },
        ],
        exitCode: code,
      },
    ]);
  });

  it("says where the content is not", async () => {
    expect(await project.run("check", "--content", "contents")).toEqual({
      code: EXIT.usage,
      out: [],
      err: ["there is no folder contents"],
    });
  });
});
