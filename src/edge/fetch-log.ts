import { FEED_MAX_AGE_SECONDS } from "../model/freshness.ts";
import { type BoundedMap, boundedMap } from "./bounded-map.ts";

/** As often as a copy goes stale in an hour, so who keeps to `max-age` never comes to it. */
export const FULL_FETCHES_PER_HOUR = Math.floor(3600 / FEED_MAX_AGE_SECONDS);

/** Ages are whole seconds (RFC 9111 §4.2.3): each copy may be thought stale a second early. */
export const WINDOW_SECONDS = 3600 - FULL_FETCHES_PER_HOUR;

/** Some 1,500 clients and feeds; who fetches often is used often, and forgotten last. */
const LOG_MAX_BYTES = 1024 * 1024;

/** When each client last fetched each feed whole, as far as this isolate knows. */
export interface FetchLog {
  /**
   * Enters a fetch, or enters nothing and says in how many seconds one may come again.
   * @param key client and feed
   * @param at Unix time in milliseconds
   */
  enter(key: string, at: number): number | undefined;
  /** Takes back what was entered, for it did not come to a fetch. */
  strike(key: string, at: number): void;
}

export const fetchLog = (maxBytes: number = LOG_MAX_BYTES): FetchLog => {
  /** The latest instants of each, never more than may fall into one hour. */
  const entries: BoundedMap<readonly number[]> = boundedMap(maxBytes);

  const keep = (key: string, instants: readonly number[]): void => {
    entries.set(key, instants, key.length * 2 + FULL_FETCHES_PER_HOUR * 8);
  };

  return {
    enter: (key, at) => {
      const instants = entries.get(key) ?? [];
      const oldest = instants.at(-FULL_FETCHES_PER_HOUR);
      const waitMs = oldest === undefined ? 0 : oldest + WINDOW_SECONDS * 1000 - at;
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      keep(key, [...instants, at].slice(-FULL_FETCHES_PER_HOUR));
      return undefined;
    },
    strike: (key, at) => {
      const instants = entries.get(key) ?? [];
      const last = instants.lastIndexOf(at);
      if (last >= 0) keep(key, instants.toSpliced(last, 1));
    },
  };
};
