import type { Extension } from "feed";
import { legalText } from "../model/text.ts";
import { xmlAttribute } from "./markup/escape.ts";

/** An element as xml-js (compact form) prints it. */
export interface RssElement {
  readonly _text?: string;
  readonly _cdata?: string;
  readonly _attributes?: Readonly<Record<string, string | number>>;
  readonly [child: string]: unknown;
}

/**
 * Text for an element that `feed` prints. The library turns `&amp;` back into `&` before it escapes,
 * so every ampersand goes in as `&amp;`: "R&amp;D" comes out as it was written. It escapes the rest.
 */
export const rssText = (text: string): string => legalText(text).replaceAll("&", "&amp;");

export const rssElement = (
  text: string | undefined,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): RssElement => ({
  ...(text !== undefined && { _text: rssText(text) }),
  _attributes: rssAttributes(attributes),
});

/** Attributes for an element that `feed` prints: it escapes only quotation marks in them. */
const rssAttributes = (
  attributes: Readonly<Record<string, string | number | undefined>>,
): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, typeof value === "string" ? xmlAttribute(value) : value] as const],
    ),
  );

/**
 * The library's hook: sets an element whatever its name, in the place of one the library has already
 * set. Several elements of one name are an array; the library's type knows no arrays, its code does.
 */
export const rssExtension = (
  name: string,
  content: RssElement | readonly RssElement[],
): Extension => ({ name, objects: content as Record<string, unknown> });
