import { legalText } from "../../model/text.ts";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

const reference = (character: string): string => REFERENCES[character] ?? character;

/**
 * Text as XML element content. Characters that XML 1.0 §2.2 forbids are removed, so the result is
 * well-formed whatever comes in; a carriage return is a reference because §2.11 would make it a line feed.
 */
export const xmlText = (text: string): string => legalText(text).replaceAll(/[&<>\r]/g, reference);

/**
 * Text as an XML attribute's value, to be put between double quotes. Tabs and line ends are
 * references because XML 1.0 §3.3.3 would make them spaces.
 */
export const xmlAttribute = (text: string): string =>
  legalText(text).replaceAll(/[&<>"\t\n\r]/g, reference);

/** Text as HTML element content. HTML is carried inside XML, so what XML forbids is removed here too. */
export const htmlText = (text: string): string => legalText(text).replaceAll(/[&<>]/g, reference);

/** Text as an HTML attribute's value, to be put between double quotes. */
export const htmlAttribute = (text: string): string =>
  legalText(text).replaceAll(/[&<>"\t\n]/g, reference);

/**
 * Text as one CDATA section, or several where the text holds `]]>` (XML 1.0 §2.7).
 * Removing comes before splitting: a removed character may have kept `]]` and `>` apart.
 */
export const cdata = (text: string): string =>
  `<![CDATA[${legalText(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
