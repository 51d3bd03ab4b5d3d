import { feedLabel, feedsOfKind, LISTED_KINDS } from "../model/feed-catalogue.ts";
import type { FeedKey } from "../model/feed-key.ts";
import { feedDescription, feedReference } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import { KIND_NAMES } from "./markup/words.ts";
import { element, textElement } from "./markup/xml.ts";
import type { PublicationRepresentation } from "./representation.ts";
import { rss } from "./rss.ts";

/**
 * OPML 2.0 (opml.org/spec2.opml): every feed, for a reader to import. Each is there once, as RSS,
 * which all readers know; in three formats a reader would subscribe three times.
 */
export const opml = {
  name: "opml",
  file: "feeds.opml",
  kind: "data",
  mediaType: "text/x-opml",
  contentType: "text/x-opml; charset=utf-8",
  title: "OPML",
  rel: "alternate",
  render: (publication) => `<?xml version="1.0" encoding="utf-8"?>\n${outlineOf(publication)}\n`,
} as const satisfies PublicationRepresentation;

const outlineOf = (publication: Publication): string => {
  const { title, publisher, baseUrl } = publication;
  return element("opml", { version: "2.0" }, [
    element("head", {}, [
      textElement("title", title),
      textElement("ownerName", publisher.name),
      ...(publisher.email ? [textElement("ownerEmail", publisher.email)] : []),
      textElement("ownerId", `${baseUrl}/`),
      textElement("docs", "http://opml.org/spec2.opml"),
    ]),
    element("body", {}, [
      feedOutline("front", publication),
      ...LISTED_KINDS.flatMap((kind) => {
        const feeds = feedsOfKind(kind, publication);
        if (feeds.length === 0) return [];
        const outlines = feeds.map((feed) => feedOutline(feed, publication));
        return [element("outline", { text: KIND_NAMES[kind] }, outlines)];
      }),
    ]),
  ]);
};

const feedOutline = (feed: FeedKey, publication: Publication): string => {
  const { title, language, pageUrl, filesUrl } = feedReference(feed, publication);
  return textElement("outline", undefined, {
    type: "rss",
    text: feed === "front" ? title : (feedLabel(feed, publication)?.label ?? title),
    title,
    description: feedDescription(feed, publication),
    language,
    xmlUrl: `${filesUrl}${rss.file}`,
    htmlUrl: pageUrl,
  });
};
