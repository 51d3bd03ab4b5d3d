import { type Direction, directionOf, type LanguageTag } from "../../model/language.ts";

/** The words around an article are English; where the text around them is not, they say so (WCAG 3.1.2). */
export const englishWithin = (language: LanguageTag): { readonly lang?: "en" } =>
  /^en\b/i.test(language) ? {} : { lang: "en" };

interface Written {
  readonly language: LanguageTag;
  readonly direction: Direction;
}

/** The attributes of an element whose language may differ from what surrounds it. */
export const languageWithin = (
  inner: Written,
  outer: Written,
): { readonly lang?: LanguageTag; readonly dir?: Direction } => ({
  ...(inner.language !== outer.language && { lang: inner.language }),
  ...(inner.direction !== outer.direction && { dir: inner.direction }),
});

export const written = (language: LanguageTag): Written => ({
  language,
  direction: directionOf(language),
});
