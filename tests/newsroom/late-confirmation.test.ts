import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Order } from "./model/orders.ts";
import { Trial } from "./model/trial.ts";

const WRITTEN = {
  name: 0,
  place: 0,
  isWorld: true,
  isTopical: true,
  file: null,
  isBreaking: false,
  language: null,
  original: null,
  isStale: false,
} as const;

beforeAll(() => void vi.spyOn(console, "log").mockImplementation(() => undefined));
afterAll(() => vi.restoreAllMocks());

it("shows an article where it moved to, also where KV confirms later what stood before", async () => {
  const trial = new Trial();
  const toRealTime = trial.platform.time.install();
  try {
    const give = async (order: Order): Promise<void> => (await trial.order(order))();
    await give({ kind: "adopt", hasSelection: true, delay: 0 });
    await give({ kind: "publish", ...WRITTEN });
    await trial.pass(5_000);
    trial.platform.kv.fates.push({ landsMs: 2_900, answer: { afterMs: 3_000 } });
    const revised = await trial.order({ kind: "publish", ...WRITTEN });
    await trial.pass(500);
    const moved = await trial.order({ kind: "move", place: 0, to: 1 });
    await revised();
    await moved();
    await trial.settle();
  } finally {
    toRealTime();
  }
  await expect(trial.comparePublic()).resolves.toBeUndefined();
});
