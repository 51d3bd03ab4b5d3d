import type { Report } from "../../authoring/report.ts";
import { markupOf, type Shortcode, shortcodeOf } from "./shortcode.ts";

const liquid = (inside: string): string => `\\{%-?\\s*${inside}\\s*-?%\\}`;
const escaped = (name: string): string => name.replaceAll(/\W/g, "\\$&");

/** What is looked for, in this order; code comes before all that would be found in it. */
const TOKEN = new RegExp(
  [
    // A fence that is not closed ends with the text; code in a line ends with its paragraph.
    "^[ \\t]*(?<fence>`{3,}|~{3,})[^\\n]*\\n(?:[^]*?^[ \\t]*\\k<fence>[`~]*[ \\t]*$|[^]*)",
    "(?<ticks>(?<!`)`+)(?!`)(?:(?!\\n[ \\t]*\\n)[^]){1,2000}?(?<!`)\\k<ticks>(?!`)",
    `${liquid("comment")}[^]*?${liquid("endcomment")}(?<comment>)`,
    `${liquid("raw")}(?<raw>[^]*?)${liquid("endraw")}`,
    `\\{%-?\\s*highlight\\s+(?<liquidHead>[^]*?)-?%\\}(?<liquidCode>[^]*?)${liquid("endhighlight")}`,
    `\\{\\{[<%]\\s*highlight\\s+(?<hugoHead>[^]*?)[>%]\\}\\}(?<hugoCode>[^]*?)\\{\\{[<%]\\s*/\\s*highlight\\s*[>%]\\}\\}`,
    "\\{\\{(?<mark>[<%])/\\*(?<literal>[^]*?)\\*/[<%>]\\}\\}",
    "\\{\\{<\\s*(?<angled>/?\\s*[\\w./-]+[^]*?)/?>\\}\\}",
    "\\{\\{%\\s*(?<percent>/?\\s*[\\w./-]+[^]*?)/?%\\}\\}",
    "\\{%-?\\s*(?<tag>\\w[^]*?)-?%\\}",
    "\\{\\{-?\\s*(?<output>(?:site|page)\\.[\\w.]+[^}\\n]*|\"[^\"\\n]*\"\\s*\\|[^}\\n]*|'[^'\\n]*'\\s*\\|[^}\\n]*)\\}\\}",
  ].join("|"),
  "gm",
);

/**
 * Replaces what a site generator fills in when it makes its pages: shortcodes of Hugo, tags of Liquid.
 * Those that are markup become it; others are reported, and the text between two of them is kept.
 */
export const withoutShortcodes = (text: string, report: Report): string => {
  const places = placesIn(text);
  return text.replaceAll(TOKEN, (whole: string, ...rest: readonly unknown[]): string => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const offset = rest.at(-3) as number;
    const { raw, literal, mark, output, tag } = groups;
    if (groups["fence"] !== undefined || groups["ticks"] !== undefined) return unescaped(whole);
    if (groups["comment"] !== undefined) return "";
    if (raw !== undefined) return raw;
    if (literal !== undefined) return `{{${mark}${literal}${mark === "<" ? ">" : "%"}}}`;
    const code = groups["liquidCode"] ?? groups["hugoCode"];
    if (code !== undefined) {
      const block = fenced(code, groups["liquidHead"] ?? groups["hugoHead"] ?? "");
      return onLinesOfItsOwn(block, text, offset, whole.length);
    }
    const lose = (name: string, kept: string): void =>
      report(`\`${name}\` is filled in by the site's generator; ${kept}`, places(offset));
    if (output !== undefined) {
      const known = outputOf(output);
      if (known === undefined) lose(output.trim(), "it is left out");
      return known ?? "";
    }
    const called = tag ?? groups["angled"] ?? groups["percent"] ?? "";
    const isEnd = tag === undefined ? called.startsWith("/") : /^end\w/.test(called);
    if (isEnd) return "";
    const shortcode = shortcodeOf(called);
    const markup = markupOf(shortcode);
    if (markup !== undefined) return alone(markup, text, offset, whole.length);
    const isPaired = hasEnd(text, shortcode, tag !== undefined);
    lose(shown(shortcode), isPaired ? "what stands in it is kept" : "it is left out");
    return "";
  });
};

const shown = ({ name, positional: [first] }: Shortcode): string =>
  first === undefined ? name : `${name} ${first}`;

const hasEnd = (text: string, { name }: Shortcode, isLiquid: boolean): boolean =>
  new RegExp(
    isLiquid ? liquid(`end${escaped(name)}`) : `\\{\\{[<%]\\s*/\\s*${escaped(name)}\\s*[>%]\\}\\}`,
  ).test(text);

/** Text that shows a shortcode of Hugo's writes it as a comment. */
const unescaped = (code: string): string =>
  code.replaceAll(/\{\{([<%])\/\*([^]*?)\*\/([>%])\}\}/g, "{{$1$2$3}}");

const fenced = (code: string, head: string): string => {
  const [language = ""] = /^[\w+#-]+/.exec(head.trim()) ?? [];
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const start = /^[ \t]*\n/.test(code) ? "" : "\n";
  return `${fence}${language}${start}${code.trimEnd()}\n${fence}`;
};

/** A fence that follows text in its line is none, and one that text follows does not end. */
const onLinesOfItsOwn = (block: string, text: string, offset: number, length: number): string => {
  const before = /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, offset - 80), offset));
  const after = /^[^\S\n]*(?:\n|$)/.test(text.slice(offset + length));
  return `${before ? "" : "\n"}${block}${after ? "" : "\n"}`;
};

/** HTML ends with an empty line: without one, the Markdown that follows would be HTML too. */
const alone = (markup: string, text: string, offset: number, length: number): string => {
  const before = /(?:^|\n[ \t]*\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 80), offset));
  const after = /^[ \t]*(?:\n[ \t]*\n|\n?$)/.test(
    text.slice(offset + length, offset + length + 80),
  );
  return `${before ? "" : "\n\n"}${markup}${after ? "" : "\n\n"}`;
};

/** An address of the site's own, which paths begin at anyway; `undefined` for what only the site knows. */
const outputOf = (output: string): string | undefined => {
  if (/^site\.(?:base)?url\s*$/.test(output)) return "";
  return /^(["'])([^]*?)\1\s*\|\s*(?:relative|absolute)_url\s*$/.exec(output)?.[2];
};

/** Where an offset stands, counted from 1; offsets only grow. */
const placesIn = (text: string) => {
  let line = 1;
  let begins = 0;
  return (offset: number) => {
    for (let next = text.indexOf("\n", begins); next !== -1 && next < offset;) {
      line += 1;
      begins = next + 1;
      next = text.indexOf("\n", begins);
    }
    return { position: { start: { line, column: offset - begins + 1 } } };
  };
};
