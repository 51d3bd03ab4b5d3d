/**
 * How long a reader may keep a feed before it asks again: `max-age`, RSS `ttl` and `sy:` agree on it.
 * Readers treat it as the floor of their poll interval, so it stays small.
 */
export const FEED_MAX_AGE_SECONDS = 300;
