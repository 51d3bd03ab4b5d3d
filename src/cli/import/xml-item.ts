import { atomStatus, removedEntry } from "./atom-status.ts";
import type { FeedDefaults } from "./feed-defaults.ts";
import { atomArticle, rssArticle } from "./feed-item.ts";
import { isAtom } from "./feed-namespaces.ts";
import type { ForeignItem } from "./foreign-article.ts";
import { isWordpressItem, wordpressFact, wordpressItem } from "./wordpress.ts";
import type { XmlElement } from "./xml.ts";

/** What a piece of a feed or an export is; nothing where an import has no use for it. */
export const itemOf = (
  element: XmlElement,
  file: string,
  defaults: FeedDefaults,
): ForeignItem | undefined => {
  if (element.local === "item") {
    return isWordpressItem(element)
      ? wordpressItem(element, file, defaults)
      : { kind: "article", article: rssArticle(element, file, defaults) };
  }
  if (element.local === "entry" && isAtom(element.uri)) {
    const article = atomArticle(element, file, defaults);
    const what = atomStatus(element);
    if (what === undefined) return { kind: "article", article };
    const { place } = article;
    return what === "draft post"
      ? { kind: "skipped", place, what, draft: article }
      : { kind: "skipped", place, what };
  }
  return removedEntry(element) ?? wordpressFact(element);
};
