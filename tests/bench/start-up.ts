import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bundles, productSetup } from "./contestants.ts";
import { type Stock, serveKv } from "./kv.ts";
import { get } from "./request.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { settled } from "./usage.ts";
import { type Setup, startWorkerd } from "./workerd.ts";

/** Answered with 404 by both, from no record. */
const TRIVIAL_PATH = "/nothing.txt";

/** CPU time in milliseconds from the start of the process to the answer of a trivial route. */
export interface StartUp {
  readonly product: Spread;
  readonly bare: Spread;
  /** What the product's own code takes of it. */
  readonly differenceMs: number;
}

/** Starts either by turns, so many times. */
export const measureStartUp = async (
  { product, bare }: Pick<Bundles, "product" | "bare">,
  stock: Stock,
  folder: string,
  times: number,
): Promise<StartUp> => {
  const kv = await serveKv(stock);
  const [ANSWERS, BODIES] = [join(folder, "no-answers.json"), join(folder, "no-bodies")];
  writeFileSync(ANSWERS, "[]");
  writeFileSync(BODIES, "");
  const [ours, theirs]: [number[], number[]] = [[], []];
  try {
    for (let time = 0; time < times; time++) {
      ours.push(await startOnce(productSetup(product, kv)));
      theirs.push(await startOnce({ bundle: bare, json: { ANSWERS }, bytes: { BODIES } }));
    }
  } finally {
    await kv.close();
  }
  const [spread, bareSpread] = [spreadOf(ours), spreadOf(theirs)];
  return { product: spread, bare: bareSpread, differenceMs: spread.median - bareSpread.median };
};

const startOnce = async (setup: Setup): Promise<number> => {
  const { pid, origins, stop } = await startWorkerd(setup);
  try {
    await get(`${origins[0]}${TRIVIAL_PATH}`);
    return (await settled(pid)) / 1000;
  } finally {
    await stop();
  }
};
