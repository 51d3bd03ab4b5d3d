import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parsePublication, parsePublicationYaml } from "../../src/authoring/publication.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { anArticle } from "../support/builders.ts";
import { aContext } from "./context.ts";

const N = 10_000;
const frontMatter = `---
id: tag:news.example,2026-11-22:2026-11-22/first
title: A title
summary: A summary.
publishedAt: 2026-11-20T09:00:00Z
section: world
byline: [{ writer: ada }]
---
`;

describe("input nested thousands deep is a problem, never a crash or a long wait", () => {
  it.each([
    ["quotes", `${">".repeat(N)} x`],
    ["quotes with spaces", `${"> ".repeat(N)} x`],
    ["lists", `${"- ".repeat(N)} x`],
    ["numbered lists", `${"1. ".repeat(N)} x`],
    ["links", `${"[".repeat(N)} x${"](/a)".repeat(N)}`],
    ["pictures", `${"![".repeat(N)} x${"](/a)".repeat(N)}`],
    ["directives", `${":a[".repeat(N)} x${"]".repeat(N)}`],
    ["open blocks", ":::quote\n".repeat(N)],
    ["elements", `${"<b>".repeat(N)} x${"</b>".repeat(N)}`],
    ["open elements", `${"<b>".repeat(N)} x`],
    ["blocks of HTML", `${"<div>\n".repeat(N)}x${"\n</div>".repeat(N)}`],
  ])("%s in Markdown", async (_, body) => {
    const read = await parseMarkdown(`${frontMatter}\n${body}\n`, aContext());
    expect(read.ok).toBe(false);
  });

  it("lists within lists on lines of their own", async () => {
    const body = Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n");
    const read = await parseMarkdown(`${frontMatter}\n${body}\n`, aContext());
    expect(read.ok).toBe(false);
  });

  it("flow collections in front matter", async () => {
    const source = frontMatter.replace("A summary.", `${"[".repeat(N)}${"]".repeat(N)}`);
    expect((await parseMarkdown(`${source}\nText.\n`, aContext())).ok).toBe(false);
    const yaml = `title: ${"{a: ".repeat(N)}x${"}".repeat(N)}`;
    expect((await parsePublicationYaml(yaml, aContext().media)).ok).toBe(false);
    expect((await parsePublicationYaml("? ".repeat(N), aContext().media)).ok).toBe(false);
  });

  it.each([
    ["wrappers", `${"<div>".repeat(N)}x`],
    ["phrases", `<p>${"<em>".repeat(N)}x`],
    ["lists", `${"<ul><li>".repeat(N)}x`],
    ["tables", `${"<table><tr><td>".repeat(N)}x`],
  ])("%s in HTML", async (_, html) => {
    const { cards: _cards, ...fields } = anArticle();
    expect((await parseSubmission({ ...fields, html }, aContext())).ok).toBe(false);
    const inline = await parseSubmission(
      { ...anArticle(), cards: [{ heading: html, blocks: [] }] },
      aContext(),
    );
    expect(inline.ok).toBe(false);
  });

  it("JSON", async () => {
    const json: unknown = JSON.parse(`${"[".repeat(N)}${"]".repeat(N)}`);
    expect((await parseSubmission({ ...anArticle(), cards: json }, aContext())).ok).toBe(false);
    expect(parsePublication(json).ok).toBe(false);
  });

  it("lists in the blocks of JSON", async () => {
    const nested = (depth: number): unknown => ({
      type: "list",
      ordered: false,
      items: [{ html: "x", ...(depth > 1 && { list: nested(depth - 1) }) }],
    });
    const at = async (depth: number) =>
      (await parseSubmission({ ...anArticle(), cards: [{ blocks: [nested(depth)] }] }, aContext()))
        .ok;
    expect([await at(8), await at(9)]).toEqual([true, false]);
  });

  it("more blocks than an article may have", async () => {
    const read = await parseMarkdown(`${frontMatter}\n${"x\n\n".repeat(2_001)}`, aContext());
    expect(read.ok ? [] : read.error.map(({ detail }) => detail)).toEqual([
      "has 2001 blocks; an article has at most 2000",
    ]);
  });
});
