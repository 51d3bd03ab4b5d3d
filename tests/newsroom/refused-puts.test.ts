import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { Trial } from "./model/trial.ts";

beforeAll(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(() => vi.restoreAllMocks());

it("sends a key that KV has refused no sooner than a second later", async () => {
  const trial = new Trial();
  const { kv, time } = trial.platform;
  const toRealTime = time.install();
  const sentAt: number[] = [];
  const onPut = kv.onPut;
  kv.onPut = (key, content) => {
    onPut(key, content);
    if (key.startsWith("publication:")) sentAt.push(time.nowMs);
  };
  try {
    const error = "KV PUT failed: 429 Too Many Requests";
    kv.fates.push({ landsMs: "never", answer: { afterMs: 20, error } });
    await (
      await trial.order({ kind: "adopt", hasSelection: true, delay: 0 })
    )();
    await trial.settle();
  } finally {
    toRealTime();
  }
  // What failed without saying for how long is written once more when it cannot be late any longer.
  expect(sentAt).toEqual([0, 1_020, 60_020]);
});
