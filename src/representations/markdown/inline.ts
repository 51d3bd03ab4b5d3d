import { type InlineHtml, plainText } from "../../model/inline.ts";
import { legalText, oneLine } from "../../model/text.ts";
import { escaped, linkOf } from "./text.ts";

/** Elements that are written with marks of Markdown. */
const MARKS: Readonly<Record<string, string>> = { em: "*", i: "*", strong: "**", b: "**" };

/** Elements without marks of their own whose text would mislead without them: they stay HTML (§6.6). */
const KEPT: ReadonlySet<string> = new Set(["del", "ins", "q", "s", "sub", "sup"]);

const CODE: ReadonlySet<string> = new Set(["code", "kbd", "samp"]);

/** An element that is open, or the whole run, and what is written of it so far. */
interface Open {
  readonly name: string;
  readonly attributes: string;
  /** Where it began in the source, behind its tag. */
  readonly start: number;
  written: string;
}

/**
 * A run of phrase markup as Markdown. Marks are used where CommonMark is sure to pair them, tags of
 * HTML elsewhere; the other elements leave their text. Its text stays text.
 */
export const inlineMarkdown = (given: InlineHtml): string => {
  const html = legalText(given);
  const run: Open = { name: "", attributes: "", start: 0, written: "" };
  const open = [run];
  for (const { 0: token, 1: name, 2: attributes = "", index } of html.matchAll(TOKENS)) {
    const top = open.at(-1) ?? run;
    if (name === undefined) {
      top.written += escaped(plainText(token as InlineHtml), endOf(open));
    } else if (name === "br") {
      top.written += "\\\n";
    } else if (token.startsWith("</")) {
      if (open.length > 1) open.pop();
      const source = html.slice(top.start, index) as InlineHtml;
      const element = elementOf(top, source, open);
      (open.at(-1) ?? run).written += element;
    } else {
      open.push({ name, attributes, start: index + token.length, written: "" });
    }
  }
  return tidied(run.written);
};

/** The last characters that are written: enough to see `https`, or a mark. */
const endOf = (open: readonly Open[]): string =>
  open
    .map(({ written }) => written.slice(-5))
    .join("")
    .slice(-5);

/** Tags of the closed list, and the text between them. */
const TOKENS = /<\/?([a-z]+)([^>]*)>|[^<]+/g;

const elementOf = (
  { name, attributes, written }: Open,
  source: InlineHtml,
  around: readonly Open[],
): string => {
  if (written.trim() === "") return written;
  const before = endOf(around);
  if (name === "a") return anchorOf(written, attributes);
  if (CODE.has(name)) return codeOf(plainText(source), before) ?? `<code>${written}</code>`;
  const mark = MARKS[name];
  if (mark !== undefined) {
    const isNested = around.some((outer) => MARKS[outer.name] === mark);
    const isSure = isWord(written) && !isNested && !before.endsWith("*");
    return isSure ? `${mark}${written}${mark}` : `<${name}>${written}</${name}>`;
  }
  return KEPT.has(name) ? `<${name}>${written}</${name}>` : written;
};

/** Between a letter and a mark the mark's side is never in doubt (§6.2, flanking delimiter runs). */
const isWord = (written: string): boolean =>
  /^[\p{L}\p{N}]/u.test(written) && /[\p{L}\p{N}]$/u.test(written);

const anchorOf = (written: string, attributes: string): string => {
  const [, href] = / href="([^"]*)"/.exec(attributes) ?? [];
  return href === undefined ? written : linkOf(written, plainText(href as InlineHtml));
};

/** A code span (§6.1), or `undefined` where one could not be told from what surrounds it. */
const codeOf = (text: string, before: string): string | undefined => {
  const code = oneLine(text);
  if (code !== text || before.endsWith("`") || code.includes("|")) return undefined;
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(code) ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
};

/** No white space at the edges of a line, where it would have a meaning. */
const tidied = (written: string): string =>
  written
    .replaceAll(/ *\\\n */g, "\\\n")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/^(?: |\\\n)+|(?: |\\\n)+$/g, "");
