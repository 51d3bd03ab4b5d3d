import { expect, it } from "vitest";
import type { FeedKey } from "../../src/model/feed-key.ts";
import { instantOf } from "../../src/model/instant.ts";
import { project } from "../../src/newsroom/projection.ts";
import { anArticle, slug } from "../support/builders.ts";
import { aNodeNewsroom, type NodeNewsroom } from "../support/node-newsroom.ts";

const DAY_MS = 24 * 3_600_000;
const FEEDS: readonly FeedKey[] = [
  "front",
  "sections/world",
  "topics/syria",
  "authors/ada",
] as never;

const aNewsroomWith = async (...names: readonly string[]): Promise<NodeNewsroom> => {
  const newsroom = aNodeNewsroom();
  for (const name of names) newsroom.publish(anArticle(name));
  await newsroom.drain();
  return newsroom;
};
const removedFrom = async (newsroom: NodeNewsroom, feed: FeedKey = "front") =>
  (await newsroom.edition(feed))?.removed?.map(({ id }) => id.replace(/.*:/, ""));

it("a withdrawal leaves a tombstone in every feed that the article was in, with moment and reason", async () => {
  const newsroom = await aNewsroomWith("first", "second");
  for (const feed of FEEDS) expect(await newsroom.edition(feed)).not.toHaveProperty("removed");
  newsroom.withdraw(anArticle("first"), "Wrong from the start.");
  const at = instantOf(newsroom.now());
  await newsroom.drain();
  for (const feed of FEEDS) {
    const edition = await newsroom.edition(feed);
    expect(edition?.removed).toEqual([
      { id: anArticle("first").id, at, reason: "Wrong from the start." },
    ]);
    expect(edition?.changedAt).toBe(at);
  }
});

it("what only changed its section has none: it is live elsewhere", async () => {
  const newsroom = await aNewsroomWith("first", "second");
  newsroom.publish(anArticle("first", { section: slug("culture") }));
  await newsroom.drain();
  const left = await newsroom.edition("sections/world" as FeedKey);
  expect(left?.entries.map(({ article }) => article.slug)).toEqual(["second"]);
  expect(left).not.toHaveProperty("removed");
});

it("what is in a feed again has none there any longer", async () => {
  const newsroom = await aNewsroomWith("first", "second");
  newsroom.withdraw(anArticle("first"));
  await newsroom.drain();
  newsroom.publish(anArticle("first", { section: slug("culture") }));
  await newsroom.drain();
  expect(await newsroom.edition()).not.toHaveProperty("removed");
  // Where it is not again, it stays withdrawn.
  newsroom.publish(anArticle("third"));
  await newsroom.drain();
  expect(await removedFrom(newsroom, "sections/world" as FeedKey)).toEqual(["first"]);
});

it("goes with the first change of the feed that comes more than thirty days later", async () => {
  const newsroom = await aNewsroomWith("first", "second");
  newsroom.withdraw(anArticle("first"));
  await newsroom.drain();
  newsroom.pass(29 * DAY_MS);
  newsroom.publish(anArticle("third"));
  await newsroom.drain();
  expect(await removedFrom(newsroom)).toEqual(["first"]);
  newsroom.pass(2 * DAY_MS);
  // Written again without a change, an edition is the same.
  const { value } = project({ kind: "edition", feed: "front" }, newsroom.ledger);
  expect(value).toEqual(await newsroom.edition());
  newsroom.publish(anArticle("fourth"));
  await newsroom.drain();
  expect(await newsroom.edition()).not.toHaveProperty("removed");
});

it.each([
  { reason: "In error.", told: 102 },
  { reason: "x".repeat(2_000), told: 63 },
])("has as many as 128 kB hold, the newest first: $told", async ({ reason, told }) => {
  const names = Array.from({ length: 103 }, (_, index) => `a${index}`);
  const newsroom = await aNewsroomWith(...names);
  for (const name of names.slice(0, 102)) newsroom.withdraw(anArticle(name), reason);
  await newsroom.drain();
  const removed = await removedFrom(newsroom);
  expect(removed).toEqual(names.slice(102 - told, 102).toReversed());
});
