import { absoluteUrl } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { Link } from "../model/link.ts";
import { ARTICLE_SCHEMA_PATH } from "./article-schema.ts";
import { jsonFeedItem } from "./json-feed-item.ts";
import { jsonDocument } from "./markup/json.ts";
import type { FeedRepresentation } from "./representation.ts";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). Our own template: `feed` writes version 1. */
export const jsonFeed = {
  name: "json",
  file: "feed.json",
  kind: "feed",
  mediaType: "application/feed+json",
  contentType: "application/feed+json",
  title: "JSON Feed",
  about: "The youngest, in the notation that programs find easiest to read.",
  rel: "alternate",
  render: (feed, links) => jsonDocument(jsonFeedOf(feed, links)),
} as const satisfies FeedRepresentation;

const jsonFeedOf = (feed: Feed, links: readonly Link[]) => {
  const { publisher, icon, baseUrl } = feed.publication;
  const hubs = links.filter(({ rel }) => rel === "hub");
  const find = (relation: Link["rel"]) => links.find(({ rel }) => rel === relation);
  // The feed's identity, whichever document of it this is.
  const own = find("current") ?? find("self");
  const next = find("prev-archive");
  const iconUrl = icon && absoluteUrl(icon.url, baseUrl);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    ...(own && { feed_url: own.href }),
    ...(next && { next_url: next.href }),
    description: feed.description,
    ...(iconUrl && { icon: iconUrl, favicon: iconUrl }),
    authors: [{ name: publisher.name, url: `${baseUrl}/` }],
    language: feed.language,
    ...(hubs.length > 0 && { hubs: hubs.map(({ href }) => ({ type: "WebSub", url: href })) }),
    _edgewire: {
      about: `${baseUrl}${ARTICLE_SCHEMA_PATH}`,
      updated: feed.updatedAt,
      ...(feed.removed && {
        removed: feed.removed.map(({ id, at: date, reason }) => ({ id, date, reason })),
      }),
    },
    items: feed.entries.map((entry) => jsonFeedItem(entry, feed)),
  };
};
