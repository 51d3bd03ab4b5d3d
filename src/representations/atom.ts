import type { Removal } from "../model/edition.ts";
import { absoluteUrl } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { Link } from "../model/link.ts";
import type { Picture } from "../model/media.ts";
import { atomEntry } from "./atom-entry.ts";
import { element, textElement } from "./markup/xml.ts";
import type { FeedRepresentation } from "./representation.ts";

/**
 * Atom 1.0 (RFC 4287) with licence links (RFC 4946). Our own template: `feed` has no language, no
 * links beyond self and alternate, and makes enclosure types up.
 */
export const atom = {
  name: "atom",
  file: "atom.xml",
  kind: "feed",
  mediaType: "application/atom+xml",
  contentType: "application/atom+xml; charset=utf-8",
  title: "Atom",
  about:
    "The standard of the IETF (RFC 4287), which says most exactly what was written when, by whom and in which language.",
  rel: "alternate",
  instanceManipulation: "feed",
  render: (feed, links) => `<?xml version="1.0" encoding="utf-8"?>\n${atomFeed(feed, links)}\n`,
} as const satisfies FeedRepresentation;

/** What a logo SHOULD be (RFC 4287 §4.2.8), roughly: readers crop it to that. */
const isTwiceAsWide = ({ width, height }: Picture): boolean =>
  width >= 1.8 * height && width <= 2.2 * height;

/** RFC 5005 and RFC 6721, declared where they are used: most documents have nothing of them. */
const HISTORY = { "xmlns:fh": "http://purl.org/syndication/history/1.0" } as const;
const TOMBSTONES = { "xmlns:at": "http://purl.org/atompub/tombstones/1.0" } as const;

/** RFC 6721 §3. An entry that is updated after `when` stands again. */
const deletedEntry = ({ id, at, reason }: Removal): string =>
  element("at:deleted-entry", { ref: id, when: at }, [textElement("at:comment", reason)]);

const atomFeed = (feed: Feed, links: readonly Link[]): string => {
  const { publisher, copyright, icon, logo, baseUrl } = feed.publication;
  const { removed = [] } = feed;
  const namespaces = {
    xmlns: "http://www.w3.org/2005/Atom",
    ...(removed.length > 0 && TOMBSTONES),
    ...(feed.archive?.isSealed && HISTORY),
  };
  return element("feed", { ...namespaces, "xml:lang": feed.language }, [
    textElement("id", feed.id),
    textElement("title", feed.title),
    textElement("subtitle", feed.description),
    textElement("updated", feed.updatedAt),
    // Stands for every entry that names no writer (RFC 4287 §4.1.1).
    element("author", {}, [
      textElement("name", publisher.name),
      textElement("uri", `${baseUrl}/`),
      ...(publisher.email ? [textElement("email", publisher.email)] : []),
    ]),
    ...links.map(({ href, rel, type, title, hreflang }) =>
      textElement("link", undefined, { rel, type, hreflang, title, href }),
    ),
    textElement("rights", copyright),
    ...(icon ? [textElement("icon", absoluteUrl(icon.url, baseUrl))] : []),
    ...(logo && isTwiceAsWide(logo) ? [textElement("logo", absoluteUrl(logo.url, baseUrl))] : []),
    textElement("generator", "Edgewire"),
    ...(feed.archive?.isSealed ? [textElement("fh:archive")] : []),
    ...removed.map(deletedEntry),
    ...feed.entries.map((entry) => atomEntry(entry, feed)),
  ]);
};
