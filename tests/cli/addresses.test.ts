import { expect, it } from "vitest";
import { ARTICLE_FILES, FEED_FILES } from "../../src/cli/addresses.ts";
import {
  ARTICLE_REPRESENTATIONS,
  FEED_REPRESENTATIONS,
} from "../../src/representations/registry.ts";

const filesOf = (rows: readonly { readonly file: string }[]): readonly string[] =>
  rows.map(({ file }) => file).filter((file) => file !== "");

it("prints the files that the registry of representations has, and no others", () => {
  expect(FEED_FILES).toEqual(filesOf(FEED_REPRESENTATIONS));
  expect(ARTICLE_FILES).toEqual([...filesOf(ARTICLE_REPRESENTATIONS), ...FEED_FILES]);
});
