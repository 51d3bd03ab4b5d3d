/**
 * What XML 1.0 (Fifth Edition) §2.2 forbids or discourages and the HTML standard forbids in text:
 * controls, lone surrogates and noncharacters. The `u` flag leaves surrogate pairs alone.
 */
const ILLEGAL = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** Removes what some representation could not hold; NEL, a line break of old mainframes, becomes one. */
export const legalText = (text: string): string =>
  text.replaceAll("\u0085", "\n").replaceAll(ILLEGAL, "");

/** Collapses white space as a headline needs it: one line, no edges. */
export const oneLine = (text: string): string => legalText(text).replaceAll(/\s+/g, " ").trim();
