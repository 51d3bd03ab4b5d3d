/** For how many people an aggregator polls a feed, as it says itself. */
export interface Readership {
  /** The name it gives itself. */
  readonly aggregator: string;
  readonly subscribers: number;
  /** What it calls the feed; one that knows it by several addresses polls for each by itself. */
  readonly feedId?: string;
}

/** An aggregator that polled a feed. */
export interface Sighting extends Readership {
  /** The feed's path. */
  readonly feed: string;
}

/** Longer ones are cut, so that nobody's costs more to read than it is worth. */
const AGENT_MAX_CHARACTERS = 512;

/** `Feedly/1.0 (…`, `Mozilla/5.0 (compatible; BazQux/2.4; …`, `NewsBlur Feed Fetcher - …`. */
const NAME =
  /^(?:Mozilla\/[\d.]+ \(compatible; )?(?!Mozilla)([\w.!-][\w.! -]{0,63}?)(?=[/;,]| \(| - | feed-id)/;
const SUBSCRIBERS = /\b(\d{1,9}) subscribers?\b/;
/** `feed-id=…`, `feed-id:…`, `feedID: …`. */
const FEED_ID = /\bfeed-?id[=:] ?([\w-]{1,64})/i;

/** Whether a User-Agent may tell of subscribers: all that most readers are asked. */
export const mayCount = (userAgent: string): boolean => userAgent.includes("subscriber");

/**
 * Reads what an aggregator says of its subscribers in its User-Agent. There is no standard; nearly
 * all do as Google Reader did: `Name/1.0 (+https://about.example; 12 subscribers; feed-id=34)`.
 */
export const readershipOf = (userAgent: string): Readership | undefined => {
  const agent = userAgent.slice(0, AGENT_MAX_CHARACTERS);
  const aggregator = NAME.exec(agent)?.[1];
  const subscribers = SUBSCRIBERS.exec(agent)?.[1];
  const feedId = FEED_ID.exec(agent)?.[1];
  if (aggregator === undefined || subscribers === undefined) return undefined;
  return { aggregator, subscribers: Number(subscribers), ...(feedId !== undefined && { feedId }) };
};
