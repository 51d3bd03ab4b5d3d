import fc from "fast-check";
import { expect, it } from "vitest";
import { parseHttpDate } from "../../src/edge/http-date.ts";

const EXAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);

it.each([
  "Sun, 06 Nov 1994 08:49:37 GMT",
  "Sunday, 06-Nov-94 08:49:37 GMT",
  "Sun Nov  6 08:49:37 1994",
])("reads %s, the example of RFC 9110 §5.6.7", (text) => {
  expect(parseHttpDate(text)).toBe(EXAMPLE);
});

it.each([
  "",
  "1994-11-06T08:49:37Z",
  "Sun, 06 Nov 1994 08:49:37 +0000",
  "Sun, 31 Feb 1994 08:49:37 GMT",
  "Sun, 06 Nvm 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 24:00:00 GMT",
])("does not read %s", (text) => {
  expect(parseHttpDate(text)).toBeUndefined();
});

it("reads whatever toUTCString writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
      expect(parseHttpDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000);
    }),
  );
});
