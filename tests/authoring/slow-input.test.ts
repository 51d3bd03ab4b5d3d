import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/authoring/markdown.ts";
import { parsePublicationYaml } from "../../src/authoring/publication.ts";
import { parseSubmission } from "../../src/authoring/submission.ts";
import { parseJson } from "../../src/edge/publishing/json.ts";
import { anArticle } from "../support/builders.ts";
import { aContext } from "./context.ts";
import { anyString } from "../support/any-string.ts";

const CHARACTERS = 100_000;
/** Of one processor, so that a busy machine fails nothing. What this is for took 5 s to minutes. */
const SECONDS_MAX = 3;
const FRONT_MATTER = `---
id: tag:news.example,2026-11-22:2026-11-22/first
title: A title
summary: A summary.
publishedAt: 2026-11-20T09:00:00Z
section: world
byline: [{ writer: ada }]
---
`;

const repeated = (text: string): string =>
  text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS);

const numbered = (text: (number: number) => string): string => {
  let made = "";
  for (let number = 0; made.length < CHARACTERS; number++) made += text(number);
  return made;
};

const { cards: _, ...FIELDS } = anArticle();
const READERS = {
  Markdown: (text: string) => parseMarkdown(`${FRONT_MATTER}\n${text}\n`, aContext()),
  "front matter": (text: string) =>
    parseMarkdown(
      `---\ncorrections: [{ at: now, text: ${JSON.stringify(text)} }]\n---\n`,
      aContext(),
    ),
  HTML: (html: string) => parseSubmission({ ...FIELDS, html }, aContext()),
  "inline HTML": (heading: string) =>
    parseSubmission({ ...FIELDS, cards: [{ heading, blocks: [] }] }, aContext()),
  YAML: (text: string) => parsePublicationYaml(text, aContext().media),
  JSON: async (text: string) => parseJson(text),
} as const;

const secondsOf = async (read: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

describe("100 kB of whatever is read or refused in a moment", () => {
  it.each([
    ["Markdown", "*a_ "],
    ["Markdown", "*a"],
    ["Markdown", "*_"],
    ["Markdown", "**a"],
    ["Markdown", "~~a"],
    ["Markdown", "]("],
    ["Markdown", "[a]"],
    ["Markdown", "[a](<"],
    ["Markdown", "==\n"],
    ["Markdown", "a\n=\n"],
    ["Markdown", "-\n"],
    ["Markdown", "- a\n"],
    ["Markdown", "<a\n"],
    ["Markdown", "[^a]: x\n"],
    ["Markdown", "\\\ta\\"],
    ["Markdown", ".\\'@"],
    ["Markdown", "?+`%"],
    ["Markdown", "!<<?"],
    ["Markdown", "www.a.b ;"],
    ["Markdown", "a@b.c ;"],
    ["front matter", "*a_ "],
    ["front matter", "]("],
    ["YAML", "a:\n"],
    ["YAML", "%\n"],
    ["YAML", "&a\n"],
    ["YAML", "a: [\n"],
    ["YAML", ":\n"],
    ["JSON", '\\"'],
  ] as const)("%s of %j", async (kind, text) => {
    expect(await secondsOf(() => READERS[kind](repeated(text)))).toBeLessThan(SECONDS_MAX);
  });

  it.each([
    ["Markdown", "paragraphs full of marks", `${"*a_ ".repeat(200)}\n\n`],
    ["Markdown", "a block of tags without an end", `<div\n${"<a ".repeat(10_000)}`],
    ["Markdown", "a block of comments without an end", `<div>\n${"<!-- ".repeat(10_000)}`],
    ["JSON", "a string without an end", `"${'\\"'.repeat(131_072)}`],
  ] as const)("%s: %s", async (kind, _, text) => {
    const whole = text.length > 5_000 ? text : repeated(text);
    expect(await secondsOf(() => READERS[kind](whole))).toBeLessThan(SECONDS_MAX);
  });

  it.each([
    ["YAML", "keys", numbered((number) => `k${number}:\n`)],
    ["HTML", "open phrases", numbered((number) => `<p><b id=${number}>`)],
    ["inline HTML", "open phrases", numbered((number) => `<p><b id=${number}>`)],
  ] as const)("%s with thousands of different %s", async (kind, _, text) => {
    expect(await secondsOf(() => READERS[kind](text))).toBeLessThan(SECONDS_MAX);
  });

  it("any 1 to 4 characters, over and over", async () => {
    const syntax = fc.constantFrom(...Array.from("\n\n *_~`[]()<>!#&:|-=+\"'\\{}/?%@.,1a"));
    const text = fc
      .array(fc.oneof({ weight: 9, arbitrary: syntax }, anyString({ maxLength: 1 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((characters) => characters.join("") || "a");
    const kinds = fc.constantFrom(...(Object.keys(READERS) as (keyof typeof READERS)[]));
    await fc.assert(
      fc.asyncProperty(kinds, text, async (kind, text) => {
        expect(await secondsOf(() => READERS[kind](repeated(text)))).toBeLessThan(SECONDS_MAX);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe("marks in Markdown", () => {
  const isRead = async (body: string) =>
    (await parseMarkdown(`${FRONT_MATTER}\n${body}\n`, aContext())).ok;

  it.each([
    ["code", `\`\`\`c\n${"*p = a_b[1] - ~c;\n".repeat(300)}\`\`\`\n`],
    ["a list", "- **a** and *b*\n".repeat(300)],
    ["the cells of a table", `| a | b |\n| - | - |\n${"| **a** | [b](/c) |\n".repeat(300)}`],
    ["paragraphs", "*a* and [b](/c)\n\n".repeat(300)],
  ])("are not added up over %s", async (_, body) => {
    expect(await isRead(body)).toBe(true);
  });

  it("in one paragraph may be too many, a problem at the first that is", async () => {
    const read = await parseMarkdown(
      `${FRONT_MATTER}\nText.\n\n${"*a* ".repeat(201)}\n`,
      aContext(),
    );
    expect(read).toEqual({
      ok: false,
      error: [
        {
          detail: "has more than 400 of the marks * _ ~ [ ] < in one paragraph; make it several",
          place: { line: 12, column: 801 },
        },
      ],
    });
  });

  it("are not all that is bounded: lines are too", async () => {
    expect(await isRead("a\n".repeat(4_000))).toBe(true);
    const read = await parseMarkdown(`${FRONT_MATTER}\n${"a\n".repeat(5_000)}`, aContext());
    expect(read.ok ? [] : read.error).toEqual([
      {
        detail: "has 5010 lines; an article has at most 5000",
        place: { line: 5001, column: 1 },
      },
    ]);
  });
});
