import fc from "fast-check";
import { expect, it } from "vitest";
import { boundedMap, weightOf } from "../../src/edge/bounded-map.ts";

it("lets go of what was used longest ago", () => {
  const map = boundedMap<string>(1300);
  map.set("a", "A", 300);
  map.set("b", "B", 300);
  expect(map.get("a")).toBe("A");
  map.set("c", "C", 300);
  expect([map.get("a"), map.get("b"), map.get("c")]).toEqual(["A", undefined, "C"]);
});

it("does not keep what is heavier than all of it, nor what it replaces", () => {
  const map = boundedMap<string>(1000);
  map.set("a", "small", 10);
  map.set("a", "huge", 2000);
  expect(map.get("a")).toBeUndefined();
});

it("never holds more than it may", () => {
  const step = fc.record({ key: fc.nat(20), bytes: fc.nat(900) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const map = boundedMap<number>(4000);
      for (const { key, bytes } of steps) map.set(`${key}`, bytes, bytes);
      const kept = Array.from({ length: 21 }, (_, key) => map.get(`${key}`) ?? 0);
      expect(kept.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(4000);
    }),
  );
});

it("weighs a value at no less than its text", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(weightOf(value) + 16).toBeGreaterThanOrEqual(JSON.stringify(value).length / 6);
    }),
  );
});
