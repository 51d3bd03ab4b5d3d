import type { Block, Card } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import { cardsOf } from "../body/cards.ts";
import type { KnownMedia } from "../context.ts";
import { readInlineMarkdown } from "../markdown/inline.ts";
import { htmlOf, parseTree } from "../markdown/tree.ts";
import { newReport } from "../report.ts";

/** What Markdown is read as, or `undefined` where something is wrong with it. */
const readCards = (source: string, media: KnownMedia): readonly Card[] | undefined => {
  const tree = parseTree(source);
  if (!tree.ok) return undefined;
  const { report, problems } = newReport();
  const html = htmlOf(tree.value, source, report);
  if (!html.ok) return undefined;
  const cards = cardsOf(html.value, { report, media });
  return problems.length === 0 ? cards : undefined;
};

/** Whether Markdown says exactly these cards. */
export const saysCards = (source: string, cards: readonly Card[], media: KnownMedia): boolean =>
  isSame(readCards(source, media), cards);

/** Whether Markdown says exactly this block. */
export const saysBlock = (source: string, block: Block, media: KnownMedia): boolean =>
  saysCards(source, [{ blocks: [block] }], media);

/** Whether Markdown says exactly this run of text. */
export const saysInline = (source: string, html: InlineHtml): boolean => {
  const read = readInlineMarkdown(source);
  return read.ok && read.value === html;
};

/** Whether two values are the same as JSON, whatever the order of their members. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((entry, index) => isSame(entry, b[index]));
  }
  const [one, other] = [a, b].map(
    (value) => new Map(Object.entries(value).filter(([, member]) => member !== undefined)),
  );
  if (!one || !other || one.size !== other.size) return false;
  return [...one].every(([name, member]) => other.has(name) && isSame(member, other.get(name)));
};
