import type { Element, RootContent } from "hast";
import { readEmbedUrl } from "../../../authoring/provider.ts";
import { oneLine } from "../../../model/text.ts";
import { attributeOf, el, found, hasClass, isEl, textOf, type Taming } from "./node.ts";

const TITLES = {
  youtube: "A video on YouTube",
  vimeo: "A video on Vimeo",
  x: "A post on X",
} as const;
const TITLE_MAX_CHARACTERS = 200;

/**
 * What is loaded from elsewhere as an embed of ours: frames, quoted posts, bookmark cards.
 * @param onlyKnown whether an address of no provider we know stays what it is
 * @returns `undefined` where it is none of these
 */
export const embedOf = (
  element: Element,
  taming: Taming,
  onlyKnown = false,
): readonly RootContent[] | undefined => {
  if (element.tagName === "blockquote") return quotedPost(element);
  if (element.tagName === "a") {
    return hasClass(element, /\bkg-bookmark-container\b/) ? bookmark(element) : undefined;
  }
  if (element.tagName !== "iframe") return undefined;
  const written = attributeOf(element, "src") ?? attributeOf(element, "dataSrc");
  const url = written?.startsWith("//") ? `https:${written}` : written;
  const read = url === undefined ? undefined : readEmbedUrl(url);
  if (!read?.ok) {
    if (!onlyKnown) taming.report("a frame without an address is left out", element);
    return onlyKnown ? undefined : [];
  }
  const { provider } = read.value;
  if (provider === "link" && onlyKnown) return undefined;
  const title = attributeOf(element, "title");
  if (provider === "link") {
    taming.report(`a frame from ${new URL(read.value.url).host} became a link to it`, element);
  }
  const name = provider === "link" ? new URL(read.value.url).host : TITLES[provider];
  return [embed(read.value.url, title ?? name, undefined, element)];
};

/** A link card of ours. */
export const embed = (
  url: string,
  title: string,
  description: string | undefined,
  at: RootContent,
): Element =>
  el(
    "edgewire-embed",
    { url, title: cut(title), ...(description && { description: cut(description) }) },
    [],
    at,
  );

const cut = (text: string): string => {
  const line = oneLine(text);
  return line.length <= TITLE_MAX_CHARACTERS
    ? line
    : `${line.slice(0, TITLE_MAX_CHARACTERS - 1).trimEnd()}\u2026`;
};

/** X's own markup for a post: a quote whose last link is its address. */
const quotedPost = (element: Element): readonly RootContent[] | undefined => {
  if (!hasClass(element, /\btwitter-(?:tweet|video)\b/)) return undefined;
  const href = attributeOf(found(element, "a").at(-1) ?? element, "href");
  const read = href === undefined ? undefined : readEmbedUrl(href);
  if (!read?.ok || read.value.provider !== "x") return undefined;
  const words = oneLine(textOf(element));
  return [embed(read.value.url, words || TITLES.x, undefined, element)];
};

/** Ghost's card of a page elsewhere. */
const bookmark = (element: Element): readonly RootContent[] | undefined => {
  const href = attributeOf(element, "href");
  const read = href === undefined ? undefined : readEmbedUrl(href);
  if (!read?.ok) return undefined;
  const part = (name: RegExp): string | undefined => {
    const holder = found(element, "div")
      .flatMap((div) => allOf(div))
      .find((div) => hasClass(div, name));
    return (holder && oneLine(textOf(holder))) || undefined;
  };
  const title = part(/\bkg-bookmark-title\b/) ?? new URL(read.value.url).host;
  return [embed(read.value.url, title, part(/\bkg-bookmark-description\b/), element)];
};

const allOf = (element: Element): readonly Element[] => [
  element,
  ...element.children.flatMap((child) => (isEl(child) ? allOf(child) : [])),
];
