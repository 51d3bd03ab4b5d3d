import type { Bundle } from "./bundle.ts";
import { type Asked, fieldsOf, productSetup } from "./contestants.ts";
import { serveKv, type Stock } from "./kv.ts";
import { get } from "./request.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { settled } from "./usage.ts";
import { type Setup, startWorkerd } from "./workerd.ts";

/** One thing that the product is measured at in an isolate that has answered nothing yet. */
export interface ColdRow extends Asked {
  readonly name: string;
  readonly conditional: boolean;
  /** The most CPU it may use, in milliseconds, if that is promised. */
  readonly ceilingMs?: number;
}

export interface ColdResult {
  readonly row: string;
  readonly status: number;
  readonly bytes: number;
  /** CPU time of the first request, all of workerd's threads, in milliseconds. */
  readonly cpuMs: Spread;
  /** KV values read for it. */
  readonly kvReads: number;
  readonly ceilingMs?: number;
}

/**
 * Asks many fresh isolates of one process their first question. The process itself is warm, as
 * Cloudflare's is: another isolate has answered before the first that counts.
 */
export const measureCold = async (
  row: ColdRow,
  product: Bundle,
  stock: Stock,
  isolates: number,
): Promise<ColdResult> => {
  const kv = await serveKv(stock);
  const setup = productSetup(product, kv);
  try {
    const etag = row.conditional ? await etagOf(setup, row) : undefined;
    const workerd = await startWorkerd({ ...setup, isolates: isolates + 1 });
    try {
      const [first, ...fresh] = workerd.origins;
      await get(`${first}${row.path}`, fieldsOf(row, etag));
      const milliseconds: number[] = [];
      let [status, bytes, kvReads] = [0, 0, 0];
      for (const origin of fresh) {
        const before = await settled(workerd.pid);
        const readBefore = kv.reads();
        const answer = await get(`${origin}${row.path}`, fieldsOf(row, etag));
        milliseconds.push(((await settled(workerd.pid)) - before) / 1000);
        kvReads = kv.reads() - readBefore;
        [status, bytes] = [answer.status, answer.body.byteLength];
      }
      return {
        row: row.name,
        status,
        bytes,
        cpuMs: spreadOf(milliseconds),
        kvReads,
        ...(row.ceilingMs !== undefined && { ceilingMs: row.ceilingMs }),
      };
    } finally {
      await workerd.stop();
    }
  } finally {
    await kv.close();
  }
};

const etagOf = async (setup: Setup, row: ColdRow): Promise<string> => {
  const { origins, stop } = await startWorkerd(setup);
  try {
    const { headers } = await get(`${origins[0]}${row.path}`, fieldsOf(row));
    const etag = headers.find(([name]) => name === "etag")?.[1];
    if (!etag) throw new Error(`${row.path} has no ETag`);
    return etag;
  } finally {
    await stop();
  }
};
