import { amp } from "./amp.tsx";
import { articleJson } from "./article-json.ts";
import { atom } from "./atom.ts";
import { html } from "./html/article-page.tsx";
import { feedPage } from "./html/feed-page.tsx";
import { jsonFeed } from "./json-feed.ts";
import type { ArticleRepresentation, FeedRepresentation } from "./representation.ts";
import { rss } from "./rss.ts";

/**
 * Every representation there is. The rows drive routes, `Link` headers and autodiscovery: taking a
 * row out takes the representation out everywhere.
 */
export const FEED_REPRESENTATIONS: readonly FeedRepresentation[] = [feedPage, rss, atom, jsonFeed];

export const ARTICLE_REPRESENTATIONS: readonly ArticleRepresentation[] = [html, amp, articleJson];

/** What feed readers subscribe to, in order of preference. */
export const FEED_FILES: readonly FeedRepresentation[] = FEED_REPRESENTATIONS.filter(
  ({ kind }) => kind === "feed",
);
