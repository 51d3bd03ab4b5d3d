import type { ArchivedArticle } from "../model/archive.ts";
import type { Publication } from "../model/publication.ts";
import type { Sitemap } from "../model/sitemap.ts";
import { languageVersions } from "../model/translation.ts";
import { xmlText } from "./markup/escape.ts";
import type { Representation } from "./representation.ts";
import { articleUrl, SITEMAP_XML, sitemapDocument } from "./sitemap-xml.ts";

/**
 * The same in every language, its own among them, as the page has it
 * (developers.google.com/search/docs/specialty/international/localized-versions).
 */
const versionElements = (article: ArchivedArticle, publication: Publication): string => {
  const versions = languageVersions(article, article.translations ?? [], publication);
  const original = versions.find(({ isOriginal }) => isOriginal);
  return [
    ...versions.map(({ language, url }) => versionElement(language, url)),
    ...(original ? [versionElement("x-default", original.url)] : []),
  ].join("");
};

const versionElement = (hreflang: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${xmlText(hreflang)}" href="${xmlText(href)}"/>`;

/** Articles with their pictures and languages, oldest first, so that new ones come to the end of the newest. */
export const articleSitemap = {
  ...SITEMAP_XML,
  name: "articles",
  file: "articles.xml",
  title: "Sitemap of articles",
  render: ({ publication, articles }) =>
    sitemapDocument(
      "urlset",
      articles.flatMap((article) =>
        articleUrl(article, publication, versionElements(article, publication)),
      ),
    ),
} as const satisfies Representation<Sitemap>;
