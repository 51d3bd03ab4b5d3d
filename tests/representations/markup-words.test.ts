import { describe, expect, it } from "vitest";
import {
  clockTime,
  englishDate,
  englishDay,
  playedTime,
} from "../../src/representations/markup/words.ts";

describe("a date in words", () => {
  it.each([
    ["2017-05-03", "3 May 2017"],
    ["2017-05", "May 2017"],
    ["2017", "2017"],
    ["2017-05-03T06:20:00Z", "3 May 2017, 06:20 UTC"],
    ["2017-13", "2017-13"],
    ["spring 2017", "spring 2017"],
  ])("writes %s as %s", (at, words) => {
    expect(englishDate(at)).toBe(words);
  });

  it("is the day in UTC where only the day matters", () => {
    expect(englishDay("2026-11-21T23:59:59Z")).toBe("21 November 2026");
  });
});

describe("a duration in words", () => {
  it.each([
    [0, "0:00"],
    [59.6, "1:00"],
    [754, "12:34"],
    [3723, "1:02:03"],
  ])("writes %d seconds as %s", (seconds, words) => {
    expect(clockTime(seconds)).toBe(words);
  });

  it("shows a second of a recording until it is over", () => {
    expect(playedTime(59.999)).toBe("0:59");
  });
});
