import type { Development } from "../model/article.ts";
import type { Card } from "../model/block.ts";
import type { ArticlePage } from "../model/page.ts";
import { legalText } from "../model/text.ts";
import { blockMarkdown } from "./markdown/block.ts";
import { pictureMarkdown } from "./markdown/figure.ts";
import { frontMatter } from "./markdown/front-matter.ts";
import { inlineMarkdown } from "./markdown/inline.ts";
import { itemsMarkdown, type ListMarks } from "./markdown/list.ts";
import { headingOf, lineOf, markdownText } from "./markdown/text.ts";
import { absoluteCards, absoluteFigure, absoluteNote } from "./markup/absolute.ts";
import { deckOf } from "./markup/deck.ts";
import { englishDate, englishDay, WORDS } from "./markup/words.ts";
import type { ArticleRepresentation } from "./representation.ts";

/**
 * An article as Markdown (CommonMark 0.31.2, tables of GFM), for programs that read text: what it is
 * stands in front matter, then comes all of it. Every URL is absolute.
 */
export const articleMarkdown = {
  name: "markdown",
  file: "article.md",
  kind: "data",
  mediaType: "text/markdown",
  contentType: "text/markdown; charset=utf-8",
  title: "Markdown",
  rel: "alternate",
  render: (page) => `${frontMatter(page)}\n${legalText(bodyOf(page).join("\n\n"))}\n`,
} as const satisfies ArticleRepresentation;

const bodyOf = ({ entry, publication }: ArticlePage): readonly string[] => {
  const { baseUrl } = publication;
  const deck = deckOf(entry);
  const paragraphs = [
    headingOf(1, markdownText(entry.title)),
    ...(deck === undefined ? [] : [lineOf(markdownText(deck))]),
    ...(entry.picture ? pictureMarkdown(absoluteFigure(entry.picture, baseUrl)) : []),
    ...cardsMarkdown(absoluteCards(entry.cards, baseUrl)),
    ...developmentsMarkdown(entry.developments.map((note) => absoluteNote(note, baseUrl))),
    ...entry.corrections
      .map((note) => absoluteNote(note, baseUrl))
      .map(({ at, html }) => `**${WORDS.correction}, ${englishDay(at)}:** ${inlineMarkdown(html)}`),
  ];
  return paragraphs.filter((paragraph) => paragraph !== "");
};

const MARKS: readonly [ListMarks, ListMarks] = [
  { bullet: "-", delimiter: "." },
  { bullet: "*", delimiter: ")" },
];

/** Blocks take turns with the marks of lists, across cards as well, of which some have no heading. */
const cardsMarkdown = (cards: readonly Card[]): readonly string[] => {
  let turn = 0;
  return cards.flatMap(({ kicker, heading, blocks }) => {
    const words = [
      ...(kicker ? [markdownText(kicker)] : []),
      ...(heading ? [inlineMarkdown(heading)] : []),
    ].filter((word) => word !== "");
    return [
      ...(words.length > 0 ? [headingOf(2, words.join(": "))] : []),
      ...blocks.flatMap((block) => blockMarkdown(block, MARKS[turn++ % 2 === 0 ? 0 : 1])),
    ];
  });
};

const developmentsMarkdown = (developments: readonly Development[]): readonly string[] => {
  if (developments.length === 0) return [];
  const items = developments.map(
    ({ at, title, html }) => `${englishDate(at)} — ${markdownText(title)}: ${inlineMarkdown(html)}`,
  );
  return [headingOf(2, WORDS.developments), itemsMarkdown(items, MARKS[0])];
};
