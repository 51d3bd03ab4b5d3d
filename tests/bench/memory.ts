import { Agent } from "node:http";
import type { Bundle } from "./bundle.ts";
import { productSetup } from "./contestants.ts";
import { connect } from "./inspector.ts";
import { type Stock, serveKv } from "./kv.ts";
import { get } from "./request.ts";
import { residentBytes } from "./usage.ts";
import { startWorkerd } from "./workerd.ts";

/** Memory after so many distinct URLs, each answered once. */
export interface MemorySample {
  readonly urls: number;
  /** Of the process: what the allocator and the collector hold for later is in it. */
  readonly residentBytes: number;
  /** What is alive on the isolate's heap after a collection, buffers outside it included. */
  readonly aliveBytes: number;
}

const CONNECTIONS = 16;
const SAMPLES = 10;

/** Asks for distinct articles, and looks ten times on the way. */
export const measureMemory = async (
  product: Bundle,
  stock: Stock,
  urls: number,
): Promise<readonly MemorySample[]> => {
  const kv = await serveKv(stock);
  const { pid, origins, inspector, stop } = await startWorkerd(productSetup(product, kv), {
    inspect: true,
  });
  if (!inspector) throw new Error("workerd has no inspector");
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const session = await connect(inspector, "isolate-0");
  /** An isolate at rest does nothing, not even collect: it does while it answers. */
  const collectGarbage = async (): Promise<void> => {
    const collected = session.send("HeapProfiler.collectGarbage").then(() => true);
    const answered = (): Promise<boolean> =>
      get(`${origins[0]}/nothing.txt`, {}, agent).then(() => false);
    while (!(await Promise.race([collected, answered()])));
  };
  const sample = async (asked: number): Promise<MemorySample> => {
    await collectGarbage();
    const usage = (await session.send("Runtime.getHeapUsage")) as HeapUsage;
    return {
      urls: asked,
      residentBytes: residentBytes(pid),
      aliveBytes: usage.usedSize + usage.backingStorageSize,
    };
  };
  let asked = 0;
  const askUntil = async (last: number): Promise<void> => {
    while (asked < last) {
      const url = `${origins[0]}/articles/wire-${(asked += 1)}`;
      const { status } = await get(url, {}, agent);
      if (status !== 200) throw new Error(`${url} answers ${status}`);
    }
  };
  try {
    const samples = [await sample(0)];
    for (let part = 1; part <= SAMPLES; part++) {
      const last = (urls / SAMPLES) * part;
      await Promise.all(Array.from({ length: CONNECTIONS }, () => askUntil(last)));
      samples.push(await sample(last));
    }
    return samples;
  } finally {
    session.close();
    agent.destroy();
    await stop();
    await kv.close();
  }
};

/** What `Runtime.getHeapUsage` answers, in bytes. */
interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}
