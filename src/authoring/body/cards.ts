import type { Element, Root, RootContent } from "hast";
import type { Block, Card } from "../../model/block.ts";
import { oneLine } from "../../model/text.ts";
import { attributesOf, isElement } from "../element.ts";
import { inlineOf, isInlineElement } from "../inline.ts";
import { BLOCKS_MAX, LINE_MAX_CHARACTERS, WRAPPER_NESTING_MAX } from "../limits.ts";
import { BLOCK_ELEMENTS } from "./elements.ts";
import type { Reading } from "./reading.ts";

/** Elements that only hold others together. */
const WRAPPERS = new Set(["div", "section", "article", "main"]);

/** Reads the body of an article. A first or second level heading starts a card. */
export const cardsOf = (root: Root, reading: Reading): readonly Card[] => {
  const writer = new CardWriter(reading);
  writer.flow(root.children, 0);
  const cards = writer.cards.filter(
    ({ kicker, heading, blocks }) => kicker !== undefined || heading !== undefined || blocks.length,
  );
  const blocks = cards.reduce((sum, card) => sum + card.blocks.length, 0);
  if (blocks > BLOCKS_MAX) {
    reading.report(`has ${blocks} blocks; an article has at most ${BLOCKS_MAX}`, root);
  }
  return cards;
};

class CardWriter {
  readonly cards: (Omit<Card, "blocks"> & { readonly blocks: Block[] })[] = [{ blocks: [] }];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Reads blocks, and runs of text between them as paragraphs. */
  flow(nodes: readonly RootContent[], depth: number): void {
    let loose: RootContent[] = [];
    for (const node of nodes) {
      if (node.type === "text" || (isElement(node) && isInlineElement(node.tagName))) {
        loose.push(node);
      } else if (node.type === "element") {
        this.#paragraph(loose);
        loose = [];
        this.#element(node, depth);
      }
    }
    this.#paragraph(loose);
  }

  #element(element: Element, depth: number): void {
    const { report } = this.#reading;
    if (WRAPPERS.has(element.tagName)) {
      attributesOf(element, [], report);
      if (depth < WRAPPER_NESTING_MAX) this.flow(element.children, depth + 1);
      else report(`wraps deeper than ${WRAPPER_NESTING_MAX} levels; unwrap it`, element);
    } else if (isElement(element, "h1", "h2")) this.#heading(element);
    else {
      const read = BLOCK_ELEMENTS.get(element.tagName);
      if (read) this.cards.at(-1)?.blocks.push(...read(element, this.#reading));
      else report(outsider(element.tagName), element);
    }
  }

  #heading(element: Element): void {
    const { report } = this.#reading;
    const given = attributesOf(element, ["data-kicker"], report);
    const kicker = oneLine(given["data-kicker"] ?? "");
    const heading = inlineOf(element.children, report);
    if (kicker === "" && heading === "") {
      report("a heading is empty; write its words or leave it out", element);
    }
    if (kicker.length > LINE_MAX_CHARACTERS)
      report("the kicker is too long; one word does", element);
    this.cards.push({ ...(kicker && { kicker }), ...(heading && { heading }), blocks: [] });
  }

  #paragraph(nodes: readonly RootContent[]): void {
    const html = inlineOf(nodes, this.#reading.report);
    if (html.trim() !== "") this.cards.at(-1)?.blocks.push({ type: "paragraph", html });
  }
}

const outsider = (tagName: string): string => {
  if (tagName === "h5" || tagName === "h6") {
    return "headings go four levels deep; use a third or fourth level heading";
  }
  if (tagName === "iframe" || tagName === "object" || tagName === "embed") {
    return `\`<${tagName}>\` is loaded from elsewhere; write an embed, \`::embed[Title]{url="…"}\``;
  }
  return `\`<${tagName}>\` is no part of an article; use paragraphs, headings, lists, quotes, tables, figures, code or a directive`;
};
