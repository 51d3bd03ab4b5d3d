import { SOURCE_QUERY } from "../representations/html/feed-preview.tsx";
import { FEED_PREVIEWS } from "../representations/registry.ts";
import type { FeedRepresentation } from "../representations/representation.ts";
import { isNavigation } from "./navigation.ts";

/**
 * What of a feed is meant at its address: the feed itself, or its preview where a person opens it
 * without asking for the source.
 */
export const variantOf = (row: FeedRepresentation, { headers, url }: Request): FeedRepresentation =>
  (isNavigation(headers) && !sourceQueryOf(url) && FEED_PREVIEWS.get(row)) || row;

/** The one query that means something, as a redirect has to keep it: `?raw`, or nothing. */
export const sourceQueryOf = (url: string): string =>
  new URL(url).searchParams.has(SOURCE_QUERY.slice(1)) ? SOURCE_QUERY : "";
