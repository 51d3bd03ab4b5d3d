import { join } from "node:path";
import { instantOf } from "../../src/model/instant.ts";
import { keys } from "../../src/store/keys.ts";
import type { Bundle } from "./bundle.ts";
import { Desk, deskSetup } from "./desk.ts";
import { type KvServer, serveKv } from "./kv.ts";
import { fillLedger } from "./ledger.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { articleOf } from "./stock.ts";
import { settled } from "./usage.ts";
import { type WorkerdProcess, startWorkerd } from "./workerd.ts";

/** Publishing one more article where there are so many. */
export interface PublishingResult {
  readonly articles: number;
  /** KV writes of each publish, the fewest and the most. */
  readonly writes: readonly [fewest: number, most: number];
  /** CPU time of workerd, all its threads, in milliseconds. */
  readonly cpuMs: Spread;
  /** From sending it until KV has the article, in milliseconds. */
  readonly readableMs: Spread;
}

interface Newsroom {
  readonly articles: number;
  readonly kv: KvServer;
  readonly process: WorkerdProcess;
  readonly samples: Sample[];
}

interface Sample {
  readonly writes: number;
  readonly cpuMs: number;
  readonly readableMs: number;
}

const ARTICLE_BYTES = 5000;
/** V8 still compiles while the first are published. */
const WARM_UP = 5;

/**
 * Publishes in newsrooms of these sizes, one after the other in turn: what else the machine does falls
 * on all of them. The sizes are to be full archive pages, so that each is as far in its page.
 */
export const measurePublishing = async (
  product: Bundle,
  sizes: readonly number[],
  folder: string,
  times: number,
): Promise<readonly PublishingResult[]> => {
  const newsrooms: Newsroom[] = [];
  try {
    for (const articles of sizes) {
      const kv = await serveKv(new Map());
      const ledger = join(folder, `ledger-${articles}`);
      await fillLedger(ledger, articles, product, kv);
      const process = await startWorkerd(deskSetup(product, kv, ledger));
      newsrooms.push({ articles, kv, process, samples: [] });
    }
    for (let time = -WARM_UP; time < times; time++) {
      for (const newsroom of time % 2 === 0 ? newsrooms : newsrooms.toReversed()) {
        const sample = await publishOnce(newsroom, WARM_UP + time);
        if (time >= 0) newsroom.samples.push(sample);
      }
    }
    return newsrooms.map(resultOf);
  } finally {
    for (const { kv, process } of newsrooms) {
      await process.stop();
      await kv.close();
    }
  }
};

const publishOnce = async ({ kv, process }: Newsroom, number: number): Promise<Sample> => {
  const article = articleOf(number, ARTICLE_BYTES);
  const now = instantOf(Date.now());
  const usedBefore = await settled(process.pid);
  const writtenBefore = kv.writes.length;
  const sentMs = performance.now();
  await new Desk(process.origins[0]).publish({ ...article, publishedAt: now, updatedAt: now });
  const cpuMs = ((await settled(process.pid)) - usedBefore) / 1000;
  const writes = kv.writes.slice(writtenBefore);
  const record = writes.find(({ key }) => key === keys.resource(article.slug));
  if (!record) throw new Error(`${article.slug} was not written`);
  return { writes: writes.length, cpuMs, readableMs: record.atMs - sentMs };
};

const resultOf = ({ articles, samples }: Newsroom): PublishingResult => {
  const writes = samples.map((sample) => sample.writes);
  return {
    articles,
    writes: [Math.min(...writes), Math.max(...writes)],
    cpuMs: spreadOf(samples.map(({ cpuMs }) => cpuMs)),
    readableMs: spreadOf(samples.map(({ readableMs }) => readableMs)),
  };
};
