import type { SitemapIndex } from "../model/sitemap.ts";
import type { Representation } from "./representation.ts";
import { listsSitemap } from "./lists-sitemap.ts";
import { located, SITEMAP_XML, sitemapDocument } from "./sitemap-xml.ts";

/** Every sitemap there is, but that of news, which repeats what is in the others. */
export const sitemapIndex = {
  ...SITEMAP_XML,
  name: "sitemaps",
  file: "sitemap.xml",
  title: "Sitemaps",
  render: ({ publication, listsAt, count, newestAt }) => {
    const { baseUrl } = publication;
    return sitemapDocument("sitemapindex", [
      located("sitemap", `${baseUrl}/${listsSitemap.file}`, listsAt),
      ...Array.from({ length: count }, (_, index) =>
        located(
          "sitemap",
          `${baseUrl}/sitemaps/${index + 1}/articles.xml`,
          index + 1 === count ? newestAt : undefined,
        ),
      ),
    ]);
  },
} as const satisfies Representation<SitemapIndex>;
