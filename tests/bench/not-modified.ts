import { join } from "node:path";
import { type Bundle, bundle } from "./bundle.ts";
import { productSetup } from "./contestants.ts";
import { serveKv, type Stock } from "./kv.ts";
import { get } from "./request.ts";
import { startWorkerd } from "./workerd.ts";

/** How often a fresh isolate rendered a document and parsed a record for its first answer. */
export interface Work {
  readonly renders: number;
  readonly parses: number;
}

export interface ColdWork {
  readonly notModified: Work;
  /** Of a 200 whose document was made when the record was written. */
  readonly made: Work;
  /** Of a 200 that has to be rendered: were nothing counted here, the counters would not work. */
  readonly rendered: Work;
}

/**
 * Proves what a cold 304 and a cold 200 cost by counting.
 * @param unrendered the same records without documents
 */
export const countWork = async (
  folder: string,
  stock: Stock,
  unrendered: Stock,
  path: string,
): Promise<ColdWork> => {
  const counting = await bundle(join(folder, "counting"), { entry: "counting.ts" });
  const { ok: made, notModified } = await countOf(counting, stock, path);
  const { ok: rendered } = await countOf(counting, unrendered, path);
  return { notModified, made, rendered };
};

const countOf = async (
  counting: Bundle,
  stock: Stock,
  path: string,
): Promise<{ readonly ok: Work; readonly notModified: Work }> => {
  const kv = await serveKv(stock);
  const { origins, stop } = await startWorkerd({ ...productSetup(counting, kv), isolates: 2 });
  const workOf = async (origin: string): Promise<Work> =>
    JSON.parse((await get(`${origin}/-/work`)).body.toString()) as Work;
  try {
    const [first, second = first] = origins;
    const { headers } = await get(`${first}${path}`);
    const etag = headers.find(([name]) => name === "etag")?.[1] ?? "";
    const { status } = await get(`${second}${path}`, { "If-None-Match": etag });
    if (status !== 304) throw new Error(`${path} answers its own validator with ${status}`);
    return { ok: await workOf(first), notModified: await workOf(second) };
  } finally {
    await stop();
    await kv.close();
  }
};
