import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { type Project, aProject } from "./project.ts";

let project: Project;

beforeEach(async () => {
  project = await aProject();
});
afterEach(() => project.remove());

describe("edgewire new", () => {
  it("mints an id under the publication's authority and today, and writes the file", async () => {
    const ran = await project.run(
      "new",
      "a-fresh-start",
      "--title",
      "A fresh: start",
      "--section",
      "culture",
      "--author",
      "bob",
    );
    expect(ran).toEqual({
      code: EXIT.done,
      out: [
        "content/articles/a-fresh-start.md begins. Write its summary and text, then: npm run edgewire -- check content/articles/a-fresh-start.md",
      ],
      err: [],
    });
    expect(await project.read("content/articles/a-fresh-start.md")).toBe(`---
id: tag:wire.example,2026-11-01:2026-11-22/a-fresh-start
title: "A fresh: start"
summary: ""
publishedAt: 2026-11-22T10:30:00Z
section: culture
byline:
  - writer: bob
---

The first paragraph.
`);
  });

  it("leaves to the writer only what check asks for: the summary", async () => {
    await project.run("new", "a-fresh-start", "--author", "ada");
    const { out } = await project.run("check");
    expect(out).toHaveLength(2);
    expect(out[0]).toMatch(/^content\/articles\/a-fresh-start\.md:4:\d+ summary: /);
    await project.edit("content/articles/a-fresh-start.md", 'summary: ""', "summary: Written.");
    expect((await project.run("check")).code).toBe(EXIT.done);
  });

  it.each([
    ["the first organization", "bob: { name: Bob Editor, kind: organization }", "bob"],
    ["the only author", "", "ada"],
  ])("signs with %s unless told otherwise", async (_who, line, writer) => {
    await project.edit("content/publication.yaml", "bob: { name: Bob Editor, kind: person }", line);
    expect((await project.run("new", "n")).code).toBe(EXIT.done);
    expect(await project.read("content/articles/n.md")).toContain(`- writer: ${writer}\n`);
  });

  it("never overwrites an article", async () => {
    const before = await project.read("content/articles/first.md");
    const { code, err } = await project.run("new", "first", "--author", "ada");
    expect(code).toBe(EXIT.usage);
    expect(err).toEqual(["content/articles/first.md exists; it is left as it is"]);
    expect(await project.read("content/articles/first.md")).toBe(before);
  });

  it.each([
    [
      ["new", "What’s New?"],
      "What’s New? is not a slug: 1 to 80 of a-z, 0-9 and hyphens; try whats-new",
    ],
    [
      ["new", "N", "--title", "Déjà vu"],
      "N is not a slug: 1 to 80 of a-z, 0-9 and hyphens; try deja-vu",
    ],
    [
      ["new", "n", "--section", "word"],
      "--section word is not in content/publication.yaml; did you mean world?",
    ],
    [
      ["new", "n", "--section", "sport"],
      "--section sport is not in content/publication.yaml; there are world, culture",
    ],
    [
      ["new", "n", "--author", "adda"],
      "--author adda is not in content/publication.yaml; did you mean ada?",
    ],
    [["new", "n"], "--author is needed: content/publication.yaml has ada, bob"],
  ])("refuses %j and says what would be right", async (args, message) => {
    expect(await project.run(...args)).toEqual({ code: EXIT.usage, out: [], err: [message] });
  });
});
