import type { Entry } from "../../model/entry.ts";
import { isEnglish } from "../../model/language.ts";
import { htmlAttribute, htmlText } from "./escape.ts";
import { englishDate } from "./words.ts";

/** Words of ours as HTML within an entry's text. */
export type English = (words: string) => string;

/** Where the text is in another language, the words say that they are English (WCAG 2.2 §3.1.2). */
export const englishIn = ({
  language,
  direction,
}: Pick<Entry, "language" | "direction">): English => {
  if (isEnglish(language) && direction === "ltr") return htmlText;
  const dir = direction === "ltr" ? "" : ' dir="ltr"';
  return (words) => `<span lang="en"${dir}>${htmlText(words)}</span>`;
};

/** A date people can read, with the one machines can. */
export const timeHtml = (at: string, english: English, words = englishDate(at)): string =>
  `<time datetime="${htmlAttribute(at)}">${english(words)}</time>`;
