declare const inlineHtml: unique symbol;

/**
 * A run of text with phrase markup: HTML of the closed tag list below, every `<`, `>`, `&` and `"`
 * of its text escaped. Only `authoring/inline.ts` makes it; a link is absolute or begins with `/`.
 */
export type InlineHtml = string & { readonly [inlineHtml]: true };

/** Phrase elements that text may hold, each with the attributes it may carry. */
export const INLINE_ELEMENTS = {
  a: ["href", "hreflang"],
  abbr: ["title"],
  b: [],
  bdi: ["dir"],
  bdo: ["dir"],
  br: [],
  cite: [],
  code: [],
  del: [],
  dfn: [],
  em: [],
  i: [],
  ins: [],
  kbd: [],
  mark: [],
  q: [],
  s: [],
  samp: [],
  small: [],
  span: ["lang", "dir"],
  strong: [],
  sub: [],
  sup: [],
  time: ["datetime"],
  u: [],
  var: [],
} as const satisfies Record<string, readonly string[]>;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Makes links that begin with `/` absolute. Quotes in text are escaped, so only attributes match. */
export const withAbsoluteLinks = (html: InlineHtml, baseUrl: string): InlineHtml =>
  html.replaceAll(' href="/', ` href="${baseUrl}/`) as InlineHtml;

/** The text a reader without markup sees; `<br>` becomes a space. */
export const plainText = (html: InlineHtml): string =>
  html
    .replaceAll(/<br>/g, " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? "");
