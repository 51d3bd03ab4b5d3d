import { describe, expect, it } from "vitest";
import { dataPointOf } from "../../src/edge/sightings.ts";
import { FEEDS, aNewswire } from "../support/newswire.ts";

const FEEDLY = "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; )";
const OLD_READER = (feedId: string) =>
  `Mozilla/5.0 (compatible; theoldreader.com; 7 subscribers; feed-id=${feedId})`;

const from = (agent: string): Record<string, string> => ({ "User-Agent": agent });

describe.each(FEEDS)("an aggregator that polls %s", (feed) => {
  it("is kept for statistics, whether it gets the feed or 304", async () => {
    const wire = await aNewswire();
    const sighting = { feed, aggregator: "Feedly", subscribers: 462 };
    const etag = (await wire.get(feed, from(FEEDLY))).headers.get("ETag") ?? "";
    expect(wire.sightings).toEqual([sighting]);
    wire.pass(3600);
    const second = await wire.get(feed, { ...from(FEEDLY), "If-None-Match": etag });
    expect(second.status).toBe(304);
    expect(wire.sightings).toEqual([sighting, sighting]);
  });
});

it("is kept once an hour for each feed and each of its ids", async () => {
  const wire = await aNewswire();
  for (let poll = 0; poll < 3; poll++) {
    for (const feedId of ["a", "b"]) await wire.get("/rss.xml", from(OLD_READER(feedId)));
    await wire.get("/atom.xml", from(OLD_READER("a")));
    wire.pass(1199);
  }
  expect(wire.sightings.map(({ feed, feedId }) => [feed, feedId])).toEqual([
    ["/rss.xml", "a"],
    ["/rss.xml", "b"],
    ["/atom.xml", "a"],
  ]);
});

it("is not kept for a page, an error, or a feed that is not there", async () => {
  const wire = await aNewswire();
  await wire.get("/", from(FEEDLY));
  await wire.get("/articles/first", from(FEEDLY));
  await wire.get("/topics/none/rss.xml", from(FEEDLY));
  await wire.get("/rss.xml", { ...from(FEEDLY), "If-Match": '"x"' });
  await wire.get("/rss.xml", from("NetNewsWire (RSS Reader; https://netnewswire.com/)"));
  expect(wire.sightings).toEqual([]);
});

it("gets its feed also when nothing can be kept", async () => {
  const keepSighting = () => {
    throw new TypeError("Too many data points");
  };
  const wire = await aNewswire(undefined, {}, { keepSighting });
  expect((await wire.get("/rss.xml", from(FEEDLY))).status).toBe(200);
  expect(wire.logged).toMatchObject([{ event: "statistics-unavailable", path: "/rss.xml" }]);
});

it("is kept 500 times an hour at most, however many names are made up", async () => {
  const wire = await aNewswire();
  const pollAs = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, index) =>
        wire.get("/rss.xml", { "User-Agent": `Name${from + index}/1.0 (3 subscribers)` }),
      ),
    );
  await pollAs(0, 600);
  expect(wire.sightings).toHaveLength(500);
  wire.pass(3600);
  await pollAs(600, 601);
  expect(wire.sightings).toHaveLength(501);
});

it("makes a data point of feed, aggregator, id and subscribers", () => {
  expect(dataPointOf({ feed: "/rss.xml", aggregator: "Feedly", subscribers: 462 })).toEqual({
    indexes: ["Feedly"],
    blobs: ["/rss.xml", "Feedly", ""],
    doubles: [462],
  });
});
