import { SaxesParser } from "saxes";
import type { Written } from "./foreign-article.ts";

/** A small piece of a document, whole in memory. */
export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  /** By local name; the few that have a namespace are told apart by nobody. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** What `xml:lang` says of it, here or around it (XML 1.0 §2.12). */
  readonly language: string | undefined;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/** What a document yields while it is read. */
export type XmlPart =
  | { readonly kind: "element"; readonly element: XmlElement }
  /** The document is not what XML wants, and was read on. */
  | { readonly kind: "malformed"; readonly line: number; readonly detail: string }
  /** The document stops before its root does; nothing follows. */
  | { readonly kind: "cut"; readonly line: number }
  /** What is open here cannot be known any longer; nothing follows. */
  | { readonly kind: "lost"; readonly line: number; readonly detail: string };

/** Names that HTML knows and feeds use all the same. */
const ENTITIES = {
  nbsp: "\u00a0",
  ndash: "\u2013",
  mdash: "\u2014",
  hellip: "\u2026",
  lsquo: "\u2018",
  rsquo: "\u2019",
  ldquo: "\u201c",
  rdquo: "\u201d",
  copy: "\u00a9",
} as const;

/** Complaints of one document that are worth telling. */
const MALFORMED_MAX = 20;

/**
 * Reads a feed or an export piece by piece: each child of `<channel>`, or of the root where there is
 * none. So memory holds one item, however many there are.
 */
export async function* xmlParts(text: AsyncIterable<string>): AsyncGenerator<XmlPart> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  Object.assign(parser.ENTITIES, ENTITIES);
  let parts: XmlPart[] = [];
  let malformed = 0;
  let depth = 0;
  let rootHasEnded = false;
  /** At which depth the pieces are: below the root, or below its channel. */
  let container = 1;
  const open: XmlElement[] = [];
  const languages: (string | undefined)[] = [];
  let isLost = false;
  const lose = (detail: string): void => {
    if (!isLost) parts.push({ kind: "lost", line: parser.line, detail });
    isLost = true;
  };
  /** How many parts there were, and how deep it was, before the tag that was read last. */
  let before = { position: -1, parts: 0, depth: 0 };
  parser.on("error", ({ message }) => {
    const detail = message.replace(/^\d+:\d+: /, "");
    const [, stray] = /^unmatched closing tag: (.*)\.$/.exec(detail) ?? [];
    if (stray !== undefined && before.position === parser.position && before.depth > 0) {
      // The parser closed all that was open in search of it, so nothing of that came whole.
      parts.length = before.parts;
      return lose(`the end tag \`</${stray}>\` fits nothing that is open`);
    }
    malformed += 1;
    if (malformed > MALFORMED_MAX) return;
    parts.push({ kind: "malformed", line: parser.line, detail });
  });
  parser.on("opentag", (tag) => {
    const [piece] = open;
    if (piece && isItem(piece) && piece.uri === tag.uri && piece.local === tag.local) {
      return lose(`one more \`<${tag.local}>\` begins within that of line ${piece.line}`);
    }
    if (depth === 0 && tag.local === "rss") container = 2;
    depth += 1;
    const language = tag.attributes["xml:lang"]?.value ?? languages.at(-1);
    languages.push(language);
    if (depth <= container) return;
    const attributes = new Map(
      Object.values(tag.attributes).map(({ local, value }) => [local, value]),
    );
    const element: XmlElement = {
      uri: tag.uri,
      local: tag.local,
      attributes,
      children: [],
      language,
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => void open.at(-1)?.children.push(text);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    if (before.position !== parser.position) {
      before = { position: parser.position, parts: parts.length, depth };
    }
    depth -= 1;
    languages.pop();
    rootHasEnded ||= depth === 0;
    const element = open.pop();
    if (element && open.length === 0) parts.push({ kind: "element", element });
  });
  for await (const chunk of text) {
    parser.write(chunk);
    const lost = parts.findIndex(({ kind }) => kind === "lost");
    yield* lost === -1 ? parts : parts.slice(0, lost + 1);
    if (lost !== -1) return;
    parts = [];
  }
  if (!rootHasEnded) {
    yield { kind: "cut", line: parser.line };
    return;
  }
  parser.close();
  yield* parts;
}

/** What never stands within another of its kind. */
const isItem = ({ local }: XmlElement): boolean => local === "item" || local === "entry";

export const isElement = (child: XmlElement | string): child is XmlElement =>
  typeof child !== "string";

/** The child elements of a name. */
export const childrenOf = (
  element: XmlElement,
  local: string,
  isUri: (uri: string) => boolean = () => true,
): readonly XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement => isElement(child) && child.local === local && isUri(child.uri),
  );

/** The text of the first child of a name, trimmed; `undefined` where it is absent or empty. */
export const textIn = (
  element: XmlElement,
  local: string,
  isUri?: (uri: string) => boolean,
): string | undefined => writtenIn(element, local, isUri)?.text;

/** The same with its line. */
export const writtenIn = (
  element: XmlElement,
  local: string,
  isUri?: (uri: string) => boolean,
): Written | undefined => {
  const [child] = childrenOf(element, local, isUri);
  const text = child && textOf(child).trim();
  return text ? { text, line: child.line } : undefined;
};

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What stands inside an element as HTML: the XHTML of Atom (RFC 4287 §3.1.1.3). */
export const innerHtml = (element: XmlElement): string =>
  element.children
    .map((child) => {
      if (typeof child === "string") return escaped(child);
      const attributes = [...child.attributes].map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      );
      const start = `<${child.local}${attributes.join("")}>`;
      return VOID.has(child.local) ? start : `${start}${innerHtml(child)}</${child.local}>`;
    })
    .join("");
