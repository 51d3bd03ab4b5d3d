import { expect, it } from "vitest";
import { KEY_INTERVAL_MS } from "../../src/newsroom/key-interval.ts";
import { KeyIntervals } from "../../src/newsroom/key-intervals.ts";
import { PRIORITY } from "../../src/newsroom/priority.ts";
import { putAfter, retryAfterMs } from "../../src/newsroom/schedule.ts";
import { anArticle } from "../support/builders.ts";
import { aNodeNewsroom } from "../support/node-newsroom.ts";

it("doubles the wait after each failure, up to a quarter of an hour", () => {
  const waits = [1, 2, 3, 10, 11, 1000].map((attempts) =>
    retryAfterMs(attempts, PRIORITY.edition, 0),
  );
  expect(waits).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
});

it("takes up to half of it away, so that what failed together does not meet again", () => {
  const waits = [0, 0.5, 1].map((random) => retryAfterMs(3, PRIORITY.edition, random));
  expect(waits).toEqual([4_000, 3_000, 2_000]);
});

it("never lets a withdrawal rest longer than a minute", () => {
  expect(retryAfterMs(1000, PRIORITY.tombstone, 0)).toBe(60_000);
  expect(retryAfterMs(1000, PRIORITY.editionWithout, 0)).toBe(60_000);
});

it("is done with a key when nothing newer came and no put from before can be late", () => {
  expect(putAfter({ doubtfulMs: null }, false, 5_000, 5_100)).toBeUndefined();
  expect(putAfter({ doubtfulMs: 1_000 }, false, 61_000, 61_100)).toBeUndefined();
});

it("keeps a doubt until a minute after the doubtful put, whatever is written meanwhile", () => {
  const doubtful = { doubtfulMs: 1_000 };
  expect(putAfter(doubtful, false, 2_000, 2_100)).toEqual({ dueMs: 61_000, doubtfulMs: 1_000 });
  expect(putAfter(doubtful, true, 2_000, 2_100)).toEqual({ dueMs: 3_100, doubtfulMs: 1_000 });
  expect(putAfter(doubtful, false, 60_999, 61_100)).toEqual({ dueMs: 62_100, doubtfulMs: 1_000 });
});

it("writes what came meanwhile a second after the write before it", () => {
  const next = { dueMs: 6_100, doubtfulMs: null };
  expect(putAfter({ doubtfulMs: null }, true, 5_000, 5_100)).toEqual(next);
});

it("keeps a key from nobody for more than its interval, though the clock was set back", () => {
  const intervals = new KeyIntervals();
  const hourMs = 3_600_000;
  intervals.notePut("resource:v1:a", hourMs);
  expect(intervals.dueMs("resource:v1:a", hourMs + 1)).toBe(hourMs + KEY_INTERVAL_MS);
  expect(intervals.dueMs("resource:v1:a", 0)).toBe(KEY_INTERVAL_MS);
  expect(intervals.dueMs("resource:v1:b", 0)).toBe(0);
});

it("writes each key once a second at most, and once for all that came meanwhile", async () => {
  const times = new Map<string, number[]>();
  const newsroom = aNodeNewsroom(async (key) => {
    times.set(key, [...(times.get(key) ?? []), newsroom.now()]);
  }, 100);
  for (const name of ["first", "second", "third", "fourth"]) {
    newsroom.publish(anArticle(name));
    // Not all at once: the edition that shows the first is written while the others come.
    await newsroom.drain(name === "first" ? 10 : 700);
  }
  newsroom.publish(anArticle("fifth"));
  newsroom.publish(anArticle("sixth"));
  await newsroom.drain(10);
  const front = times.get("edition:v1:front") ?? [];
  // The fifth and the sixth share one.
  expect(front).toHaveLength(5);
  for (const written of times.values()) {
    written.slice(1).forEach((at, index) => {
      expect(at - (written[index] ?? 0)).toBeGreaterThanOrEqual(KEY_INTERVAL_MS);
    });
  }
});
