import type { Slug } from "./identity.ts";

declare const language: unique symbol;

/** A language tag (BCP 47, RFC 5646) in its canonical spelling. */
export type LanguageTag = string & { readonly [language]: true };

export type Direction = "ltr" | "rtl";

/** Scripts written from right to left, by ISO 15924 code. */
const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set([
  "Adlm",
  "Arab",
  "Hebr",
  "Mand",
  "Mend",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

/** `undefined` where the text is not a well-formed tag; "english" is not one ICU knows a script for. */
export const parseLanguage = (text: string): LanguageTag | undefined => {
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0] as LanguageTag | undefined;
  } catch {
    return undefined; // RangeError: not a structurally valid tag
  }
};

/** Whether words of ours, which are English, are in the language of the text around them. */
export const isEnglish = (tag: LanguageTag): boolean => /^en\b/i.test(tag);

/** The direction text of this language usually runs in. */
export const directionOf = (tag: LanguageTag): Direction =>
  RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";

/**
 * A tag as part of a path, and the wider ranges it lies in, narrowest first: `en-gb` and `en`
 * (RFC 4647 §3.4, lookup).
 */
export const languageKeys = (tag: LanguageTag): readonly Slug[] => {
  const subtags = tag.toLowerCase().split("-");
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-") as Slug);
};
