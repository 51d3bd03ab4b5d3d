import { allFeeds } from "../model/feed-catalogue.ts";
import { feedPath } from "../model/feed-key.ts";
import { feedDirectory } from "./html/feed-directory.tsx";
import type { PublicationRepresentation } from "./representation.ts";
import { located, SITEMAP_XML, sitemapDocument } from "./sitemap-xml.ts";

/** The pages that list articles and feeds. When each changed only its own record knows. */
export const listsSitemap = {
  ...SITEMAP_XML,
  name: "lists",
  file: "sitemaps/lists.xml",
  title: "Sitemap of lists",
  render: (publication) =>
    sitemapDocument(
      "urlset",
      [...allFeeds(publication).map(feedPath), `/${feedDirectory.file}`].map((path) =>
        located("url", `${publication.baseUrl}${path}`),
      ),
    ),
} as const satisfies PublicationRepresentation;
