import type { ArchivedArticle } from "../model/archive.ts";
import { absoluteUrl, articlePath } from "../model/entry.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { xmlText } from "./markup/escape.ts";
import { element } from "./markup/xml.ts";

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
const XHTML = "http://www.w3.org/1999/xhtml";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

/** What all sitemaps have in common as representations. */
export const SITEMAP_XML = {
  kind: "data",
  mediaType: "application/xml",
  contentType: "application/xml; charset=utf-8",
  rel: "self",
} as const;

/** A whole document of the Sitemaps protocol (sitemaps.org/protocol.html). */
export const sitemapDocument = (
  root: "urlset" | "sitemapindex",
  children: readonly string[],
): string => {
  const namespaces =
    root === "urlset"
      ? { xmlns: SITEMAP, "xmlns:xhtml": XHTML, "xmlns:image": IMAGE, "xmlns:news": NEWS }
      : { xmlns: SITEMAP };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, namespaces, children)}\n`;
};

/**
 * Where something is and when it changed, which is left out where it is not known. Spelled out, for a
 * sitemap has thousands of elements, and the helpers for elements of any kind take four times as long.
 */
export const located = (
  name: "url" | "sitemap",
  loc: string,
  lastmod?: Instant,
  more = "",
): string =>
  `<${name}><loc>${xmlText(loc)}</loc>${lastmod === undefined ? "" : `<lastmod>${xmlText(lastmod)}</lastmod>`}${more}</${name}>`;

/**
 * An article of ours; nothing of what stands elsewhere first, for a sitemap has canonical URLs alone.
 * @param more elements that come before its pictures
 */
export const articleUrl = (
  article: ArchivedArticle,
  { baseUrl }: Publication,
  more = "",
): readonly string[] => {
  const url = `${baseUrl}${articlePath(article.slug)}`;
  if ((article.canonicalUrl ?? url) !== url) return [];
  const images = article.pictures.map(
    (picture) =>
      `<image:image><image:loc>${xmlText(absoluteUrl(picture, baseUrl))}</image:loc></image:image>`,
  );
  return [located("url", url, article.updatedAt, `${more}${images.join("")}`)];
};
