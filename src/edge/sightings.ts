import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import type { Ports } from "./ports.ts";
import { type Sighting, mayCount, readershipOf } from "./readership.ts";

/** Aggregators poll every few minutes, and their subscribers are not so many more by then. */
const QUIET_SECONDS = 3600;
const SEEN_MAX_BYTES = 128 * 1024;

/** How many are kept in an hour: names are the clients' own, and anybody can make some up. */
const KEPT_MAX = 500;

/** The aggregators that poll through this isolate. */
export interface Sightings {
  /** Keeps, once an hour, that an aggregator got a feed, or heard that it has not changed. */
  note(request: Request, feed: string, answer: Response): void;
}

export const hourlySightings = ({
  now,
  keepSighting,
  log,
}: Pick<Ports, "now" | "keepSighting" | "log">): Sightings => {
  const keptAt: BoundedMap<number> = boundedMap(SEEN_MAX_BYTES);
  let hour = { since: 0, kept: 0 };

  const keepHourly = (sighting: Sighting): void => {
    const key = `${sighting.feed} ${sighting.feedId} ${sighting.aggregator}`;
    const at = now();
    const last = keptAt.get(key);
    if (last !== undefined && at - last < QUIET_SECONDS * 1000) return;
    if (at - hour.since >= QUIET_SECONDS * 1000) hour = { since: at, kept: 0 };
    if (hour.kept >= KEPT_MAX) return;
    hour.kept += 1;
    keptAt.set(key, at, key.length * 2);
    keepSighting(sighting);
  };

  return {
    note: (request, feed, answer) => {
      const agent = request.headers.get("User-Agent");
      if (agent === null || !mayCount(agent)) return;
      const readership = readershipOf(agent);
      if (!readership || !(answer.ok || answer.status === 304)) return;
      try {
        keepHourly({ feed, ...readership });
      } catch (error) {
        const { method } = request;
        log({ event: "statistics-unavailable", method, path: feed, error: String(error) });
      }
    },
  };
};

/**
 * A sighting for Analytics Engine, which takes one index of 96 bytes at most
 * (developers.cloudflare.com/analytics/analytics-engine/limits): `blob1` is the feed, `blob2` the
 * aggregator, `blob3` its id of the feed, `double1` the subscribers.
 */
export const dataPointOf = (sighting: Sighting): AnalyticsEngineDataPoint => {
  const { feed, aggregator, subscribers, feedId = "" } = sighting;
  return { indexes: [aggregator], blobs: [feed, aggregator, feedId], doubles: [subscribers] };
};
