import fc from "fast-check";
import { expect, it } from "vitest";
import { FULL_FETCHES_PER_HOUR, WINDOW_SECONDS, fetchLog } from "../../src/edge/fetch-log.ts";
import { FEED_MAX_AGE_SECONDS } from "../../src/model/freshness.ts";

const SECOND = 1000;

it("allows as many fetches in an hour as max-age does", () => {
  expect(FULL_FETCHES_PER_HOUR).toBe(12);
  expect(FULL_FETCHES_PER_HOUR * FEED_MAX_AGE_SECONDS).toBe(3600);
});

it("never refuses who waits for max-age, less the second that rounding may cost", () => {
  const gap = fc.integer({ min: (FEED_MAX_AGE_SECONDS - 1) * SECOND, max: 2 * 3600 * SECOND });
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 60 }), (gaps) => {
      const log = fetchLog();
      let at = 0;
      for (const gap of gaps) expect(log.enter("a", (at += gap))).toBeUndefined();
    }),
  );
});

it("has never more than twelve in its window, and serves who waits as long as it says", () => {
  const gap = fc.integer({ min: 0, max: 900 * SECOND });
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 100 }), (gaps) => {
      const log = fetchLog();
      const fetched: number[] = [];
      let at = 0;
      for (const gap of gaps) {
        at += gap;
        const wait = log.enter("a", at) ?? 0;
        expect(Number.isInteger(wait) && wait >= 0 && wait <= WINDOW_SECONDS).toBe(true);
        at += wait * SECOND;
        expect(wait > 0 && log.enter("a", at)).toBeFalsy();
        fetched.push(at);
      }
      for (const [index, from] of fetched.entries()) {
        const next = fetched[index + FULL_FETCHES_PER_HOUR] ?? Infinity;
        expect(next - from).toBeGreaterThanOrEqual(WINDOW_SECONDS * SECOND);
      }
    }),
  );
});

it("strikes one fetch and no more", () => {
  const log = fetchLog();
  for (let fetched = 0; fetched < FULL_FETCHES_PER_HOUR; fetched++) log.enter("a", 0);
  expect(log.enter("a", 0)).toBe(WINDOW_SECONDS);
  log.strike("a", 0);
  log.strike("b", 0);
  expect(log.enter("a", 0)).toBeUndefined();
  expect(log.enter("a", 0)).toBe(WINDOW_SECONDS);
});

it("forgets who came longest ago when others are too many", () => {
  const log = fetchLog(10_000);
  const fill = (key: string) => {
    for (let fetched = 0; fetched < FULL_FETCHES_PER_HOUR; fetched++) log.enter(key, 0);
  };
  fill("old");
  fill("often");
  for (let client = 0; client < 100; client++) {
    log.enter(`client ${client}`, 0);
    log.enter("often", 0);
  }
  expect(log.enter("often", 0)).toBe(WINDOW_SECONDS);
  expect(log.enter("old", 0)).toBeUndefined();
});
