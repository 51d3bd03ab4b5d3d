import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSubmission } from "../../src/authoring/submission.ts";
import type { Card } from "../../src/model/block.ts";
import { anArticle } from "../support/builders.ts";
import { aContext } from "./context.ts";
import { expectGolden } from "./golden.ts";

const { cards: _, ...fields } = anArticle();

const read = async (html: string): Promise<readonly Card[] | readonly string[]> => {
  const submission = await parseSubmission({ ...fields, html }, aContext());
  return submission.ok
    ? submission.value.article.cards
    : submission.error.map(({ place, pointer, detail }) => {
        expect(pointer).toBe("/html");
        return `${place?.line}:${place?.column} ${detail}`;
      });
};

describe("the HTML of content systems becomes blocks", () => {
  it.each(["wordpress", "ghost"])("%s", async (name) => {
    const html = await readFile(join(import.meta.dirname, "fixtures", `${name}.html`), "utf8");
    await expectGolden(`${name}.json`, await read(html));
  });

  it("starts a card at a first or second level heading and unwraps wrappers", async () => {
    expect(
      await read(
        '<div><section>Loose <b>text</b><h1 data-kicker="Explained">Why</h1><p>A</p></section></div><h2>B</h2>',
      ),
    ).toEqual([
      { blocks: [{ type: "paragraph", html: "Loose <b>text</b>" }] },
      { kicker: "Explained", heading: "Why", blocks: [{ type: "paragraph", html: "A" }] },
      { heading: "B", blocks: [] },
    ]);
  });

  it("keeps a bar in a heading, which is a kicker in Markdown only", async () => {
    expect(await read("<h2>Left | Right</h2>")).toEqual([{ heading: "Left | Right", blocks: [] }]);
  });
});

describe("HTML that maps to no block is refused, with its place", () => {
  it.each([
    ['<p onclick="x()">a</p>', "1:1 `<p>` has the attribute `onclick`; it may have none"],
    ["<p>a</p>\n<form>b</form>", "2:1 `<form>` is no part of an article"],
    ["<h6>x</h6>", "1:1 headings go four levels deep"],
    ['<p><a href="data:text/html,x">a</a></p>', "1:4 the link points to `data:text/html,x`"],
    ["<p><a>b</a></p>", "1:4 a link has no address"],
    ["<style>p{}</style>", "1:1 `<style>` is no part"],
    ["<p><font color=red>x</font></p>", "1:4 `<font>` cannot stand in text"],
    [
      `<p><a href="/x"><img src="/media/${"a".repeat(64)}.png" alt=""></a></p>`,
      "1:17 a picture stands inside text",
    ],
    [
      '<img src="https://elsewhere.example/a.png" alt="">',
      "1:1 `https://elsewhere.example/a.png` is at another",
    ],
    [`<img src="/media/${"a".repeat(64)}.png">`, "1:1 a picture has no `alt`"],
    [
      "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
      "1:12 a row has 1 cells where another has 2",
    ],
    ["<table><tr><td colspan=2>a</td></tr></table>", "1:12 `<td>` has the attribute `colspan`"],
    ["<ul><p>x</p></ul>", "1:5 a list holds items"],
    ["<svg><script>x</script></svg>", "1:1 `<svg>` is no part of an article"],
  ])("%s", async (html, expected) => {
    const problems = await read(html);
    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });
});
