import type { Article } from "./article.ts";
import { type InlineHtml, plainText } from "./inline.ts";

/** The members of cards, blocks and notes that readers read or hear; all else is addresses, kinds and numbers. */
const SAID: ReadonlySet<string> = new Set([
  "alt",
  "attribution",
  "caption",
  "description",
  "head",
  "heading",
  "html",
  "kicker",
  "label",
  "name",
  "paragraphs",
  "rows",
  "text",
  "title",
]);

/** All that an article says below its summary, without markup: to find it by, not to be read. */
export const bodyText = ({
  picture,
  cards,
  corrections,
  developments,
}: Pick<Article, "picture" | "cards" | "corrections" | "developments">): string =>
  saidIn([picture, cards, corrections, developments], false).join("\n");

const saidIn = (value: unknown, isSaid: boolean): readonly string[] => {
  if (typeof value === "string") return isSaid ? [plainText(value as InlineHtml)] : [];
  if (Array.isArray(value)) return value.flatMap((inner: unknown) => saidIn(inner, isSaid));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => saidIn(inner, SAID.has(name)));
};
