import { isSlug, type Slug } from "./identity.ts";

/** A feed by the path of the page it stands beside; the front page is `front`. */
export type FeedKey = "front" | KeyedFeed;
export type KeyedFeed = `${FeedKind}/${Slug}`;

export type FeedKind = (typeof FEED_KINDS)[number];
/** `feeds` are the selections of the publication. */
export const FEED_KINDS = [
  "sections",
  "topics",
  "stories",
  "authors",
  "languages",
  "feeds",
] as const;

/** Where a feed's page stands: its files stand below it. */
export const feedPath = (feed: FeedKey): string => (feed === "front" ? "/" : `/${feed}`);

export const isFeedKey = (text: string): text is FeedKey => {
  const [kind = "", key = "", ...rest] = text.split("/");
  return (
    text === "front" ||
    (rest.length === 0 && FEED_KINDS.some((known) => known === kind) && isSlug(key))
  );
};
