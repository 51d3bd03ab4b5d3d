import { expect, it } from "vitest";
import { leastUrgentToday, tomorrowMs } from "../../src/newsroom/budget.ts";
import { refusedBy } from "../../src/newsroom/kv-refusal.ts";
import { PRIORITY } from "../../src/newsroom/priority.ts";

const after = (writes: number, isExhausted = false, budget = 1_000) =>
  leastUrgentToday({ writes, isExhausted }, budget);

it("lets a rebuild have half of the day's writes, commands nine tenths, and takedowns all", () => {
  expect(after(499)).toBe(PRIORITY.rebuild);
  expect(after(500)).toBe(PRIORITY.redirect);
  expect(after(899)).toBe(PRIORITY.redirect);
  expect(after(900)).toBe(PRIORITY.editionWithout);
  expect(after(5_000)).toBe(PRIORITY.editionWithout);
});

it("keeps nothing back where the plan sets no budget, unless KV itself has said no", () => {
  expect(after(1_000_000, false, Infinity)).toBe(PRIORITY.rebuild);
  expect(after(1, true, Infinity)).toBe(PRIORITY.editionWithout);
});

it("begins a new day at midnight in UTC, or up to a minute later", () => {
  const noon = Date.parse("2026-11-25T12:00:00Z");
  const midnight = Date.parse("2026-11-26T00:00:00Z");
  expect(tomorrowMs(noon, 0)).toBe(midnight);
  expect(tomorrowMs(midnight, 0)).toBe(midnight + 86_400_000);
  expect(tomorrowMs(noon, 1)).toBe(midnight + 60_000);
});

it.each([
  ["KV PUT failed: 413 Value length of 26214401 exceeds limit of 26214400.", "for good"],
  ["KV PUT failed: 400 Bad Request", "for good"],
  ["KV PUT failed: 414 UTF-8 encoded length of 600 exceeds key length limit of 512.", "for good"],
  ["KV put() limit exceeded for the day.", "for today"],
  ["your account has reached the free usage limit for this operation for today", "for today"],
  ["KV PUT failed: 429 Too Many Requests", "for now"],
  ["KV PUT failed: 500 Internal Server Error", "for now"],
  ["KV did not confirm within 5000 ms", "for now"],
  ["Network connection lost after 413 bytes", "for now"],
])("takes %o for refused %s", (message, refused) => {
  expect(refusedBy(message)).toBe(refused);
});
