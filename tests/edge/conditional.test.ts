import { describe, expect, it } from "vitest";
import { evaluate, parseEntityTags, rangeHolds, recognises } from "../../src/edge/conditional.ts";
import { instant } from "../support/builders.ts";

const weak = { etag: 'W/"abc"', lastModified: instant("2026-11-01T08:00:00Z") };
const strong = { etag: '"abc"' };
const LATER = "Sun, 01 Nov 2026 09:00:00 GMT";
const SAME = "Sun, 01 Nov 2026 08:00:00 GMT";
const EARLIER = "Sun, 01 Nov 2026 07:00:00 GMT";

describe("preconditions in the order of RFC 9110 §13.2.2", () => {
  it.each([
    ["none", {}, "proceed"],
    ["a matching tag", { "If-None-Match": 'W/"abc"' }, "not-modified"],
    ["the strong spelling of a weak tag", { "If-None-Match": '"abc"' }, "not-modified"],
    ["a tag among others", { "If-None-Match": '"x", W/"abc" , "y"' }, "not-modified"],
    ["any tag", { "If-None-Match": "*" }, "not-modified"],
    ["another tag", { "If-None-Match": '"abcd"' }, "proceed"],
    ["a tag without quotes", { "If-None-Match": "abc" }, "not-modified"],
    ["a weak tag without quotes", { "If-None-Match": "W/abc" }, "not-modified"],
    ["a tag that a proxy marked as gzip", { "If-None-Match": 'W/"abc-gzip"' }, "not-modified"],
    ["a tag that a proxy marked as br", { "If-None-Match": '"abc;br"' }, "not-modified"],
    ["a tag that only ends like a mark", { "If-None-Match": '"abcgzip"' }, "proceed"],
    ["an empty list", { "If-None-Match": "" }, "proceed"],
    ["the date of the last change", { "If-Modified-Since": SAME }, "not-modified"],
    ["a later date", { "If-Modified-Since": LATER }, "not-modified"],
    ["an earlier date", { "If-Modified-Since": EARLIER }, "proceed"],
    ["a date that is none", { "If-Modified-Since": "yesterday" }, "proceed"],
    [
      "another tag beside a date that would match",
      { "If-None-Match": '"old"', "If-Modified-Since": LATER },
      "proceed",
    ],
    ["If-Match with a weak tag", { "If-Match": 'W/"abc"' }, "precondition-failed"],
    ["If-Match: *", { "If-Match": "*" }, "proceed"],
    [
      "If-Match before If-None-Match",
      { "If-Match": '"x"', "If-None-Match": 'W/"abc"' },
      "precondition-failed",
    ],
    [
      "If-Unmodified-Since an earlier date",
      { "If-Unmodified-Since": EARLIER },
      "precondition-failed",
    ],
    ["If-Unmodified-Since the same date", { "If-Unmodified-Since": SAME }, "proceed"],
    [
      "If-Unmodified-Since beside If-Match: *",
      { "If-Match": "*", "If-Unmodified-Since": EARLIER },
      "proceed",
    ],
  ])("%s", (_, headers, verdict) => {
    expect(evaluate(new Headers(headers as Record<string, string>), weak)).toBe(verdict);
  });

  it("compares strongly in If-Match", () => {
    expect(evaluate(new Headers({ "If-Match": '"abc"' }), strong)).toBe("proceed");
    expect(evaluate(new Headers({ "If-Match": 'W/"abc"' }), strong)).toBe("precondition-failed");
  });

  it("ignores dates where there is no Last-Modified", () => {
    const headers = new Headers({ "If-Modified-Since": LATER, "If-Unmodified-Since": EARLIER });
    expect(evaluate(headers, strong)).toBe("proceed");
  });
});

describe("recognises", () => {
  it("takes a listed tag as proof that the representation was served", () => {
    expect(recognises(new Headers({ "If-None-Match": '"x", W/"abc"' }), weak.etag)).toBe(true);
  });

  it.each([
    { "If-None-Match": "*" },
    { "If-None-Match": '"x"' },
    { "If-Modified-Since": LATER },
    { "If-None-Match": '"abc"', "If-Match": '"x"' },
    { "If-None-Match": '"abc"', "If-Unmodified-Since": EARLIER },
  ])("takes %o as no proof", (headers) => {
    expect(recognises(new Headers(headers as Record<string, string>), weak.etag)).toBe(false);
  });
});

describe("If-Range (RFC 9110 §13.1.5)", () => {
  it("holds without the field, and with the very tag", () => {
    expect(rangeHolds(new Headers(), '"abc"')).toBe(true);
    expect(rangeHolds(new Headers({ "If-Range": '"abc"' }), '"abc"')).toBe(true);
  });

  it("does not hold with another tag, a weak one or a date", () => {
    expect(rangeHolds(new Headers({ "If-Range": '"x"' }), '"abc"')).toBe(false);
    expect(rangeHolds(new Headers({ "If-Range": 'W/"abc"' }), 'W/"abc"')).toBe(false);
    expect(rangeHolds(new Headers({ "If-Range": LATER }), '"abc"')).toBe(false);
  });
});

it("does not split a tag at a comma inside its quotes", () => {
  expect(parseEntityTags('"a,b", W/"c d"')).toEqual(['"a,b"', 'W/"c d"']);
});
