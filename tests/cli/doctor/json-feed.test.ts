import { expect, it } from "vitest";
import { readJsonFeed } from "../../../src/cli/doctor/reading/json-feed.ts";

const feedOf = (item: object): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Wire",
    items: [{ id: "1", ...item }],
  });

const missingIn = (item: object) => {
  const read = readJsonFeed(feedOf(item));
  if (!read.ok) throw new Error(read.error);
  return read.value.missing;
};

it("tells a body that is empty from one that is not there", () => {
  expect(missingIn({ content_html: "" })).toEqual([]);
  expect(missingIn({ content_text: "" })).toEqual([]);
  expect(missingIn({})).toEqual(["`content_html` or `content_text` of item 1"]);
});
