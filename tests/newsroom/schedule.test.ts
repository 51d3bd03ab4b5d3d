import { expect, it } from "vitest";
import { PRIORITY } from "../../src/newsroom/priority.ts";
import { retryAfterMs } from "../../src/newsroom/schedule.ts";

it("doubles the wait after each failure, up to a quarter of an hour", () => {
  const waits = [1, 2, 3, 10, 11, 1000].map((attempts) => retryAfterMs(attempts, PRIORITY.edition));
  expect(waits).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
});

it("never lets a withdrawal rest longer than a minute", () => {
  expect(retryAfterMs(1000, PRIORITY.tombstone)).toBe(60_000);
  expect(retryAfterMs(1000, PRIORITY.editionWithout)).toBe(60_000);
});
