import { Feed as RssWriter } from "feed";
import { absoluteUrl } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import { FEED_MAX_AGE_SECONDS } from "../model/freshness.ts";
import { licensingOf } from "../model/licensing.ts";
import type { Link } from "../model/link.ts";
import type { Publication } from "../model/publication.ts";
import type { FeedRepresentation } from "./representation.ts";
import { withBodies } from "./rss-bodies.ts";
import { rssItem } from "./rss-item.ts";
import { RSL_NAMESPACES } from "./rss-licence.ts";
import { isPodcast, PODCAST_NAMESPACES, showExtensions } from "./rss-podcast.ts";
import { type RssElement, rssElement, rssExtension, rssText } from "./rss-xml.ts";

/** RSS 2.0 (rssboard.org/rss-specification and its Best Practices Profile), written by `feed`. */
export const rss = {
  name: "rss",
  file: "rss.xml",
  kind: "feed",
  mediaType: "application/rss+xml",
  contentType: "application/rss+xml; charset=utf-8",
  title: "RSS",
  about:
    "The oldest, which every reader and every podcast app knows: the one to take if you are not sure.",
  rel: "alternate",
  instanceManipulation: "feed",
  render: (feed, links) =>
    withBodies(itemsLast(namespacesFirst(writerOf(feed, links).rss2())), feed),
} as const satisfies FeedRepresentation;

/** The library declares `atom`; the others are printed on `<channel>`, as an extension cannot reach `<rss>`. */
const NAMESPACES = {
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
  "xmlns:sy": "http://purl.org/rss/1.0/modules/syndication/",
} as const;

/** RFC 5005: whether a document is an archive. */
const HISTORY_NAMESPACE = { "xmlns:fh": "http://purl.org/syndication/history/1.0" } as const;

/** Formats that the RSS specification allows for a channel's image, and the size it allows. */
const IMAGE_TYPES: ReadonlySet<string> = new Set(["image/gif", "image/jpeg", "image/png"]);
const IMAGE_MAX_WIDTH = 144;
const IMAGE_MAX_HEIGHT = 400;

const writerOf = (feed: Feed, links: readonly Link[]): RssWriter => {
  const { publication } = feed;
  const image = channelImage(feed);
  const writer = new RssWriter({
    title: rssText(feed.title),
    link: feed.pageUrl,
    description: rssText(feed.description),
    language: rssText(feed.language),
    copyright: rssText(publication.copyright),
    updated: new Date(feed.updatedAt),
    ttl: FEED_MAX_AGE_SECONDS / 60,
    docs: "https://www.rssboard.org/rss-specification",
    generator: "Edgewire",
    // Opens the place of atom:link, which an extension then fills.
    feed: feed.pageUrl,
    ...(image && { image: feed.pageUrl }),
  });
  const namespaces = {
    ...NAMESPACES,
    ...(isPodcast(feed) && PODCAST_NAMESPACES),
    ...(feed.archive?.isSealed && HISTORY_NAMESPACE),
    ...(feed.entries.some((entry) => licensingOf(entry, publication)) && RSL_NAMESPACES),
  };
  writer.addExtension({ name: "_attributes", objects: namespaces });
  writer.addExtension(rssExtension("link", rssElement(feed.pageUrl)));
  writer.addExtension(rssExtension("atom:link", links.map(atomLink)));
  if (feed.archive?.isSealed) writer.addExtension(rssExtension("fh:archive", {}));
  if (image) writer.addExtension(rssExtension("image", image));
  for (const extension of channelAdditions(publication)) writer.addExtension(extension);
  if (isPodcast(feed)) {
    const feedUrl = `${feed.filesUrl}${rss.file}`;
    for (const extension of showExtensions(feed, feedUrl)) writer.addExtension(extension);
  }
  for (const entry of feed.entries) writer.addItem(rssItem(entry, feed));
  return writer;
};

const atomLink = ({ href, rel, type, title, hreflang }: Link): RssElement =>
  rssElement(undefined, { href, rel, type, title, hreflang });

/** sy: says the same as `ttl` and `Cache-Control`: this many polls an hour, and no more. */
const channelAdditions = ({ publisher }: Publication) => [
  ...(publisher.email
    ? [rssExtension("managingEditor", rssElement(`${publisher.email} (${publisher.name})`))]
    : []),
  rssExtension("sy:updatePeriod", rssElement("hourly")),
  rssExtension("sy:updateFrequency", rssElement(String(3600 / FEED_MAX_AGE_SECONDS))),
];

const channelImage = ({ publication, title, pageUrl }: Feed): RssElement | undefined => {
  const { icon, baseUrl } = publication;
  if (!icon || !IMAGE_TYPES.has(icon.type)) return undefined;
  const scale = Math.min(1, IMAGE_MAX_WIDTH / icon.width, IMAGE_MAX_HEIGHT / icon.height);
  return {
    url: rssElement(absoluteUrl(icon.url, baseUrl)),
    title: rssElement(title),
    link: rssElement(pageUrl),
    width: rssElement(String(Math.max(1, Math.round(icon.width * scale)))),
    height: rssElement(String(Math.max(1, Math.round(icon.height * scale)))),
  };
};

/** Moves the namespaces to `<rss>`, where directories of podcasts and many a simple reader look. */
const namespacesFirst = (document: string): string =>
  document.replace(/<rss( [^>]*)>(\s*)<channel( [^>]*)>/, "<rss$1$3>$2<channel>");

/**
 * Moves the items behind the rest of the channel: `feed` prints new channel extensions after them,
 * where streaming readers no longer look. Before the first and after the last item everything is
 * escaped, so the first `<item>` and the last `</item>` are the real ones.
 */
const itemsLast = (document: string): string => {
  const start = document.indexOf("\n        <item>");
  const lastItem = document.lastIndexOf("</item>");
  const end = document.lastIndexOf("\n    </channel>");
  if (start < 0 || lastItem < 0) return document;
  const itemsEnd = lastItem + "</item>".length;
  return [
    document.slice(0, start),
    document.slice(itemsEnd, end),
    document.slice(start, itemsEnd),
    document.slice(end),
  ].join("");
};
