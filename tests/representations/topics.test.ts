import { expect, it } from "vitest";
import { topicsAt } from "../../src/representations/topics.ts";

const BASE = "https://news.example";

it.each([
  ["/", ["/rss.xml", "/atom.xml", "/feed.json"]],
  [
    "/sections/world",
    ["/rss.xml", "/atom.xml", "/feed.json"].map((file) => `/sections/world${file}`),
  ],
  [
    "/articles/first",
    ["", "/article.json", "/rss.xml", "/atom.xml", "/feed.json"].map(
      (file) => `/articles/first${file}`,
    ),
  ],
])("are at %s whatever names hubs there", (path, topics) => {
  expect(topicsAt(path, BASE)).toEqual(topics.map((topic) => `${BASE}${topic}`));
});
