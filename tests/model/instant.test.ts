import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  httpDate,
  instantOf,
  latest,
  millisecondsOf,
  parseInstant,
} from "../../src/model/instant.ts";
import { instant } from "../support/builders.ts";

describe("an instant", () => {
  it.each([
    ["2017-05-03T06:20:00Z", "2017-05-03T06:20:00Z"],
    ["2017-05-03t06:20:00z", "2017-05-03T06:20:00Z"],
    ["2017-05-03T11:50:00+05:30", "2017-05-03T06:20:00Z"],
    ["2017-05-03T06:20:00.999Z", "2017-05-03T06:20:00Z"],
    ["2024-02-29T23:59:59-01:00", "2024-03-01T00:59:59Z"],
  ])("reads %s as %s in UTC", (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    "2017-05-03",
    "2017-05-03T06:20:00",
    "2026-02-30T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-01T25:00:00Z",
    "0000-01-01T00:00:00Z",
    "3 May 2017",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("survives any Unix time as the same second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        const at = instantOf(seconds * 1000 + 999);
        expect(parseInstant(at)).toBe(at);
        expect(millisecondsOf(at)).toBe(seconds * 1000);
      }),
    );
  });

  it("is written as IMF-fixdate in HTTP and RSS", () => {
    expect(httpDate(instant("2025-11-22T05:00:00Z"))).toBe("Sat, 22 Nov 2025 05:00:00 GMT");
  });

  it("compares as a string", () => {
    const [early, late] = [instant("2026-01-01T00:00:00Z"), instant("2026-01-01T00:00:01Z")];
    expect(latest(late, early)).toBe(late);
    expect(latest(early, late)).toBe(late);
  });
});
