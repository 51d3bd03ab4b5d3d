import { type Direction, directionOf, isEnglish, type LanguageTag } from "../../model/language.ts";

/** How a text is written; an entry says so itself. */
export interface Written {
  readonly language: LanguageTag;
  readonly direction: Direction;
}

/** Attributes of an element whose language is not that of what surrounds it (WCAG 2.2 §3.1.2). */
export interface LanguageAttributes {
  readonly lang?: LanguageTag;
  readonly dir?: Direction;
}

export const written = (language: LanguageTag): Written => ({
  language,
  direction: directionOf(language),
});

export const languageWithin = (inner: Written, outer: Written): LanguageAttributes => ({
  ...(inner.language !== outer.language && { lang: inner.language }),
  ...(inner.direction !== outer.direction && { dir: inner.direction }),
});

/** How words of ours are written within a text: in its own English, or else in any. */
export const ourEnglish = ({ language }: Written): Written => ({
  language: isEnglish(language) ? language : ("en" as LanguageTag),
  direction: "ltr",
});

export const englishWithin = (outer: Written): LanguageAttributes =>
  languageWithin(ourEnglish(outer), outer);
