import { amp } from "./amp.tsx";
import { articleJson } from "./article-json.ts";
import { articleMarkdown } from "./article-markdown.ts";
import { html } from "./html/article-page.tsx";
import { chaptersJson } from "./chapters-json.ts";
import { FEED_FILES } from "./feed-files.ts";
import { feedDirectory } from "./html/feed-directory.tsx";
import { feedPage } from "./html/feed-page.tsx";
import { feedPreview } from "./html/feed-preview.tsx";
import { listsSitemap } from "./lists-sitemap.ts";
import { licenseXml } from "./license-xml.ts";
import { llmsTxt } from "./llms-txt.ts";
import { opml } from "./opml.ts";
import { robotsTxt } from "./robots-txt.ts";
import { securityTxt } from "./security-txt.ts";
import { tdmrep } from "./tdmrep.ts";
import { webManifest } from "./web-manifest.ts";
import type {
  ArticleRepresentation,
  FeedRepresentation,
  PublicationRepresentation,
} from "./representation.ts";

/**
 * Every representation there is. The rows drive routes, `Link` headers and autodiscovery: taking a
 * row out takes the representation out everywhere.
 */
export const FEED_REPRESENTATIONS: readonly FeedRepresentation[] = [feedPage, ...FEED_FILES];

/** What a person gets who opens the address of a feed, by what everybody else gets. */
export const FEED_PREVIEWS: ReadonlyMap<FeedRepresentation, FeedRepresentation> = new Map(
  FEED_FILES.map((row) => [row, feedPreview(row)]),
);

export const ARTICLE_REPRESENTATIONS: readonly ArticleRepresentation[] = [
  html,
  amp,
  articleJson,
  articleMarkdown,
  chaptersJson,
];

/** The list of the feeds in each of its forms: what is made of the publication's settings alone. */
export const PUBLICATION_REPRESENTATIONS: readonly PublicationRepresentation[] = [
  feedDirectory,
  opml,
];

/** What programs look for at a known address, made of the settings as well: no page has to lead there. */
export const PUBLICATION_FILES: readonly PublicationRepresentation[] = [
  robotsTxt,
  listsSitemap,
  licenseXml,
  tdmrep,
  securityTxt,
  llmsTxt,
  webManifest,
];
