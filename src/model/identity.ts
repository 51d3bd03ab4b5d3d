declare const slug: unique symbol;
declare const tagUri: unique symbol;

/** The last part of a permalink, and the key of a section, topic or author: `[a-z0-9-]{1,80}`. */
export type Slug = string & { readonly [slug]: true };

/** A `tag:` URI (RFC 4151), minted once. The same string is RSS guid, Atom id and JSON Feed id. */
export type TagUri = string & { readonly [tagUri]: true };

const SLUG = /^[a-z0-9-]{1,80}$/;
const TAG_URI =
  /^tag:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:@[a-z0-9.-]+)?,\d{4}(?:-\d{2}(?:-\d{2})?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+$/;

export const isSlug = (text: string): text is Slug => SLUG.test(text);
export const isTagUri = (text: string): text is TagUri => TAG_URI.test(text) && text.length <= 300;

/**
 * Mints an article's id.
 * @param authority the publication's tagging entity, `news.example,2026-11-01` (RFC 4151 §2.1)
 * @param day `YYYY-MM-DD` of minting, so that a slug freed by a move can be used again
 * @param name the first slug
 */
export const mintId = (authority: string, day: string, name: Slug): TagUri =>
  `tag:${authority}:${day}/${name}` as TagUri;

/** The id of a note inside an article (a correction, a development), stable because its instant is. */
export const mintNoteId = (article: TagUri, kind: string, at: string): TagUri =>
  `${article}/${kind}/${at.replaceAll(/[-:]/g, "")}` as TagUri;

/** Makes a slug of any title: transliterated to ASCII, cut at a word. Empty when nothing is left. */
export const slugify = (title: string): string => {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    // U+2019 by number: a bundle with one character beyond Latin-1 is kept at two bytes for each.
    .replaceAll(/[\u2019']/g, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let made = "";
  for (const word of words) {
    const longer = made ? `${made}-${word}` : word;
    if (longer.length > 80) break;
    made = longer;
  }
  return made;
};
