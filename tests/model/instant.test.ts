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
    "9999-12-31T23:59:59-00:01",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+00:01",
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

  it("has one spelling whatever zone and year it came in, so that it compares as a string", () => {
    const part = (max: number) =>
      fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
    const year = fc.oneof(fc.constantFrom(0, 1, 9998, 9999), fc.integer({ min: 0, max: 9999 }));
    fc.assert(
      fc.property(
        year,
        part(23),
        part(59),
        fc.constantFrom("+", "-"),
        (inYear, hour, minute, sign) => {
          for (const day of ["01-01", "12-31"]) {
            const text = `${String(inYear).padStart(4, "0")}-${day}T${hour}:${minute}:00${sign}${hour}:${minute}`;
            expect(parseInstant(text) ?? "refused").toMatch(
              /^(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z|refused)$/,
            );
          }
        },
      ),
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
