import type { Extension } from "feed";
import { absoluteUrl } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { Podcast } from "../model/podcast.ts";
import { podcastGuid } from "./podcast-guid.ts";
import { type RssElement, rssElement, rssExtension } from "./rss-xml.ts";

/** A feed with what makes it a podcast. */
export type PodcastFeed = Feed & { readonly podcast: Podcast };

export const isPodcast = (feed: Feed): feed is PodcastFeed => feed.podcast !== undefined;

/** Declared in podcasts alone: some readers take any feed that has them for one. */
export const PODCAST_NAMESPACES = {
  "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
  "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
} as const;

/** Apple's limit for a value that has none of its own ("A Podcaster's Guide to RSS"). */
const VALUE_MAX_CHARACTERS = 255;

/** Plain text of an `itunes:` element, short enough for it; directories refuse longer ones. */
export const itunesText = (text: string): RssElement =>
  rssElement(
    text.length > VALUE_MAX_CHARACTERS ? `${text.slice(0, VALUE_MAX_CHARACTERS - 1)}…` : text,
  );

/**
 * A show: Apple's elements, then those of the Podcast namespace. There is no `itunes:summary`, which
 * several readers would put in the place of the description. Its episodes stand in no order but that
 * of time, since serial shows need episode numbers, which articles have not.
 * @param feedUrl of the RSS document, which is what a show is known by
 */
export const showExtensions = (feed: PodcastFeed, feedUrl: string): readonly Extension[] => {
  const { podcast, publication, title } = feed;
  const owner = ownerOf(feed);
  return [
    rssExtension("itunes:title", itunesText(title)),
    rssExtension("itunes:author", itunesText(podcast.author ?? publication.publisher.name)),
    ...(owner
      ? [
          rssExtension("itunes:owner", {
            "itunes:name": itunesText(owner.name),
            "itunes:email": rssElement(owner.email),
          }),
        ]
      : []),
    rssExtension("itunes:image", artwork(absoluteUrl(podcast.image.url, publication.baseUrl))),
    rssExtension("itunes:category", categoryElement(podcast)),
    rssExtension("itunes:explicit", explicitElement(podcast)),
    rssExtension("itunes:type", rssElement("episodic")),
    rssExtension("podcast:guid", rssElement(podcast.guid ?? podcastGuid(feedUrl))),
    rssExtension(
      "podcast:locked",
      rssElement(podcast.locked === false ? "no" : "yes", { owner: owner?.email }),
    ),
    rssExtension("podcast:medium", rssElement("podcast")),
  ];
};

/** Whom directories write to: nobody, where no address is known. */
const ownerOf = ({ podcast, publication }: PodcastFeed): Podcast["owner"] => {
  const { name, email } = publication.publisher;
  return podcast.owner ?? (email ? { name, email } : undefined);
};

export const artwork = (href: string): RssElement => rssElement(undefined, { href });

export const explicitElement = ({ explicit }: Pick<Podcast, "explicit">): RssElement =>
  rssElement(explicit ? "true" : "false");

const categoryElement = ({ category, subcategory }: Podcast): RssElement => ({
  ...rssElement(undefined, { text: category }),
  ...(subcategory && { "itunes:category": rssElement(undefined, { text: subcategory }) }),
});
