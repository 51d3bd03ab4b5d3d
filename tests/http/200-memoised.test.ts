import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import { aNewswire } from "../support/newswire.ts";

it("reads and parses each record once for all representations within the memo's trust", async () => {
  const wire = await aNewswire();
  for (const path of ["/", "/rss.xml", "/atom.xml", "/feed.json", "/rss.xml"]) await wire.get(path);
  expect(wire.records.reads.toSorted()).toEqual(["edition:v1:front", "publication:v1"]);
  expect(wire.records.parses.toSorted()).toEqual(["edition:v1:front", "publication:v1"]);
});

it("costs one look at each record after that, and no parse", async () => {
  const wire = await aNewswire();
  await wire.get("/rss.xml");
  wire.pass(MEMO_TRUST_SECONDS);
  await wire.get("/rss.xml");
  expect(wire.records.reads).toHaveLength(4);
  expect(wire.records.parses).toHaveLength(2);
});

it.each(["/sections/world/rss.xml", "/topics/syria/atom.xml", "/authors/ada/feed.json"])(
  "reads one key for %s, besides the settings that all share",
  async (path) => {
    const wire = await aNewswire();
    await wire.get("/");
    wire.records.reads.length = 0;
    expect((await wire.get(path)).status).toBe(200);
    const [, feed] = /^\/(.*)\/[^/]+$/.exec(path) ?? [];
    expect(wire.records.reads).toEqual([`edition:v1:${feed}`]);
  },
);

it("shares reads and parses among many who come at once", async () => {
  const wire = await aNewswire();
  const { records } = wire;
  const read = records.read.bind(records);
  records.read = async (kind, key) => {
    const found = await read(kind, key);
    await setTimeout(5); // KV takes its time
    return found;
  };
  const all = await Promise.all(Array.from({ length: 20 }, () => wire.get("/atom.xml")));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  // Twice at most: a stream belongs to the request that opened it, so whoever comes second may look again.
  expect(wire.records.reads.length).toBeLessThanOrEqual(4);
  expect(wire.records.parses).toHaveLength(2);
});
