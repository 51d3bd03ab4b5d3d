import { isAtom, isDublinCore, isPlain } from "./feed-namespaces.ts";
import type { ForeignLabel } from "./foreign-article.ts";
import { childrenOf, isElement, textIn, textOf, type XmlElement } from "./xml.ts";

/** What a feed says of all its items that say nothing else. */
export interface FeedDefaults {
  readonly language?: string;
  readonly authors: readonly ForeignLabel[];
}

/** The same after one more of what stands beside the items: RSS's language, Atom's authors (RFC 4287 §4.2.1). */
export const defaultsAfter = (defaults: FeedDefaults, element: XmlElement): FeedDefaults => {
  const { local, uri } = element;
  // Of RSS 1.0 the channel stands beside the items, and says it within.
  if (local === "channel")
    return element.children.filter(isElement).reduce(defaultsAfter, defaults);
  if (local === "language" && (isPlain(uri) || isDublinCore(uri))) {
    return { ...defaults, language: textOf(element).trim() };
  }
  return local === "author" && isAtom(uri)
    ? { ...defaults, authors: [...defaults.authors, ...named(element)] }
    : defaults;
};

/** Those that an entry, its source or its feed names. */
export const authorsOf = (element: XmlElement): readonly ForeignLabel[] =>
  childrenOf(element, "author", isAtom).flatMap(named);

const named = (author: XmlElement): readonly ForeignLabel[] => {
  const name = textIn(author, "name", isAtom);
  return name === undefined ? [] : [{ name }];
};
