import { withPictures } from "../../model/article-picture.ts";
import type { Article } from "../../model/article.ts";
import type { Card } from "../../model/block.ts";
import type { LanguageTag } from "../../model/language.ts";
import type { Picture } from "../../model/media.ts";
import { documentOf, type Submission } from "../../model/submission.ts";
import type { KnownMedia } from "../context.ts";
import { parseMarkdown } from "../markdown.ts";
import { blockHtml } from "./html.ts";
import { blockSource, headingSource, type ListMarks } from "./block.ts";
import { filesOf } from "./files.ts";
import { frontMatterSource } from "./front-matter.ts";
import { inlineSource } from "./inline.ts";
import { isSame, saysBlock, saysCards } from "./reading-back.ts";
import { attributesText, labelText, sourceAddress } from "./text.ts";

/** An article as the file an author would have written. */
export interface WrittenArticle {
  readonly source: string;
  /**
   * Whether reading it gives the article again, but for renditions, which are made of its pictures, and
   * for cards that no heading parts from the one before, which become one with it.
   */
  readonly isExact: boolean;
}

/**
 * Writes an article as front matter and Markdown: the inverse of `parseMarkdown`. Each block is read
 * back as it is written; where Markdown does not say it exactly, the HTML that it is read from does.
 * @param language the publication's, for articles in it need not name it
 */
export const writeArticle = async (
  submission: Submission,
  language: LanguageTag,
): Promise<WrittenArticle> => {
  const article = asAuthored(submission.article);
  const wanted: Submission = { ...submission, article };
  const media = filesOf(article, sourceAddress);
  const context = {
    slug: article.slug,
    language,
    media: async () => media,
  };
  const frontMatter = frontMatterSource(wanted, language);
  let source = "";
  for (const write of [authored, asHtml]) {
    const body = bodySource(article.cards, media, write);
    source = `---\n${frontMatter}---\n${body === "" ? "" : `\n${body}\n`}`;
    const read = await parseMarkdown(source, context);
    if (read.ok && isSame(documentOf(read.value), documentOf(wanted)))
      return { source, isExact: true };
  }
  return { source, isExact: false };
};

/** What of an article an author's file can say. */
const asAuthored = (article: Article): Article => {
  const plain = withPictures(article, withoutRenditions);
  return { ...plain, cards: plain.cards.reduce(joined, []) };
};

const withoutRenditions = (picture: Picture): Picture => {
  const { renditions: _, ...plain } = picture;
  return plain;
};

const joined = (before: readonly Card[], card: Card): readonly Card[] => {
  const last = before.at(-1);
  if (card.kicker !== undefined || card.heading !== undefined) return [...before, card];
  if (card.blocks.length === 0) return before;
  return last
    ? [...before.slice(0, -1), { ...last, blocks: [...last.blocks, ...card.blocks] }]
    : [card];
};

type Write = (...of: Parameters<typeof blockSource>) => string | undefined;
const authored: Write = blockSource;
const asHtml: Write = () => undefined;

const MARKS: readonly [ListMarks, ListMarks] = [
  { bullet: "-", delimiter: "." },
  { bullet: "*", delimiter: ")" },
];

const bodySource = (cards: readonly Card[], media: KnownMedia, write: Write): string => {
  let turn = 0;
  const paragraphs = cards.flatMap(({ blocks, ...head }) => [
    ...(head.kicker === undefined && head.heading === undefined ? [] : [cardHead(head)]),
    ...blocks.map((block) => {
      const source = write(block, MARKS[turn++ % 2 === 0 ? 0 : 1]);
      return source !== undefined && saysBlock(source, block, media) ? source : blockHtml(block);
    }),
  ]);
  return paragraphs.join("\n\n");
};

const cardHead = (head: Omit<Card, "blocks">): string => {
  const { kicker, heading } = head;
  const words = heading === undefined ? "" : inlineSource(heading, "<br>");
  const line =
    kicker === undefined
      ? headingSource(2, words)
      : // A bar of the heading is no escape here: that says that there is no kicker.
        headingSource(2, `${labelText(kicker)} | ${words.replaceAll(String.raw`\|`, "&#124;")}`);
  const source = line.trimEnd();
  return saysCards(source, [{ ...head, blocks: [] }], new Map())
    ? source
    : `<h2${attributesText({ "data-kicker": kicker })}>${heading ?? ""}</h2>`;
};
