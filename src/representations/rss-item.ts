import type { Extension, Item } from "feed";
import { type Category, contributorsOf, type Entry, writersOf } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import { enclosuresOf } from "./enclosure.ts";
import { htmlText, xmlAttribute } from "./markup/escape.ts";
import { BODY_PLACE } from "./rss-bodies.ts";
import { episodeExtensions } from "./rss-episode.ts";
import { licenceExtensions } from "./rss-licence.ts";
import { mediaContents, mediaGroup } from "./rss-media.ts";
import { isPodcast } from "./rss-podcast.ts";
import { rssElement, rssExtension, rssText } from "./rss-xml.ts";

/** An entry as `feed` takes it. What the library would spoil goes through its extension hook. */
export const rssItem = (entry: Entry, feed: Feed): Item => ({
  // These two keep their places, which the overrides then fill.
  title: entry.title,
  link: feed.pageUrl,
  guid: rssText(entry.id),
  date: new Date(entry.publishedAt),
  published: new Date(entry.publishedAt),
  description: htmlText(entry.summary),
  category: [entry.section, ...entry.topics].map(rssCategory),
  extensions: [...overrides(entry), ...additions(entry, feed)],
});

/** The library puts name and domain into the document as they come. */
const rssCategory = ({ label, scheme }: Category) => ({
  name: rssText(label),
  domain: xmlAttribute(scheme),
});

/** These take the place the library has set: plain titles, and URLs as they are in every format. */
const overrides = (entry: Entry): readonly Extension[] => [
  rssExtension("title", rssElement(entry.title)),
  rssExtension("link", rssElement(entry.url)),
];

const additions = (entry: Entry, feed: Feed): readonly Extension[] => {
  const [enclosure] = enclosuresOf(entry);
  const media = mediaContents(entry);
  const group = mediaGroup(entry, feed.publication.baseUrl);
  const isTranslated = entry.language !== feed.language;
  const links = itemLinks(entry);
  return [
    ...(entry.body === "full" ? [rssExtension("content:encoded", { _cdata: BODY_PLACE })] : []),
    ...people("dc:creator", writersOf(entry)),
    ...people("dc:contributor", contributorsOf(entry)),
    rssExtension("dcterms:modified", rssElement(entry.updatedAt)),
    ...(isTranslated ? [rssExtension("dc:language", rssElement(entry.language))] : []),
    ...(enclosure
      ? [
          rssExtension(
            "enclosure",
            rssElement(undefined, {
              url: enclosure.url,
              length: enclosure.bytes,
              type: enclosure.type,
            }),
          ),
        ]
      : []),
    ...(media.length > 0 ? [rssExtension("media:content", media)] : []),
    ...(group ? [rssExtension("media:group", group)] : []),
    ...(isCreativeCommons(entry.licence.url)
      ? [rssExtension("creativeCommons:license", rssElement(entry.licence.url))]
      : []),
    ...(links.length > 0 ? [rssExtension("atom:link", links)] : []),
    ...licenceExtensions(entry, feed.publication),
    ...(isPodcast(feed) ? episodeExtensions(entry, feed) : []),
  ];
};

const people = (
  name: "dc:creator" | "dc:contributor",
  persons: readonly { readonly name: string }[],
): readonly Extension[] =>
  persons.length > 0
    ? [
        rssExtension(
          name,
          persons.map((person) => rssElement(person.name)),
        ),
      ]
    : [];

/** What RSS has no element for: a licence that is not Creative Commons, and where the original stands. */
const itemLinks = (entry: Entry) => [
  ...(isCreativeCommons(entry.licence.url)
    ? []
    : [
        rssElement(undefined, {
          href: entry.licence.url,
          rel: "license",
          title: entry.licence.label,
        }),
      ]),
  ...(entry.canonicalUrl === entry.url
    ? []
    : [rssElement(undefined, { href: entry.canonicalUrl, rel: "via", type: "text/html" })]),
];

const isCreativeCommons = (url: string): boolean =>
  /^https?:\/\/(?:www\.)?creativecommons\.org\//.test(url);
