import type { Context, Hono } from "hono";
import { articleFeedOf, type Feed } from "../model/feed.ts";
import { type ArticlePage, articlePageOf } from "../model/page.ts";
import { articleLinks, feedLinks } from "../representations/links.ts";
import { FEED_FILES } from "../representations/feed-files.ts";
import { ARTICLE_REPRESENTATIONS } from "../representations/registry.ts";
import type {
  ArticleRepresentation,
  FeedRepresentation,
  Representation,
} from "../representations/representation.ts";
import { type Reading, serveArticle } from "./article-target.ts";
import type { Edge } from "./edge.ts";
import { sourceQueryOf, variantOf } from "./feed-variant.ts";
import { audienceOf, offer } from "./methods.ts";

/** An article in each of its representations, and its own feed in each format. */
export const articles = (app: Hono, edge: Edge): void => {
  for (const row of ARTICLE_REPRESENTATIONS) {
    const page = pageReading(row);
    const GET = (c: Context) => serveArticle(c, edge, slugIn(c), page);
    offer(app, pathOf(row), { GET }, audienceOf(row));
  }
  for (const row of FEED_FILES) {
    const GET = (c: Context) =>
      serveArticle(c, edge, slugIn(c), feedReading(c, variantOf(row, c.req.raw)));
    offer(app, pathOf(row), { GET }, audienceOf(row));
  }
};

const slugIn = (c: Context): string => c.req.param("slug") ?? "";

const pathOf = ({ file }: Pick<Representation<never>, "file">): string =>
  file === "" ? "/articles/:slug" : `/articles/:slug/${file}`;

const pageReading = (row: ArticleRepresentation): Reading<ArticlePage> => ({
  row,
  freshness: "article",
  subjectOf: articlePageOf,
  linksOf: (page) => articleLinks(page, row),
  addressAt: (permalink) => (row.file === "" ? permalink : `${permalink}/${row.file}`),
});

const feedReading = (c: Context, row: FeedRepresentation): Reading<Feed> => ({
  row,
  freshness: row.kind === "preview" ? "preview" : "feed",
  subjectOf: articleFeedOf,
  linksOf: (feed) => feedLinks(feed, row),
  addressAt: (permalink) => `${permalink}/${row.file}${sourceQueryOf(c.req.url)}`,
});
