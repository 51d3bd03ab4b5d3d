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
  const self = links.find(({ rel }) => rel === "self");
  const iconUrl = icon && absoluteUrl(icon.url, baseUrl);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    ...(self && { feed_url: self.href }),
    description: feed.description,
    ...(iconUrl && { icon: iconUrl, favicon: iconUrl }),
    authors: [{ name: publisher.name, url: `${baseUrl}/` }],
    language: feed.language,
    ...(hubs.length > 0 && { hubs: hubs.map(({ href }) => ({ type: "WebSub", url: href })) }),
    _edgewire: {
      about: `${baseUrl}${ARTICLE_SCHEMA_PATH}`,
      updated: feed.updatedAt,
    },
    items: feed.entries.map((entry) => jsonFeedItem(entry, feed)),
  };
};
