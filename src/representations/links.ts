import { archivePath } from "../model/archive.ts";
import { documentsUrl, type Feed, feedReference, type FeedReference } from "../model/feed.ts";
import { licensingOf } from "../model/licensing.ts";
import type { Link } from "../model/link.ts";
import type { ArticlePage } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";
import { FEED_FILES } from "./feed-files.ts";
import { licenseXml } from "./license-xml.ts";
import { oembedLinks } from "./oembed.ts";
import { ARTICLE_REPRESENTATIONS, PUBLICATION_REPRESENTATIONS } from "./registry.ts";
import type {
  ArticleRepresentation,
  FeedRepresentation,
  PublicationRepresentation,
} from "./representation.ts";

/**
 * The links of one representation of a feed, printed in the body and in the `Link` header alike.
 * A file names itself and its hubs (WebSub §4: exactly one `self`); the page is not a WebSub topic,
 * because advertising a hub for it would promise to announce it. A preview leads to the feeds only,
 * its own first.
 */
export const feedLinks = (feed: Feed, row: FeedRepresentation): readonly Link[] => {
  const license: Link = { rel: "license", href: feed.publication.licence.url };
  if (row.kind === "page") {
    return [{ rel: "canonical", href: feed.pageUrl }, ...filesOf(feed), license];
  }
  const isSame = ({ file }: FeedRepresentation): boolean => file === row.file;
  const isOther = (other: FeedRepresentation): boolean => !isSame(other);
  if (row.kind === "preview") return [...filesOf(feed, isSame), ...filesOf(feed, isOther), license];
  const filesUrl = documentsUrl(feed);
  return [
    { rel: "self", href: `${filesUrl}${row.file}`, type: row.mediaType },
    { rel: "alternate", href: feed.pageUrl, type: "text/html", title: feed.title },
    ...filesOf({ ...feed, filesUrl }, isOther),
    ...archiveLinks(feed, row),
    ...hubLinks(hubsOf(feed)),
    license,
  ];
};

/** RFC 5005 §4.2: from the subscription document back in time, and from everywhere to it. */
const archiveLinks = ({ archive = {}, filesUrl, publication }: Feed, row: FeedRepresentation) => {
  const { page, older, newer } = archive;
  const link = (rel: Link["rel"], below: string): Link => ({
    rel,
    href: `${below}${row.file}`,
    type: row.mediaType,
  });
  const pageLink = (rel: Link["rel"], number: number): Link =>
    link(rel, `${publication.baseUrl}${archivePath(number)}/`);
  return [
    ...(page === undefined ? [] : [link("current", filesUrl)]),
    ...(older === undefined ? [] : [pageLink("prev-archive", older)]),
    ...(newer === undefined ? [] : [pageLink("next-archive", newer)]),
  ];
};

/** An archive document is no topic of WebSub: what is new is announced of the subscription document. */
const hubsOf = ({ archive, publication }: Feed): readonly string[] =>
  archive?.page === undefined ? publication.hubs : [];

/**
 * The links of one representation of an article. The page leads to every other representation and
 * to the feeds the article is in; the others lead back to it. AMP names our own page as canonical even
 * where that page names an original elsewhere: the two are a pair (amp.dev, "Page discovery").
 */
export const articleLinks = (page: ArticlePage, row: ArticleRepresentation): readonly Link[] => {
  const { entry, feeds, publication } = page;
  const canonical: Link = {
    rel: "canonical",
    href: row.rel === "amphtml" ? entry.url : entry.canonicalUrl,
  };
  const licenses = licensesOf(page);
  if (row.kind === "data") {
    return [
      { rel: "self", href: `${entry.url}/${row.file}`, type: row.mediaType },
      canonical,
      ...(row.schemaPath === undefined
        ? []
        : [{ rel: "describedby", href: `${publication.baseUrl}${row.schemaPath}` } as const]),
      ...(row.isTopic ? hubLinks(page.publication.hubs) : []),
      ...licenses,
    ];
  }
  const others =
    row.rel === "self"
      ? ARTICLE_REPRESENTATIONS.filter(
          (other) => other !== row && (other.standsFor?.(page) ?? true),
        )
      : [];
  const hubs = row.isTopic ? hubLinks(page.publication.hubs) : [];
  return [
    canonical,
    // A topic names itself; a page that is none is found by `canonical`.
    ...(hubs.length > 0 ? [{ rel: "self", href: entry.url } as const, ...hubs] : []),
    ...(row.rel === "self" ? versionLinks(page) : []),
    ...others.map((other): Link => otherOf(page, other)),
    ...(row.rel === "self" ? oembedLinks(page) : []),
    ...feeds.flatMap((feed) => filesOf(feed)),
    ...licenses,
  ];
};

const hubLinks = (hubs: readonly string[]): readonly Link[] =>
  hubs.map((href) => ({ rel: "hub", href }));

/** The same in every language, its own among them; `x-default` for readers of none of these. */
const versionLinks = ({ versions }: ArticlePage): readonly Link[] => [
  ...versions.map(({ language, url }): Link => ({
    rel: "alternate",
    href: url,
    hreflang: language,
  })),
  ...versions
    .filter(({ isOriginal }) => isOriginal)
    .map(({ url }): Link => ({ rel: "alternate", href: url, hreflang: "x-default" })),
];

/** For people, and for programs where the terms of all we publish are those of this article too. */
const licensesOf = ({ entry, publication }: ArticlePage): readonly Link[] => {
  const { url } = entry.licence;
  const isCommon = url === publication.licence.url && licensingOf(entry, publication) !== undefined;
  const href = `${publication.baseUrl}/${licenseXml.file}`;
  return [
    { rel: "license", href: url },
    ...(isCommon ? [{ rel: "license", href, type: licenseXml.mediaType } as const] : []),
  ];
};

/** The links of what is made of the publication's settings: each to the other, the page to the front page's feeds. */
export const publicationLinks = (
  publication: Publication,
  row: PublicationRepresentation,
): readonly Link[] => {
  const { baseUrl } = publication;
  const others = PUBLICATION_REPRESENTATIONS.filter((other) => other !== row);
  return [
    { rel: row.kind === "page" ? "canonical" : "self", href: `${baseUrl}/${row.file}` },
    ...others.map(({ file, mediaType, title }): Link => ({
      rel: "alternate",
      href: `${baseUrl}/${file}`,
      type: mediaType,
      title: `${publication.title} (${title})`,
    })),
    ...(row.kind === "page" ? filesOf(feedReference("front", publication)) : []),
  ];
};

const otherOf = ({ entry }: ArticlePage, row: ArticleRepresentation): Link => ({
  rel: row.rel,
  href: `${entry.url}/${row.file}`,
  type: row.mediaType,
  ...(row.rel !== "amphtml" && { title: `${entry.title} (${row.title})` }),
});

const filesOf = (
  feed: FeedReference,
  which: (row: FeedRepresentation) => boolean = () => true,
): readonly Link[] =>
  FEED_FILES.filter(which).map((row) => ({
    rel: "alternate",
    href: `${feed.filesUrl}${row.file}`,
    type: row.mediaType,
    title: `${feed.title} (${row.title})`,
  }));
