import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
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

  it("finds a running story that the settings do not have, and one written as it was before", async () => {
    await project.edit("content/articles/first.md", "[syria]", "[syria]\nstory: the-wire");
    await project.edit(
      "content/articles/second.md",
      "section: culture",
      "section: culture\nstory: { key: a, name: A }",
    );
    expect((await project.run("check")).out).toEqual([
      "content/articles/first.md:8:8 story: `the-wire` is not among the stories of publication.yaml; add it there, or use one that is there",
      "content/articles/second.md:7:8 story: is an object; write text",
      "2 articles: 2 problems.",
    ]);
  });

  it("finds translations that are none, each where it says so", async () => {
    const second = "content/articles/second.md";
    await project.edit(second, "section: culture", "section: culture\ntranslationOf: frist");
    const outcome = async () => (await project.run("check")).out.slice(0, -1);
    expect(await outcome()).toEqual([
      `${second}:7:16 translationOf: is \`frist\`, which is not published; publish the original first`,
    ]);
    await project.edit(second, "translationOf: frist", "translationOf: first\nlanguage: en");
    expect(await outcome()).toEqual([
      expect.stringMatching(/^content\/articles\/second\.md:8:11 language: is `en`, as `first` is/),
    ]);
    await project.edit(second, "language: en", "language: es");
    expect(await outcome()).toEqual([]);
    await project.edit(
      "content/articles/first.md",
      "section: world",
      "section: world\ntranslationOf: second",
    );
    expect(await outcome()).toEqual([
      expect.stringMatching(
        /^content\/articles\/first\.md:7:16 translationOf: is `second`, itself a/,
      ),
      expect.stringMatching(
        /^content\/articles\/second\.md:7:16 translationOf: is `first`, itself a/,
      ),
    ]);
  });

  it("finds a replacement that is not there", async () => {
    const first = "content/articles/first.md";
    const at = "2026-11-21T00:00:00Z";
    const withdrawn = `withdrawn: { at: ${at}, reason: Wrong, replacedBy: secnod }`;
    await project.edit(first, "section: world", `section: world\n${withdrawn}`);
    expect((await project.run("check")).out.slice(0, -1)).toEqual([
      `${first}:7:67 withdrawn/replacedBy: is \`secnod\`, which is no article here; did you mean \`second\`?`,
    ]);
    await project.edit(first, "secnod", "second");
    expect((await project.run("check")).code).toBe(EXIT.done);
  });

  it("finds unknown labels and shared ids of an article that has other problems too", async () => {
    await project.edit("content/articles/first.md", "summary: What it says.", "summary: ''");
    await project.edit("content/articles/first.md", "section: world", "section: wrld");
    await project.edit("content/articles/first.md", "[syria]", "[syri, Not A Slug]");
    await project.edit("content/articles/first.md", "editor: bob", "editor: rob");
    await project.edit("content/articles/first.md", "2026-11-20/first", "2026-11-21/second");
    const { out } = await project.run("check", "content/articles/first.md");
    expect(out.map((line) => line.slice(0, line.indexOf(": ")))).toEqual([
      "content/articles/first.md:2:5 id",
      "content/articles/first.md:4:10 summary",
      "content/articles/first.md:6:10 section",
      "content/articles/first.md:7:10 topics/0",
      "content/articles/first.md:7:16 topics/1",
      "content/articles/first.md:10:13 byline/1/editor",
      "1 article",
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("finds the line where lines end with %j", async (newline) => {
    const path = "content/articles/first.md";
    const lines = (await project.read(path)).replace("section: world", "section: wrld");
    await project.write(path, lines.replaceAll("\n", newline));
    const { out } = await project.run("check");
    expect(out[0]).toMatch(/^content\/articles\/first\.md:6:10 section: `wrld` is not among/);
  });

  it("finds the dates that have not come yet, each where it is written", async () => {
    await project.edit(
      "content/articles/second.md",
      "publishedAt: 2026-11-21T09:00:00Z",
      `publishedAt: 2026-11-22T11:30:01+01:00
updatedAt: 2026-11-23T00:00:00Z
corrections:
  - { at: 2026-11-25T00:00:00Z, text: Later. }
  - { at: 2026-11-22T10:30:00Z, text: This very second. }
developments:
  - { at: 2026-11-24T00:00:00Z, title: T, text: Later. }`,
    );
    const { code, out } = await project.run("check");
    expect(code).toBe(EXIT.problems);
    const later = "which lies in the future: nothing is published before its time";
    expect(out).toEqual([
      `content/articles/second.md:5:14 publishedAt: is 2026-11-22T10:30:01Z, ${later}`,
      `content/articles/second.md:6:12 updatedAt: is 2026-11-23T00:00:00Z, ${later}`,
      `content/articles/second.md:8:11 corrections/0/at: is 2026-11-25T00:00:00Z, ${later}`,
      `content/articles/second.md:11:11 developments/0/at: is 2026-11-24T00:00:00Z, ${later}`,
      "2 articles: 4 problems.",
    ]);
  });

  it("judges what is under an embargo as of its end", async () => {
    const [before, end] = ["publishedAt: 2026-11-21T09:00:00Z", "2026-12-01T09:00:00Z"];
    const corrections = (at: string) => `corrections: [{ at: ${at}, text: Wrong. }]`;
    await project.edit(
      "content/articles/second.md",
      before,
      `embargo: ${end}\n${corrections(end)}`,
    );
    expect((await project.run("check")).code).toBe(EXIT.done);
    await project.edit(
      "content/articles/second.md",
      corrections(end),
      corrections("2026-12-02T00:00:00Z"),
    );
    const { out } = await project.run("check");
    expect(out[0]).toContain("corrections/0/at: is 2026-12-02T00:00:00Z, which lies in the future");
    await project.edit(
      "content/articles/second.md",
      `embargo: ${end}`,
      `${before}\nembargo: ${end}`,
    );
    expect((await project.run("check")).out[0]).toContain(
      "publishedAt: is `2026-11-21T09:00:00Z`; under an embargo it is its end (2026-12-01T09:00:00Z)",
    );
  });

  it("names the files that share an id", async () => {
    await project.edit("content/articles/second.md", "2026-11-21/second", "2026-11-20/first");
    const { out } = await project.run("check");
    expect(out).toEqual([
      "content/articles/first.md:2:5 id: is also the id of content/articles/second.md; npm run edgewire -- new mints one for each article",
      "content/articles/second.md:2:5 id: is also the id of content/articles/first.md; npm run edgewire -- new mints one for each article",
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

  it("says which picture of a text it means", async () => {
    await project.edit("content/articles/second.md", "It goes on.", "![A dot](../media/no.png)");
    const { out } = await project.run("check");
    expect(out[0]).toMatch(
      /^content\/articles\/second\.md:\d+:\d+: `\.\.\/media\/no\.png` does not exist/,
    );
  });

  it("follows no link out of the content folder, and any within it", async () => {
    const { directory } = project;
    const outside = join(directory, "secret.md");
    await rename(join(directory, "content/articles/second.md"), outside);
    await symlink(outside, join(directory, "content/articles/second.md"));
    await rename(join(directory, "content/media/dot.png"), join(directory, "dot.png"));
    await symlink(join(directory, "dot.png"), join(directory, "content/media/dot.png"));
    const { code, out } = await project.run("check");
    expect(code).toBe(EXIT.problems);
    expect(out).toEqual([
      "content/articles/first.md:12:8 picture/src: `../media/dot.png` is outside the content folder; move the file into it",
      "content/articles/second.md: leads out of the content folder",
      "2 articles: 2 problems.",
    ]);
    await rename(join(directory, "dot.png"), join(directory, "content/dot.png"));
    await rename(outside, join(directory, "content/second.md"));
    for (const [link, file] of [
      ["articles/second.md", "second.md"],
      ["media/dot.png", "dot.png"],
    ] as const) {
      await rm(join(directory, "content", link));
      await symlink(join(directory, "content", file), join(directory, "content", link));
    }
    expect((await project.run("check")).out).toEqual(["2 articles: no problems."]);
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
        warnings: [],
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

  it.each([
    ["2026-11-22T10:29:59Z", "which has passed"],
    ["2026-11-22T10:30:00Z", "0 days from now"],
    ["2026-12-22T10:29:59Z", "29 days from now"],
  ])("warns of a security.txt that ends at %s, and finds no problem in it", async (at, when) => {
    await project.edit(
      "content/publication.yaml",
      "hubs: []",
      `security:\n  contacts: [desk@wire.example]\n  expires: ${at}`,
    );
    const { code, out } = await project.run("check");
    expect(code).toBe(EXIT.done);
    const where = "content/publication.yaml:12:12 security/expires: warning: ";
    expect(out[0]?.startsWith(`${where}is ${at}, ${when}: `)).toBe(true);
    expect(out.slice(1)).toEqual(["2 articles: no problems, 1 warning."]);
    const { out: json } = await project.run("check", "--json");
    expect(JSON.parse(json[0] ?? "")).toMatchObject({
      problems: [],
      warnings: [{ line: 12, column: 12, pointer: "/security/expires" }],
      exitCode: EXIT.done,
    });
  });

  it("does not warn of a security.txt that has a month to go", async () => {
    await project.edit(
      "content/publication.yaml",
      "hubs: []",
      "security: { contacts: [desk@wire.example], expires: 2026-12-22T10:30:00Z }",
    );
    expect((await project.run("check")).out).toEqual(["2 articles: no problems."]);
  });

  it("takes the content from anywhere on the machine", async () => {
    const elsewhere = await aProject();
    const ran = await elsewhere.run("check", "--content", `${project.directory}/content`);
    await elsewhere.remove();
    expect(ran.out).toEqual(["2 articles: no problems."]);
  });

  it("says where the content is not", async () => {
    expect(await project.run("check", "--content", "contents")).toEqual({
      code: EXIT.usage,
      out: [],
      err: ["there is no folder contents"],
    });
  });
});
