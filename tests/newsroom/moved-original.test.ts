import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Order } from "./model/orders.ts";
import { Trial } from "./model/trial.ts";

const WRITTEN = {
  file: null,
  isTopical: false,
  isBreaking: false,
  language: null,
  isStale: false,
} as const;

beforeAll(() => void vi.spyOn(console, "log").mockImplementation(() => undefined));
afterAll(() => vi.restoreAllMocks());

it("has nothing to write of a feed that has a translation only, when the original moved", async () => {
  const trial = new Trial();
  const toRealTime = trial.platform.time.install();
  try {
    const give = async (order: Order): Promise<void> => (await trial.order(order))();
    await give({ kind: "adopt", hasSelection: true, delay: 0 });
    const original = { name: 0, place: 0, isWorld: false, original: null };
    await give({ kind: "publish", ...WRITTEN, ...original });
    const translation = { name: 1, place: 1, isWorld: true, original: { name: 0 } };
    await give({ kind: "publish", ...WRITTEN, ...translation });
    await give({ kind: "move", place: 0, to: 2 });
    await trial.settle();
    await expect(trial.rebuildInVain()).resolves.toBeUndefined();
  } finally {
    toRealTime();
  }
});
