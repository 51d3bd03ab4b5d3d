import type { Element, RootContent } from "hast";
import { readLink } from "../../../authoring/address.ts";
import { readDatetime } from "../../../authoring/date.ts";
import { isInlineElement } from "../../../authoring/inline.ts";
import { readLanguage } from "../../../authoring/language.ts";
import { attributeOf, el, isEl, type Taming } from "./node.ts";

/** A run of text, or a block that stood in it. */
export type Piece =
  | { readonly kind: "inline"; readonly nodes: readonly RootContent[] }
  | { readonly kind: "block"; readonly block: RootContent };

/** Elements of other times, by what they are called today. */
const RENAMED: Readonly<Record<string, string>> = { strike: "s", tt: "code", acronym: "abbr" };
/** Their text is the line's. */
const UNWRAPPED = new Set("font big nobr label data output ruby rt summary span".split(" "));

/**
 * Text with phrase markup of ours alone; whatever else stands in it (a picture, a frame, a list) comes
 * out as a block of its own, between the text before and after.
 */
export const inlinePieces = (nodes: readonly RootContent[], taming: Taming): readonly Piece[] => {
  const pieces: Piece[] = [];
  let run: RootContent[] = [];
  const close = (): void => {
    if (!isBlank(run)) pieces.push({ kind: "inline", nodes: run });
    run = [];
  };
  for (const node of nodes) {
    for (const piece of piecesOf(node, taming)) {
      if (piece.kind === "inline") run.push(...piece.nodes);
      else {
        close();
        pieces.push(piece);
      }
    }
  }
  close();
  return pieces;
};

/** Phrases alone, where nothing else has a place: what was between them is reported. */
export const inlineOnly = (
  nodes: readonly RootContent[],
  taming: Taming,
  where: string,
): { readonly nodes: readonly RootContent[]; readonly blocks: readonly RootContent[] } => {
  const pieces = inlinePieces(nodes, taming);
  const blocks = pieces.flatMap((piece) => (piece.kind === "block" ? [piece.block] : []));
  const kept: RootContent[] = [];
  for (const piece of pieces) {
    if (piece.kind === "block") continue;
    if (kept.length > 0) kept.push(el("br", {}, [], nodes[0]));
    kept.push(...piece.nodes);
  }
  for (const block of blocks) taming.report(`stood in ${where}; it follows it now`, block);
  return { nodes: kept, blocks };
};

export const isBlank = (nodes: readonly RootContent[]): boolean =>
  nodes.every((node) => {
    if (node.type === "text") return node.value.trim() === "";
    return node.type !== "element" || node.tagName === "br";
  });

const piecesOf = (node: RootContent, taming: Taming): readonly Piece[] => {
  if (node.type === "text") return [{ kind: "inline", nodes: [node] }];
  if (!isEl(node)) return [];
  const tagName = RENAMED[node.tagName] ?? node.tagName;
  if (tagName === "wbr" || tagName === "rp") return [];
  if (tagName === "br") return [{ kind: "inline", nodes: [el("br", {}, [], node)] }];
  const isPhrase = isInlineElement(tagName) || UNWRAPPED.has(tagName);
  if (!isPhrase) return taming.flow([node]).map((block) => ({ kind: "block", block }));
  return inlinePieces(node.children, taming).map((piece): Piece => {
    if (piece.kind === "block") return piece;
    return { kind: "inline", nodes: phrase(node, tagName, piece.nodes, taming) };
  });
};

/** An element of ours around some of its text, with the attributes that it may have. */
const phrase = (
  element: Element,
  tagName: string,
  children: readonly RootContent[],
  taming: Taming,
): readonly RootContent[] => {
  if (tagName === "a") return link(element, children, taming);
  const properties: Element["properties"] = {};
  const lang = attributeOf(element, "lang");
  const dir = attributeOf(element, "dir")?.toLowerCase();
  const isForeign = tagName === "span" || tagName === "font";
  if (isForeign && lang !== undefined && readLanguage(lang).ok) properties["lang"] = lang;
  if ((isForeign || tagName.startsWith("bd")) && dir && /^(?:ltr|rtl|auto)$/.test(dir))
    properties["dir"] = dir;
  if (isForeign && Object.keys(properties).length === 0) return children;
  if (!isForeign && UNWRAPPED.has(tagName)) return children;
  const title = attributeOf(element, "title");
  if (tagName === "abbr" && title !== undefined) properties["title"] = title;
  const datetime = attributeOf(element, "dateTime");
  if (tagName === "time") {
    if (datetime === undefined || !readDatetime(datetime).ok) return children;
    properties["dateTime"] = datetime;
  }
  return [el(isForeign ? "span" : tagName, properties, children, element)];
};

const link = (
  element: Element,
  children: readonly RootContent[],
  taming: Taming,
): readonly RootContent[] => {
  const href = attributeOf(element, "href");
  if (href === undefined) return children;
  const target = taming.link(href);
  if (target === undefined || !readLink(target).ok) {
    taming.report(`the link to \`${href}\` leads nowhere from here; its text is kept`, element);
    return children;
  }
  return [el("a", { href: target }, children, element)];
};
