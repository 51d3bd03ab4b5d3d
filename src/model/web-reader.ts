/** A web service that reads feeds. Pages link to it; nothing of ours calls it. */
export interface WebReader {
  readonly name: string;
  /** Where it subscribes to a feed: an `https:` URL with `{url}` where the feed's own goes. */
  readonly subscribe: string;
}

export const FEED_URL_PLACE = "{url}";

/** Where a reader subscribes to this feed. */
export const subscribeUrl = ({ subscribe }: WebReader, feedUrl: string): string =>
  subscribe.split(FEED_URL_PLACE).join(encodeURIComponent(feedUrl));
