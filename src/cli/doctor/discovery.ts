import { type Exchange, type Kind, type Site, type Visit, field, whole } from "./exchange.ts";
import { readFeed } from "./reading/feed.ts";
import { type SeenLink, linksInField } from "./reading/links.ts";
import { readPage } from "./reading/page.ts";
import { childrenOf, readXml, textIn, type XmlElement } from "./reading/xml.ts";

/** The formats of a feed, by media type. */
export const FEED_KINDS: ReadonlyMap<string, Kind> = new Map([
  ["application/rss+xml", "rss"],
  ["application/atom+xml", "atom"],
  ["application/feed+json", "json"],
]);

type Origins = Pick<Site, "origin" | "base">;

/** Where an address of the site is asked; `undefined` where it is somebody else's. */
export const here = (href: string, { origin, base }: Origins): string | undefined => {
  if (!URL.canParse(href, origin)) return undefined;
  const url = new URL(href, origin);
  if (url.origin !== origin && url.origin !== base) return undefined;
  return `${origin}${url.pathname}${url.search}`;
};

/** The links of a page, in its body and its `Link` field. */
export const linksOf = (answer: Exchange): readonly SeenLink[] => [
  ...readPage(answer.text).links,
  ...linksInField(field(answer, "link")),
];

/** The origin that a page gives itself. */
export const baseOf = (answer: Exchange, origin: string): string => {
  const canonical = linksOf(answer).find(({ rel }) => rel === "canonical")?.href ?? origin;
  return URL.canParse(canonical) ? new URL(canonical).origin : origin;
};

/** The feeds that a page offers, the first of each format. */
export const feedsOf = (
  links: readonly SeenLink[],
  origins: Origins,
): ReadonlyMap<Kind, string> => {
  const found = new Map<Kind, string>();
  for (const { rel, href, type = "" } of links) {
    const kind = rel === "alternate" ? FEED_KINDS.get(type) : undefined;
    const url = here(href, origins);
    if (kind && url !== undefined && !found.has(kind)) found.set(kind, url);
  }
  return found;
};

/** The entries of a feed that stand on the site. */
export const articlesOf = (visit: Visit, origins: Origins): readonly string[] => {
  const answer = whole(visit);
  const feed = answer && readFeed(visit, answer.text);
  return (feed?.ok ? feed.value.entries : []).flatMap(({ url = "" }) => here(url, origins) ?? []);
};

/** The pictures that a page loads from the site itself. */
export const picturesOn = (page: Exchange, origins: Origins): readonly string[] =>
  readPage(page.text)
    .loads.filter(({ element }) => element === "<img>")
    .flatMap(({ address }) => here(address, origins) ?? []);

/** What `robots.txt` names as sitemaps. */
export const sitemapsIn = (robots: string): readonly string[] =>
  [...robots.matchAll(/^sitemap:\s*(\S+)/gim)].flatMap(([, url]) => url ?? []);

const SITEMAP = (name: string): string => `{http://www.sitemaps.org/schemas/sitemap/0.9}${name}`;

/** An address in a sitemap or an index of sitemaps. */
export interface SitemapEntry {
  readonly url: string;
  readonly lastmod: string | undefined;
}

/** What a sitemap leads to; `sitemaps` are further ones, the newest last. */
export const readSitemap = (
  text: string,
): { readonly sitemaps: readonly SitemapEntry[]; readonly pages: readonly SitemapEntry[] } => {
  const root = readXml(text);
  const entries = (name: string): readonly SitemapEntry[] =>
    (root.ok ? childrenOf(root.value, SITEMAP(name)) : []).map((entry) => ({
      url: textIn(entry, SITEMAP("loc")) ?? "",
      lastmod: textIn(entry, SITEMAP("lastmod")),
    }));
  return { sitemaps: entries("sitemap"), pages: entries("url") };
};

/** The feeds that an OPML list names. */
export const feedsInOpml = (text: string): readonly string[] => {
  const root = readXml(text);
  const outlines = (element: XmlElement): readonly string[] => [
    ...(element.attributes["xmlUrl"] ?? "").split(/\s+/, 1).filter(Boolean),
    ...element.children.flatMap(outlines),
  ];
  return root.ok ? outlines(root.value) : [];
};
