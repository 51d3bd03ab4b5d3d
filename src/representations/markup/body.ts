import type { Development, Note } from "../../model/article.ts";
import type { Category, Entry } from "../../model/entry.ts";
import { directionOf } from "../../model/language.ts";
import type { Publication } from "../../model/publication.ts";
import { legalText } from "../../model/text.ts";
import { absoluteCards, absoluteFigure, absoluteNote } from "./absolute.ts";
import { cardHtml } from "./block-html.ts";
import { type English, englishIn, timeHtml } from "./english.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { link, pictureHtml } from "./figure.ts";
import { englishDay, WORDS } from "./words.ts";

/**
 * The body of an entry as HTML for readers: `content:encoded`, Atom content, `content_html`.
 * Every URL is absolute; there is no script, frame or class. `]]>` and characters that XML forbids
 * never occur, so it fits a CDATA section as it is. An entry whose cards were left out gives its
 * summary and the way to the article.
 */
export const feedBody = (entry: Entry, publication: Publication): string => {
  const { baseUrl } = publication;
  const english = englishIn(entry);
  const parts = [
    ...(entry.picture ? [pictureHtml(absoluteFigure(entry.picture, baseUrl), english)] : []),
    ...(entry.body === "full"
      ? absoluteCards(entry.cards, baseUrl).map((card) => cardHtml(card, english))
      : [
          `<p>${htmlText(entry.summary)}</p>`,
          `<p>${link(entry.url, english(WORDS.readArticle))}</p>`,
        ]),
    ...(entry.story ? [storyHtml(entry.story, entry, english)] : []),
    ...developmentsHtml(entry.developments, baseUrl, english),
    ...entry.corrections.map((note) => correctionHtml(absoluteNote(note, baseUrl), english)),
  ];
  return legalText(inItsLanguage(parts.join("\n"), entry, publication)).replaceAll("]]>", "]]&gt;");
};

/** No feed format gives a direction, and JSON Feed readers ignore the language: the body says both. */
const inItsLanguage = (html: string, entry: Entry, publication: Publication): string =>
  entry.direction === "ltr" && entry.language === publication.language
    ? html
    : `<div lang="${htmlAttribute(entry.language)}" dir="${entry.direction}">\n${html}\n</div>`;

/** The way to the running story; its label is in the publication's language. */
const storyHtml = (story: Category, { language }: Entry, english: English): string => {
  const label = htmlText(story.label);
  const marked =
    story.language === language
      ? label
      : `<span lang="${story.language}" dir="${directionOf(story.language)}">${label}</span>`;
  return `<p><strong>${english(`${WORDS.inContext}:`)}</strong> ${link(story.url, marked)}</p>`;
};

const correctionHtml = ({ at, html }: Note, english: English): string =>
  `<p><strong>${english(`${WORDS.correction},`)} ${timeHtml(at, english, englishDay(at))}:</strong> ${html}</p>`;

const developmentsHtml = (
  developments: readonly Development[],
  baseUrl: string,
  english: English,
): readonly string[] => {
  if (developments.length === 0) return [];
  const items = developments
    .map((development) => absoluteNote(development, baseUrl))
    .map(
      ({ at, title, html }) =>
        `<li>${timeHtml(at, english)} — <strong>${htmlText(title)}</strong> ${html}</li>`,
    );
  return [`<h3>${english(WORDS.developments)}</h3>`, `<ul>${items.join("")}</ul>`];
};
