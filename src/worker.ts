import { env } from "cloudflare:workers";
import { announceBy } from "./edge/announce.ts";
import { createApp } from "./edge/app.ts";
import type { Sighting } from "./edge/readership.ts";
import { type Count, countPointOf } from "./edge/count.ts";
import { prerender } from "./edge/prerender.ts";
import { rehearse } from "./edge/rehearsal.ts";
import { dataPointOf } from "./edge/sightings.ts";
import type { Conditions } from "./newsroom/conditions.ts";
import type { Newsroom as NewsroomCalls } from "./newsroom/newsroom.ts";
import { NewsroomObject } from "./newsroom/object.ts";
import type { Prerender } from "./newsroom/prerender.ts";
import { PROPAGATION_MS } from "./newsroom/schedule.ts";
import { RENDERING } from "./representations/rendering.ts";
import { type Settings, readSettings } from "./settings.ts";
import { countedRecords } from "./store/counted-records.ts";
import { toBase64 } from "./store/base64.ts";
import { kvRecords } from "./store/kv.ts";
import type { RecordStore } from "./store/records.ts";
import { kvMedia } from "./store/media.ts";

const conditionsOf = ({ writeBudget, announcements }: Settings): Conditions => ({
  random: () => Math.random(),
  writeBudget,
  rendering: RENDERING,
  propagationMs: PROPAGATION_MS,
  ...(announcements && { announce: announceBy((...request) => fetch(...request)) }),
});

/** The Durable Object class of wrangler.toml. */
export class Newsroom extends NewsroomObject {
  readonly #conditions = conditionsOf(readSettings(this.env));

  constructor(ctx: DurableObjectState, bindings: Env & OptionalBindings) {
    const records = kvRecords(bindings.EDITION);
    super(ctx, bindings, bindings.COUNTERS ? countedIn(bindings.COUNTERS, records) : records);
  }

  protected override now(): number {
    return Date.now();
  }

  protected override conditions(): Conditions {
    return this.#conditions;
  }

  protected override secret(): string {
    return toBase64(crypto.getRandomValues(new Uint8Array(32)));
  }

  protected override prerender(...of: Parameters<Prerender>): ReturnType<Prerender> {
    return prerender(...of);
  }
}

/** There is one newsroom, as there is one publication. */
const NEWSROOM_NAME = "newsroom";

/** What may be bound besides; wrangler.toml says how. */
interface OptionalBindings {
  readonly FULL_FETCH_RATE?: RateLimit;
  readonly READERSHIP?: AnalyticsEngineDataset;
  readonly COUNTERS?: AnalyticsEngineDataset;
}

const compose = (env: Env & OptionalBindings) =>
  createApp(
    {
      records: kvRecords(env.EDITION),
      media: kvMedia(env.EDITION),
      newsroom: (): NewsroomCalls => env.NEWSROOM.getByName(NEWSROOM_NAME),
      now: () => Date.now(),
      log: (event) => {
        console.error(JSON.stringify(event));
      },
      mintId: () => crypto.randomUUID(),
      journal: (line) => {
        console.log(JSON.stringify(line));
      },
      ...(env.COUNTERS && { keepCounts: countsIn(env.COUNTERS) }),
      keepSighting: env.READERSHIP ? pointsIn(env.READERSHIP) : sayInLog,
      ...(env.FULL_FETCH_RATE && { rateLimit: countedBy(env.FULL_FETCH_RATE) }),
    },
    readSettings(env),
  );

const pointsIn = (dataset: AnalyticsEngineDataset) => (sighting: Sighting) =>
  dataset.writeDataPoint(dataPointOf(sighting));

const countsIn = (dataset: AnalyticsEngineDataset) => (counts: readonly Count[]) => {
  for (const count of counts) dataset.writeDataPoint(countPointOf(count));
};

const countedIn = (dataset: AnalyticsEngineDataset, records: RecordStore): RecordStore =>
  countedRecords(records, (what, outcome) =>
    dataset.writeDataPoint(countPointOf({ of: "projection", what, outcome, times: 1 })),
  );

const sayInLog = (sighting: Sighting): void => {
  console.log(JSON.stringify({ event: "aggregator", ...sighting }));
};

const countedBy = (rate: RateLimit) => async (key: string) => (await rate.limit({ key })).success;

/**
 * Composed when the isolate starts, and not by its first request, which is the one that somebody
 * waits for and that is billed. The memo lives in it.
 */
const app = compose(env);
await rehearse(readSettings(env));

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Env>;
