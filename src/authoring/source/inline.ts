import { type InlineHtml, plainText } from "../../model/inline.ts";
import { destination, escaped, escapedLabel } from "./text.ts";

/** Elements with marks of Markdown. `b` and `i` are others, so they stay HTML. */
const MARKS: Readonly<Record<string, string>> = { em: "_", strong: "**", del: "~~" };

interface Open {
  readonly name: string;
  readonly attributes: string;
  /** Where it began in the source, behind its tag. */
  readonly start: number;
  written: string;
}

const TOKENS = /<\/?([a-z]+)([^>]*)>|[^<]+/g;

/**
 * A run of phrase markup as Markdown: marks where they are sure to pair, the elements themselves
 * elsewhere. Whoever writes it reads it back, for no rule here is a proof.
 * @param lineBreak how a line breaks: `<br>` where the Markdown has to stay on one line
 */
export const inlineSource = (html: InlineHtml, lineBreak: "\\\n" | "<br>" = "\\\n"): string => {
  const run: Open = { name: "", attributes: "", start: 0, written: "" };
  const open = [run];
  for (const { 0: token, 1: name, 2: attributes = "", index } of html.matchAll(TOKENS)) {
    const top = open.at(-1) ?? run;
    if (name === undefined) {
      const text = plainText(token as InlineHtml);
      top.written += open.some(isLink) ? escapedLabel(text) : escaped(text);
    } else if (name === "br") {
      top.written += lineBreak;
    } else if (token.startsWith("</")) {
      if (open.length > 1) open.pop();
      const inner = html.slice(top.start, index) as InlineHtml;
      (open.at(-1) ?? run).written += elementSource(top, inner, open);
    } else {
      open.push({ name, attributes, start: index + token.length, written: "" });
    }
  }
  return run.written;
};

const isLink = ({ name, attributes }: Open): boolean =>
  name === "a" && !attributes.includes(" hreflang=");

const elementSource = (element: Open, inner: InlineHtml, around: readonly Open[]): string => {
  const { name, attributes, written } = element;
  const asItIs = `<${name}${attributes}>${written}</${name}>`;
  if (isLink(element)) return linkSource(plainText(attribute(attributes, "href")), inner, written);
  if (name === "code") return codeSource(inner) ?? asItIs;
  if (name === "span") return spanSource(attributes, written);
  const mark = MARKS[name];
  const isSure =
    mark !== undefined &&
    /^[\p{L}\p{N}]/u.test(written) &&
    /[\p{L}\p{N}]$/u.test(written) &&
    !around.some((outer) => outer.name === name) &&
    !/[\p{L}\p{N}*_~]$/u.test(around.at(-1)?.written ?? "");
  return isSure ? `${mark}${written}${mark}` : asItIs;
};

const attribute = (attributes: string, name: string): InlineHtml =>
  (new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "") as InlineHtml;

const linkSource = (href: string, inner: InlineHtml, written: string): string =>
  /^https?:/.test(href) && !inner.includes("<") && plainText(inner) === href
    ? `<${href}>`
    : `[${written}](${destination(href)})`;

/** A code span (CommonMark §6.1), or `undefined` where one would not say the same. */
const codeSource = (inner: InlineHtml): string | undefined => {
  const text = plainText(inner);
  if (/<|^[ `]|[ `]$|\|/.test(inner) || text === "") return undefined;
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${text}${fence}`;
};

const spanSource = (attributes: string, written: string): string => {
  const names = ["lang", "dir"].flatMap((name) => {
    const value = attribute(attributes, name);
    return value === "" ? [] : [`${name}=${value}`];
  });
  return `:span[${written}]{${names.join(" ")}}`;
};
