import { oneLine } from "../../model/text.ts";

/**
 * What could begin markup anywhere in a line: CommonMark's inlines and GFM's `~`; and what makes bare
 * addresses links in GFM, within which nothing is an escape. At the end of a piece nobody knows what
 * follows.
 */
const SPECIAL = new RegExp(
  [
    String.raw`[\\\`*_[\]<~]`,
    String.raw`&(?=#?[a-z\d]*(?:;|$))`,
    String.raw`(?<=https?):(?=/|$)`,
    String.raw`(?<=www)\.`,
    String.raw`@(?=\w|$)`,
  ].join("|"),
  "gi",
);

/** Text as Markdown (CommonMark 0.31.2 §2.4): what could be markup is escaped, white space is one space. */
export const markdownText = (text: string): string => escaped(oneLine(text));

/**
 * The same for a piece of text, whose white space at the edges parts it from its neighbours.
 * @param before what is written before it
 */
export const escaped = (text: string, before = ""): string => {
  // Letters are never escaped, so they can be looked at and cut off again.
  const [letters = ""] = /[a-z]*$/i.exec(before) ?? [];
  return (
    `${letters}${text}`
      .replaceAll(/[ \t\n\r]+/g, " ")
      .replaceAll(SPECIAL, String.raw`\$&`)
      .slice(letters.length)
      // A link that follows would make a picture of it.
      .replace(/!$/, String.raw`\!`)
  );
};

/** Inlines that stand first in a line, where some characters begin a block. */
export const lineOf = (inlines: string): string =>
  inlines
    .split("\n")
    .map((line) =>
      line
        .replace(/^[#>=+|:-]/, String.raw`\$&`)
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`),
    )
    .join("\n");

/** Each line behind the same characters, an empty one without white space at its end. */
export const behind = (prefix: string, lines: string): string =>
  lines
    .split("\n")
    .map((line) => (line === "" ? prefix.trimEnd() : `${prefix}${line}`))
    .join("\n");

/** Inlines as a heading, whose last number signs would count as its closing ones. */
export const headingOf = (level: 1 | 2 | 3 | 4, inlines: string): string =>
  `${"#".repeat(level)} ${withoutBreaks(inlines).replace(/#+$/, String.raw`\$&`)}`;

/** Where a line cannot break: in headings and in the cells of tables. */
export const withoutBreaks = (inlines: string): string => inlines.replaceAll("\\\n", " ");

/** A link (§6.3); parentheses of the address are escaped as they might not be in pairs. */
export const linkOf = (inlines: string, href: string): string =>
  `[${inlines}](${destination(href)})`;

/** A picture (§6.4), alone in its line. */
export const pictureOf = (alt: string, url: string): string =>
  `![${markdownText(alt)}](${destination(url)})`;

const destination = (href: string): string =>
  href
    .replaceAll(/[\s\p{Cc}]/gu, encodeURIComponent)
    .replaceAll(/[\\()<>]|&(?=#?[a-z\d]+;)/gi, String.raw`\$&`);
