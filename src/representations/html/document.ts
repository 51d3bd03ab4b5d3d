import type { Direction, LanguageTag } from "../../model/language.ts";

interface Document {
  readonly language: LanguageTag;
  readonly direction: Direction;
  /** Boolean attributes of the root: `amp`. */
  readonly flag?: "amp";
  /** Markup, from `head.ts`. */
  readonly head: string;
  /** An element of hono/jsx, which `toString` renders; none of ours waits for anything. */
  readonly body: { toString(): string };
}

/**
 * A whole HTML document. The head is markup already: hono/jsx would move each `<link>` of it to the
 * end, and search the whole document once per link to do so.
 */
export const htmlDocument = ({ language, direction, flag, head, body }: Document): string =>
  `<!doctype html>\n<html${flag ? ` ${flag}` : ""} lang="${language}" dir="${direction}"><head>${head}</head>${body.toString()}</html>\n`;

/**
 * Sent with every page of ours: its style sheet, script, pictures and recordings, nothing else. Large
 * recordings stay at their own URL, hence `https:`. JSON-LD is data, which `script-src` leaves alone.
 * Of what our host serves, only `/assets` has a type that runs. Nothing of ours connects; auditors do,
 * from within the page, to read `robots.txt` and `llms.txt`.
 */
export const PAGE_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "media-src 'self' https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
