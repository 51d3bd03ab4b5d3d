import type { Extension } from "feed";
import type { Entry } from "../model/entry.ts";
import type { Publication } from "../model/publication.ts";
import { RSL_NAMESPACE } from "./license-xml.ts";
import { type RslElement, rslOfEntry } from "./rsl.ts";
import { type RssElement, rssElement, rssExtension } from "./rss-xml.ts";

/** Declared only in feeds with something to say. */
export const RSL_NAMESPACES = { "xmlns:rsl": RSL_NAMESPACE } as const;

/** RSL 1.0, "RSS": inside the item, everything prefixed, `url` on the feed's own origin. */
export const licenceExtensions = (entry: Entry, publication: Publication): readonly Extension[] => {
  const content = rslOfEntry(entry, publication);
  return content ? [rssExtension("rsl:content", prefixed(content))] : [];
};

const prefixed = ({ attributes, content }: RslElement): RssElement =>
  typeof content === "string"
    ? rssElement(content, attributes)
    : {
        ...rssElement(undefined, attributes),
        ...Object.fromEntries(content.map((child) => [`rsl:${child.name}`, prefixed(child)])),
      };
