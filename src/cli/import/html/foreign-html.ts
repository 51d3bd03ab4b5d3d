import type { Comment, Element, Root, RootContent } from "hast";
import { isInlineElement } from "../../../authoring/inline.ts";
import { embedOf } from "./embed.ts";
import { figures } from "./figure.ts";
import { inlinePieces, isBlank } from "./inline.ts";
import { listOf } from "./list.ts";
import { el, isEl, type Taming, textOf } from "./node.ts";
import { preOf } from "./pre.ts";
import { quoteOf } from "./quote.ts";
import { tableOf } from "./table.ts";

/** Elements that hold others together, whatever they mean elsewhere. */
const WRAPPERS = new Set(
  (
    "div section article main header footer aside nav address center details hgroup dl fieldset form " +
    "noscript body html figcaption tbody thead tfoot tr td th caption"
  ).split(" "),
);
/** Elements that show nothing, or nothing that is an article's. */
const SILENT = new Set(
  "style link meta title head base template param source track col colgroup".split(" "),
);
const LOST = new Set(
  "script object embed applet canvas svg math map area input select textarea button progress meter dialog frame frameset portal".split(
    " ",
  ),
);

/**
 * Puts the HTML of another system into the shapes that our blocks are read from: pictures out of
 * paragraphs, frames into embeds, headings into our levels. What has no shape is reported, its text kept.
 */
export const tameHtml = (root: Root, given: Omit<Taming, "flow">): Root => {
  const taming: Taming = { ...given, flow: (nodes) => flow(nodes, taming) };
  return { type: "root", children: [...taming.flow(root.children)] };
};

/** Blocks, and runs of text between them as paragraphs. */
const flow = (nodes: readonly RootContent[], taming: Taming): readonly RootContent[] => {
  const blocks: RootContent[] = [];
  let loose: RootContent[] = [];
  const close = (): void => {
    if (!isBlank(loose)) blocks.push(...paragraphs(loose, taming));
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === "text" || (isEl(node) && isPhrase(node))) loose.push(node);
    else if (node.type === "comment") reportMadeLater(node, taming);
    else if (isEl(node)) {
      close();
      blocks.push(...block(node, taming));
    }
  }
  close();
  return blocks;
};

/** A block that WordPress stores as a comment, and fills when it shows the page. */
const reportMadeLater = (comment: Comment, taming: Taming): void => {
  const name = /^ wp:([\w/-]+)[^]*\/$/.exec(comment.value)?.[1];
  if (name === undefined || name === "social-link") return;
  taming.report(`\`${name}\` is filled by WordPress when it is shown; it is left out`, comment);
};

/** What a browser would show in a line. */
const isPhrase = (element: Element): boolean =>
  isInlineElement(element.tagName) || PHRASES.has(element.tagName);
const PHRASES = new Set(
  "font big tt strike acronym nobr label wbr rp rt ruby data output summary".split(" "),
);

const block = (element: Element, taming: Taming): readonly RootContent[] => {
  const { tagName } = element;
  switch (tagName) {
    case "p":
    case "dd":
    case "dt":
      return paragraphs(element.children, taming);
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return heading(element, taming);
    case "ul":
    case "ol":
    case "menu":
    case "dir":
      return listOf(element, taming);
    case "blockquote":
      return embedOf(element, taming) ?? quoteOf(element, taming);
    case "figure":
    case "picture":
    case "img":
    case "audio":
    case "video":
      return figures(element, taming);
    case "iframe":
      return embedOf(element, taming) ?? [];
    case "table":
      return tableOf(element, taming);
    case "pre":
    case "listing":
    case "xmp":
      return preOf(element);
    case "hr":
      return [el("hr", {}, [], element)];
    case "li":
      return flow(element.children, taming);
    default:
      return other(element, taming);
  }
};

const other = (element: Element, taming: Taming): readonly RootContent[] => {
  const { tagName } = element;
  if (tagName === "div" || tagName === "a") {
    const embed = embedOf(element, taming);
    if (embed) return embed;
  }
  if (WRAPPERS.has(tagName)) return flow(element.children, taming);
  if (SILENT.has(tagName)) return [];
  if (LOST.has(tagName)) {
    taming.report(`\`<${tagName}>\` is left out`, element);
    return [];
  }
  taming.report(`\`<${tagName}>\` is no part of an article; its text is kept`, element);
  return flow(element.children, taming);
};

/** The first two levels begin cards, the others stand inside; there are four. */
const heading = (element: Element, taming: Taming): readonly RootContent[] => {
  const level = Math.min(4, Math.max(2, Number(element.tagName.slice(1))));
  return inlinePieces(element.children, taming).map((piece) =>
    piece.kind === "block" ? piece.block : el(`h${level}`, {}, withoutBreaks(piece.nodes), element),
  );
};

const withoutBreaks = (nodes: readonly RootContent[]): readonly RootContent[] =>
  nodes.map((node) => (isEl(node, "br") ? { type: "text", value: " " } : node));

/** Runs of text as paragraphs: two line breaks in a row part them, and so does what is no text. */
const paragraphs = (nodes: readonly RootContent[], taming: Taming): readonly RootContent[] =>
  inlinePieces(nodes, taming).flatMap((piece) => {
    if (piece.kind === "block") return [piece.block];
    return parted(piece.nodes).flatMap((run) => {
      if (isBlank(run)) return [];
      const paragraph = el("p", {}, run, nodes[0]);
      const url = textOf(paragraph).trim();
      const alone = run.filter((node) => !isBlank([node])).length === 1;
      const isBare = /^https?:\/\/\S+$/.test(url) && alone;
      return (
        (isBare && embedOf(el("iframe", { src: url }, [], nodes[0]), taming, true)) || [paragraph]
      );
    });
  });

const parted = (nodes: readonly RootContent[]): readonly (readonly RootContent[])[] => {
  const runs: RootContent[][] = [[]];
  let breaks = 0;
  for (const node of nodes) {
    if (isEl(node, "br")) breaks += 1;
    else if (!isBlank([node])) breaks = 0;
    if (breaks >= 2) {
      runs.push([]);
      breaks = 0;
    } else runs.at(-1)?.push(node);
  }
  return runs;
};
