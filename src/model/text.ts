/**
 * XML 1.0 (Fifth Edition) §2.2 Char, turned round: what no XML document may hold.
 * The `u` flag makes a lone surrogate match, and leaves pairs alone.
 */
// oxlint-disable-next-line no-control-regex -- the control characters are what it is for
const XML_ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Removes every character that XML 1.0 forbids, so that any stored text fits any representation. */
export const legalText = (text: string): string => text.replaceAll(XML_ILLEGAL, "");

/** Collapses white space as a headline needs it: one line, no edges. */
export const oneLine = (text: string): string => legalText(text).replaceAll(/\s+/g, " ").trim();
