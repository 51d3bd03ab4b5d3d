import { expect, it } from "vitest";
import { candidates, fileAtLeast } from "../../src/model/rendition.ts";
import { aPicture, renditionsOf } from "../support/builders.ts";

const url = (width: number): string => renditionsOf(width)[0]?.url ?? "";

it("a page chooses among the renditions and the picture itself", () => {
  const picture = aPicture({ width: 1600, renditions: renditionsOf(480, 960) });
  expect(candidates(picture).map(({ width }) => width)).toEqual([480, 960, 1600]);
  expect(candidates(aPicture()).map(({ width }) => width)).toEqual([1200]);
});

it("a picture of 6,000 pixels is fetched by nobody where a rendition is as wide as any place", () => {
  const picture = aPicture({ width: 6000, renditions: renditionsOf(480, 1920) });
  expect(candidates(picture).map(({ width }) => width)).toEqual([480, 1920]);
  const narrow = aPicture({ width: 6000, renditions: renditionsOf(480) });
  expect(candidates(narrow).map(({ width }) => width)).toEqual([480, 6000]);
});

it("a place that takes one file gets the narrowest that fills it", () => {
  const picture = aPicture({ width: 1600, renditions: renditionsOf(480, 960, 1440) });
  expect(fileAtLeast(picture, 960)).toBe(url(960));
  expect(fileAtLeast(picture, 961)).toBe(url(1440));
  expect(fileAtLeast(picture, 1500)).toBe(picture.url);
  expect(fileAtLeast(aPicture({ width: 300 }), 960)).toBe(aPicture().url);
});
