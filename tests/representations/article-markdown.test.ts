import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Block } from "../../src/model/block.ts";
import { type InlineHtml, plainText } from "../../src/model/inline.ts";
import { oneLine } from "../../src/model/text.ts";
import { html as page } from "../../src/representations/html/article-page.tsx";
import { articleMarkdown } from "../../src/representations/article-markdown.ts";
import { articleLinks } from "../../src/representations/links.ts";
import { inlineMarkdown } from "../../src/representations/markdown/inline.ts";
import { anArticle, aPicture, inline, paragraph } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { nodesOf, parseCommonMark, parseGfm, readText } from "../support/mdast.ts";
import { anyArticle, anyText } from "./any-text.ts";
import { anArticleWithEverything, pageOf } from "./html-showcase.ts";

const markdownOf = (...given: Parameters<typeof pageOf>): string =>
  articleMarkdown.render(pageOf(...given));

/** Text that is rich in what Markdown has a meaning for. */
const markedText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from("*_`[]()<>!#-+=&;~|\\:.1 \n\ta@")) }),
      fc.constantFrom("&amp;", "&#35;", "<b>", "<!--", "](/x)", "![", "1. ", "***", "---", "```"),
      fc.constantFrom("http://a.example/_b_", "[^1]", "[x]: /y", "- [ ] ", "| - |", "    ", "~~~"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const text = fc.oneof(markedText, anyText);

const escaped = (given: string): InlineHtml =>
  inline(
    given
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;"),
  );

/** Phrase markup of the closed list around any text, nested at will. */
const markup: fc.Arbitrary<InlineHtml> = fc
  .letrec<{ run: string; node: string }>((tie) => ({
    run: fc.array(tie("node"), { maxLength: 3 }).map((nodes) => nodes.join("")),
    node: fc.oneof(
      { maxDepth: 3 },
      text.map((given): string => escaped(given)),
      fc.constant("<br>"),
      fc
        .tuple(fc.constantFrom("em", "i", "b", "strong", "code", "sub", "del", "abbr"), tie("run"))
        .map(([name, within]) => `<${name}>${within}</${name}>`),
    ),
  }))
  .run.map(inline);

/** What a reader sees, white space aside: at the edges of elements it may come or go. */
const seen = (given: string): string => oneLine(given).replaceAll(" ", "");

/** Nodes that the article has, whatever its text. */
const PLAIN: ReadonlySet<string> = new Set([
  "blockquote",
  "heading",
  "image",
  "link",
  "list",
  "listItem",
  "paragraph",
  "text",
]);

const bodyOf = (document: string) => parseCommonMark(document).children.slice(1);

describe("an article as Markdown", () => {
  it("has every block, with its front matter and notes", () => {
    expectGolden("everything.md", markdownOf(anArticleWithEverything()));
  });

  it("says in front matter what it is", () => {
    const [, yaml = ""] = markdownOf(anArticle()).split("---\n");
    expect(parse(yaml)).toMatchObject({
      title: "The first article",
      url: "https://news.example/articles/first",
      publishedAt: "2026-11-01T08:00:00Z",
      authors: ["Ada Writer"],
      licence: { label: "CC BY 4.0" },
    });
  });

  it("is found from the page", () => {
    expect(articleLinks(pageOf(anArticle()), page)).toContainEqual({
      rel: "alternate",
      href: "https://news.example/articles/first/article.md",
      type: "text/markdown",
      title: "The first article (Markdown)",
    });
  });

  it("keeps two lists that follow each other apart", () => {
    const list = (word: string): Block => ({
      type: "list",
      ordered: false,
      items: [{ html: inline(word) }],
    });
    const cards = [{ blocks: [list("a"), list("b")] }, { blocks: [list("c")] }];
    const nodes = bodyOf(markdownOf(anArticle("a", { cards })));
    const lists = nodes.filter(({ type }) => type === "list");
    expect(lists.map(readText)).toEqual(["a", "b", "c"]);
  });

  it.each([
    ["a <em>b</em> <strong>c</strong>", "a *b* **c**"],
    ["<em>“a”</em>b", "<em>“a”</em>b"],
    ["<em>a</em><em>b</em>", "*a*<em>b</em>"],
    ["<strong><em>a</em></strong>", "<strong>*a*</strong>"],
    ["H<sub>2</sub>O, <del>one</del> <mark>two</mark>", "H<sub>2</sub>O, <del>one</del> two"],
    ["<code>a`b</code>", "``a`b``"],
    [
      '<a href="https://a.example/(x)?a=1&amp;b=2">5 * 6</a>',
      String.raw`[5 \* 6](https://a.example/\(x\)?a=1&b=2)`,
    ],
    ["a<br>- b", "a\\\n\\- b"],
  ])("writes %s", (html, markdown) => {
    const cards = [{ blocks: [paragraph(html)] }];
    expect(markdownOf(anArticle("a", { cards })).trimEnd().split("\n\n").at(-1)).toBe(markdown);
    expect(inlineMarkdown(inline(""))).toBe("");
  });
});

describe("any text", () => {
  it("comes back from CommonMark as it is, and becomes no markup", () => {
    fc.assert(
      fc.property(text, (given) => {
        fc.pre(oneLine(given) !== "");
        const html = escaped(given);
        const { caption: _, credit: _credit, ...picture } = aPicture({ alt: given });
        const blocks: readonly Block[] = [
          paragraph(html),
          { type: "heading", level: 3, html },
          { type: "list", ordered: true, items: [{ html }] },
          { type: "quote", paragraphs: [html] },
          { type: "image", picture },
          { type: "call-to-action", html, links: [{ label: given, href: "https://a.example/" }] },
        ];
        const cards = [{ kicker: given, blocks }];
        // The words that the text begins with are not told twice.
        const summary = `${given} first`;
        const { picture: __, ...article } = anArticle("a", { title: given, summary, cards });
        const nodes = bodyOf(markdownOf(article)).flatMap(nodesOf);
        expect(nodes.map(({ type }) => type).filter((type) => !PLAIN.has(type))).toEqual([]);

        const told = nodes
          .filter(({ type }) => type === "heading" || type === "paragraph")
          .map((node) => oneLine(readText(node)))
          .filter((words) => words !== "");
        // The title, the summary, the kicker, five blocks of text, and a link's label.
        expect(told.toSpliced(1, 1)).toEqual(Array.from({ length: 8 }, () => oneLine(given)));
        expect(told[1]).toBe(oneLine(summary));
        const alts = nodes.flatMap((node) => (node.type === "image" ? [node.alt] : []));
        expect(alts).toEqual([oneLine(given)]);
      }),
      { numRuns: 200 },
    );
  });

  it("stays in its cell of a table", () => {
    fc.assert(
      fc.property(text, markup, (given, marked) => {
        const cells = [escaped(given), marked];
        const block: Block = { type: "table", alignments: [null, "end"], head: [], rows: [cells] };
        const document = markdownOf(anArticle("a", { cards: [{ blocks: [block] }] }));
        const table = parseGfm(document).children.find((node) => node.type === "table");
        expect(table?.children[1]?.children.map((cell) => seen(readText(cell)))).toEqual([
          seen(given),
          seen(plainText(marked)),
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it("comes back from within any phrase markup, in one paragraph", () => {
    fc.assert(
      fc.property(markup, (html) => {
        fc.pre(seen(plainText(html)) !== "");
        const document = markdownOf(anArticle("a", { cards: [{ blocks: [paragraph(html)] }] }));
        for (const parsed of [parseCommonMark(document), parseGfm(document)]) {
          const found = parsed.children.at(-1);
          expect(found?.type).toBe("paragraph");
          expect(found && seen(readText(found))).toBe(seen(plainText(html)));
          const tags = (found ? nodesOf(found) : []).flatMap((node) =>
            node.type === "html" ? [node.value] : [],
          );
          for (const tag of tags) {
            expect(tag).toMatch(/^<\/?(?:em|i|b|strong|code|sub|del)>$/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("leaves front matter that YAML reads, and nothing that XML forbids", () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const document = markdownOf(article);
        const [yaml] = parseCommonMark(document).children;
        expect(yaml?.type === "yaml" && parse(yaml.value)).toMatchObject({ id: article.id });
        expect(document).not.toMatch(/[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u);
      }),
    );
  });
});

it("does not tell twice what the text begins with", () => {
  const cards = [{ blocks: [paragraph("It rains. It pours.")] }];
  const { picture: _, ...article } = anArticle("a", { summary: "It rains.", cards });
  expect(bodyOf(markdownOf(article)).map(readText)).toEqual([article.title, "It rains. It pours."]);
});
