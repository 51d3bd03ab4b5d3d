import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { mayCount, readershipOf } from "../../src/edge/readership.ts";
import { dataPointOf } from "../../src/edge/sightings.ts";

const REQUESTS = `${import.meta.dirname}/../conformance/requests`;

/** As the conformance tests' client asks. */
const agentOf = (client: string): string => {
  const { request } = JSON.parse(readFileSync(`${REQUESTS}/${client}.json`, "utf8"));
  return request.headers["User-Agent"];
};

it.each([
  ["bazqux", "BazQux", 1],
  ["feedbin", "Feedbin", 102, "1697787"],
  ["feedly", "Feedly", 462],
  ["inoreader", "inoreader.com", 114],
  ["newsblur", "NewsBlur Feed Fetcher", 27],
  ["overcast", "Overcast", 12, "998877"],
  ["the-old-reader", "theoldreader.com", 1, "cead6c3a837650eeefd8fe4a"],
] as const)("reads of %s what it says", (client, aggregator, subscribers, feedId?: string) => {
  const agent = agentOf(client);
  expect(mayCount(agent)).toBe(true);
  expect(readershipOf(agent)).toEqual({ aggregator, subscribers, ...(feedId && { feedId }) });
});

it.each([
  [
    "Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 16 subscribers; feed-id=123)",
    16,
  ],
  ["Netvibes (http://www.netvibes.com/; 4 subscribers; feedID: 123)", 4],
  ["Feed Wrangler/1.0 (1 subscriber; feed-id=123; http://feedwrangler.net; Allow like Gecko)", 1],
])("reads %s", (agent, subscribers) => {
  expect(readershipOf(agent)).toEqual({
    aggregator: agent.split(/[;/]| \(/)[0],
    subscribers,
    feedId: "123",
  });
});

it.each([
  ...["curl", "firefox-navigation", "miniflux", "netnewswire", "feedfetcher-google"].map(agentOf),
  "",
  "Mozilla/5.0 (Macintosh; 5 subscribers)",
  "Reader/1.0 (no subscribers)",
  "Reader/1.0 (1234567890 subscribers)",
])("reads nothing of %s", (agent) => {
  expect(readershipOf(agent)).toBeUndefined();
});

it("keeps any aggregator within what Analytics Engine takes", () => {
  const part = fc.string({ unit: fc.constantFrom("a", " ", "-", "/", "(", ";", "é", "feed-id=") });
  fc.assert(
    fc.property(part, part, fc.nat(), (before, after, count) => {
      const readership = readershipOf(`N${before}; ${count} subscribers; feed-id=${after}`);
      fc.pre(readership !== undefined);
      expect(dataPointOf({ feed: "/rss.xml", ...readership }).indexes).toEqual([
        readership.aggregator,
      ]);
      expect(Buffer.byteLength(readership.aggregator)).toBeLessThanOrEqual(96);
    }),
  );
});

it.each([" ", "a ", "1", "feed-id", "- ", "Mozilla/"])(
  "is soon done with a User-Agent of nothing but %j",
  (part) => {
    const started = performance.now();
    readershipOf(`${part.repeat(30_000)} 1 subscribers`);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
