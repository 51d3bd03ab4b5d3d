import type { Link } from "../model/link.ts";

/**
 * Writes a `Link` field (RFC 8288 §3): the same links as in the body, which alone has their titles.
 * An article in a dozen feeds has forty links, and clients such as Node's `fetch` refuse more than
 * 16 KiB of header fields.
 */
export const formatLinks = (links: readonly Link[]): string => links.map(formatLink).join(", ");

const formatLink = ({ href, rel, type, hreflang }: Link): string =>
  [
    `<${uriReference(href)}>; rel="${rel}"`,
    ...(type === undefined ? [] : [`type="${type}"`]),
    ...(hreflang === undefined ? [] : [`hreflang="${hreflang}"`]),
  ].join("; ");

/** Links come absolute from the border; this keeps `>` and other text out of the field. */
const uriReference = (href: string): string =>
  href
    .toWellFormed()
    .replaceAll(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, (character) => encodeURIComponent(character));
