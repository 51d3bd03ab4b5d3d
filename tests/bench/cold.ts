import { type Asked, fieldsOf } from "./asked.ts";
import { type Bundles, bareSetup, productSetup } from "./contestants.ts";
import { serveKv, type Stock } from "./kv.ts";
import { type Recording, record } from "./recording.ts";
import { get } from "./request.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { cpuMicrosecondsOfThread, settled } from "./usage.ts";
import { type Setup, startWorkerd } from "./workerd.ts";

/** One thing that the product is measured at in an isolate that has answered nothing yet. */
export interface ColdRow extends Asked {
  readonly name: string;
  readonly conditional: boolean;
  /** The most CPU it may use, in milliseconds, if that is promised. */
  readonly ceilingMs?: number;
}

export interface ColdResult extends FirstAnswers {
  readonly row: string;
  /** The same answers from a Worker that has them in memory. */
  readonly bare: FirstAnswers;
  /** KV values read for an answer. */
  readonly kvReads: number;
  readonly ceilingMs?: number;
}

/** What first answers of fresh isolates were, and what they cost. */
interface FirstAnswers {
  readonly status: number;
  readonly bytes: number;
  /** CPU time, all of workerd's threads, in milliseconds. */
  readonly cpuMs: Spread;
  /** What of it the isolate's own thread used: the others are V8's, which optimise and collect. */
  readonly threadMs: Spread;
}

/**
 * Asks many fresh isolates of one process their first question. The process itself is warm, as
 * Cloudflare's is: another isolate has answered before the first that counts.
 * @param folder for files that the bare Worker reads
 */
export const measureCold = async (
  row: ColdRow,
  { product, bare }: Pick<Bundles, "product" | "bare">,
  stock: Stock,
  folder: string,
  isolates: number,
): Promise<ColdResult> => {
  const kv = await serveKv(stock);
  const ours = productSetup(product, kv);
  try {
    const { answers, files } = await recordFirst(ours, row, folder);
    const headers = fieldsOf(row, row.conditional ? answers[0]?.etag : undefined);
    const readBefore = kv.reads();
    const measured = await askFresh(ours, row.path, headers, isolates);
    return {
      row: row.name,
      ...measured,
      kvReads: (kv.reads() - readBefore) / (isolates + 1),
      bare: await askFresh(bareSetup(bare, files), row.path, headers, isolates),
      ...(row.ceilingMs !== undefined && { ceilingMs: row.ceilingMs }),
    };
  } finally {
    await kv.close();
  }
};

const recordFirst = async (setup: Setup, row: ColdRow, folder: string): Promise<Recording> => {
  const { origins, stop } = await startWorkerd(setup);
  try {
    return await record(origins[0], [row], folder);
  } finally {
    await stop();
  }
};

const askFresh = async (
  setup: Setup,
  path: string,
  headers: Readonly<Record<string, string>>,
  isolates: number,
): Promise<FirstAnswers> => {
  const { pid, origins, stop } = await startWorkerd({ ...setup, isolates: isolates + 1 });
  try {
    const [first, ...fresh] = origins;
    const { status, body } = await get(`${first}${path}`, headers);
    const all: number[] = [];
    const own: number[] = [];
    for (const origin of fresh) {
      const before = await settled(pid);
      const ownBefore = cpuMicrosecondsOfThread(pid, pid);
      await get(`${origin}${path}`, headers);
      all.push(((await settled(pid)) - before) / 1000);
      own.push((cpuMicrosecondsOfThread(pid, pid) - ownBefore) / 1000);
    }
    return {
      status,
      bytes: body.byteLength,
      cpuMs: spreadOf(all),
      threadMs: spreadOf(own),
    };
  } finally {
    await stop();
  }
};
