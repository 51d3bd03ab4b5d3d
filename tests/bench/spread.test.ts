import { expect, it } from "vitest";
import { spreadOf } from "./spread.ts";

it("sums measurements up in their median and quartiles, whatever their order", () => {
  expect(spreadOf([9, 1, 5, 3, 7])).toEqual({ median: 5, lowerQuartile: 3, upperQuartile: 7 });
});

it("puts a quartile that falls between two measurements on the line between them", () => {
  expect(spreadOf([1, 2, 3, 4])).toEqual({ median: 2.5, lowerQuartile: 1.75, upperQuartile: 3.25 });
});

it("does not make a number out of no measurements", () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});
