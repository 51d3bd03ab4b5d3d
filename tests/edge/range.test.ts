import { expect, it } from "vitest";
import { parseRange } from "../../src/edge/range.ts";

it.each([
  [null, "whole"],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=2-5", { first: 2, last: 5 }],
  ["bytes=2-", { first: 2, last: 9 }],
  ["bytes=2-99", { first: 2, last: 9 }],
  ["bytes=-3", { first: 7, last: 9 }],
  ["bytes=-99", { first: 0, last: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", "whole"],
  ["bytes=-", "whole"],
  ["bytes=0-1,3-4", "whole"],
  ["items=0-1", "whole"],
  ["bytes=a-b", "whole"],
] as const)("Range %s of ten bytes is %o", (field, range) => {
  expect(parseRange(field, 10)).toEqual(range);
});
