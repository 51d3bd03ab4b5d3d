import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Order } from "./model/orders.ts";
import type { Writing } from "./model/writing.ts";
import { Trial } from "./model/trial.ts";

const written = (name: number, over: Partial<Writing> = {}): { kind: "publish" } & Writing => ({
  kind: "publish",
  name,
  place: name,
  isWorld: true,
  isTopical: true,
  file: null,
  isBreaking: false,
  language: null,
  original: null,
  isStale: false,
  ...over,
});

beforeAll(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(() => vi.restoreAllMocks());

/** A newsroom with settings and an article, in virtual time. */
const inTrial = async (
  work: (trial: Trial, give: (order: Order) => Promise<() => Promise<void>>) => Promise<void>,
): Promise<void> => {
  const trial = new Trial();
  const toRealTime = trial.platform.time.install();
  const give = (order: Order): Promise<() => Promise<void>> => trial.order(order);
  try {
    await (
      await give({ kind: "adopt", hasSelection: true, delay: 0 })
    )();
    await (
      await give({ kind: "keepMedia", file: 0 })
    )();
    await (
      await give(written(0))
    )();
    await trial.pass(2_000);
    await work(trial, give);
  } finally {
    toRealTime();
  }
};

it("tells hubs while commands follow each other faster than the alarm rests", async () => {
  await inTrial(async (trial, give) => {
    const { hubs, time } = trial.platform;
    const announce = vi.fn(hubs.announce);
    Object.assign(hubs, { announce });
    await trial.evict();
    const untilMs = time.nowMs + 80_000;
    while (time.nowMs < untilMs) {
      await give({ ...written(1), kind: "saveDraft" });
      await trial.pass(700);
    }
    expect(announce).toHaveBeenCalled();
  });
});

it("holds news up for a file that hangs five seconds, and once", async () => {
  await inTrial(async (trial, give) => {
    const { kv, time } = trial.platform;
    const neverEnds = () => new Promise<void>(() => undefined);
    Object.assign(kv.media, { write: neverEnds });
    await give(written(0, { file: 0 }));
    const waited: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const sinceMs = time.nowMs;
      await (
        await give(written(1))
      )();
      waited.push(time.nowMs - sinceMs);
      await trial.pass(20_000);
    }
    const [first = 0, ...rest] = waited;
    expect(first).toBeLessThan(7_000);
    expect(Math.max(...rest)).toBeLessThan(2_000);
  });
});
