import type { Sitemap } from "../model/sitemap.ts";
import type { Representation } from "./representation.ts";
import { articleUrl, SITEMAP_XML, sitemapDocument } from "./sitemap-xml.ts";

/** Articles with their pictures, oldest first, so that new ones come to the end of the newest. */
export const articleSitemap = {
  ...SITEMAP_XML,
  name: "articles",
  file: "articles.xml",
  title: "Sitemap of articles",
  render: ({ publication, articles }) =>
    sitemapDocument(
      "urlset",
      articles.flatMap((article) => articleUrl(article, publication)),
    ),
} as const satisfies Representation<Sitemap>;
