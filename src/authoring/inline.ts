import type { Element, RootContent } from "hast";
import { INLINE_ELEMENTS, type InlineHtml } from "../model/inline.ts";
import { fail, ok, type Result } from "../model/result.ts";
import { legalText, oneLine } from "../model/text.ts";
import { readLink } from "./address.ts";
import { readDatetime } from "./date.ts";
import { attributeName } from "./element.ts";
import { parseHtml } from "./html-tree.ts";
import { readLanguage } from "./language.ts";
import { INLINE_NESTING_MAX } from "./limits.ts";
import { oneOf } from "../model/nearest.ts";
import { newReport, type Report } from "./report.ts";

type InlineElement = keyof typeof INLINE_ELEMENTS;
type InlineAttribute = (typeof INLINE_ELEMENTS)[InlineElement][number];

export const isInlineElement = (tagName: string): tagName is InlineElement =>
  Object.hasOwn(INLINE_ELEMENTS, tagName);

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? "");

/** White space as HTML understands it collapses; a no-break space is a letter like others. */
const collapse = (text: string): string => legalText(text).replaceAll(/[\t\n\r ]+/g, " ");

/**
 * Neither white space nor a line break belongs at the edge of a run of text, and spaces that met
 * because an element between them said nothing are one.
 */
const trimmed = (html: string): InlineHtml =>
  html
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ *<br> */g, "<br>")
    .replace(/^(?: |<br>)+/, "")
    .replace(/(?: |<br>)+$/, "") as InlineHtml;

/** Text without markup, as inline HTML. */
export const inlineText = (text: string): InlineHtml => trimmed(escape(collapse(text)));

/**
 * Writes phrase content in the closed tag list of `INLINE_ELEMENTS`. What is outside the list is
 * reported, and its text kept so that reading can go on. Reading the result again gives the result.
 */
export const inlineOf = (nodes: readonly RootContent[], report: Report): InlineHtml =>
  trimmed(write(nodes, { report, depth: 0, inLink: false }));

/** Reads a string of HTML that should hold phrase content alone; the error is every problem. */
export const readInlineHtml = (html: string): Result<InlineHtml, readonly string[]> => {
  if (!/[<&]/.test(html)) return ok(inlineText(html));
  const root = parseHtml(html);
  if (!root.ok) return fail([root.error]);
  const { report, problems } = newReport();
  const inline = inlineOf(root.value.children, report);
  return problems.length > 0 ? fail(problems.map(({ detail }) => detail)) : ok(inline);
};

interface Surroundings {
  readonly report: Report;
  readonly depth: number;
  readonly inLink: boolean;
}

const write = (nodes: readonly RootContent[], around: Surroundings): string =>
  nodes
    .map((node) => {
      if (node.type === "text") return escape(collapse(node.value));
      return node.type === "element" ? writeElement(node, around) : "";
    })
    .join("");

const writeElement = (element: Element, around: Surroundings): string => {
  const { report, depth, inLink } = around;
  const { tagName } = element;
  if (depth >= INLINE_NESTING_MAX) {
    report("is nested too deeply for a line of text; use fewer elements", element);
    return "";
  }
  if (!isInlineElement(tagName)) {
    report(outsider(tagName), element);
    // Its text, so that nothing seems empty; what stands inside is not worth another problem.
    return write(element.children, { ...around, depth: depth + 1, report: () => undefined });
  }
  if (tagName === "br") return "<br>";
  if (tagName === "a" && inLink) report("a link stands inside a link; close the first", element);
  const attributes = writeAttributes(element, tagName, report);
  const content = write(element.children, {
    report,
    depth: depth + 1,
    inLink: inLink || tagName === "a",
  });
  const says = tagName !== "span" || attributes !== "";
  return content === "" || !says ? content : `<${tagName}${attributes}>${content}</${tagName}>`;
};

const outsider = (tagName: string): string => {
  if (tagName === "img") {
    return "a picture stands inside text; give it a paragraph of its own";
  }
  return `\`<${tagName}>\` cannot stand in text; text holds phrases such as \`<a>\`, \`<em>\`, \`<strong>\`, \`<code>\` or \`<span>\``;
};

const stranger = (tagName: string, name: string, allowed: readonly string[]): string => {
  // Markdown has words for it, so whoever wrote it knows of no attribute.
  if (tagName === "a" && name === "title") {
    return "a link has a title, which touch screens never show; write it in the text";
  }
  const right = allowed.length > 0 ? `it may have ${oneOf(allowed)}` : "it may have none";
  return `\`<${tagName}>\` has the attribute \`${name}\`; ${right}`;
};

const writeAttributes = (element: Element, tagName: InlineElement, report: Report): string => {
  const allowed: readonly InlineAttribute[] = INLINE_ELEMENTS[tagName];
  const written = new Map<InlineAttribute, string>();
  for (const [property, value] of Object.entries(element.properties)) {
    const name = attributeName(property);
    const known = allowed.find((candidate) => candidate === name);
    if (known === undefined) {
      report(stranger(tagName, name, allowed), element);
      continue;
    }
    const read = ATTRIBUTES[known](String(value));
    if (read.ok) written.set(known, read.value);
    else report(`${known === "href" ? "the link" : `\`${known}\``} ${read.error}`, element);
  }
  if (tagName === "a" && !("href" in element.properties)) {
    report("a link has no address; write `href`", element);
  }
  return allowed
    .filter((name) => written.has(name))
    .map((name) => ` ${name}="${escape(legalText(written.get(name) ?? ""))}"`)
    .join("");
};

const ATTRIBUTES = {
  href: readLink,
  hreflang: readLanguage,
  lang: readLanguage,
  title: (text: string) => ok(oneLine(text)),
  datetime: readDatetime,
  dir: (text: string) =>
    /^(?:ltr|rtl|auto)$/.test(text)
      ? ok(text)
      : fail(`is \`${text}\`; use \`ltr\`, \`rtl\` or \`auto\``),
} satisfies Record<InlineAttribute, (text: string) => Result<string, string>>;
