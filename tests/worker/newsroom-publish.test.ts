import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { shardOf } from "../../src/model/old-path.ts";
import type { ArticleQuery } from "../../src/newsroom/article-query.ts";
import { anArticle, aPublication, instant, slug } from "../support/builders.ts";
import {
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  newsroomNamed,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const newsroom = newsroomNamed("publish");
beforeAll(() => furnish(newsroom));

it("lists what it has, and finds it by its words, its labels and its state", async () => {
  const listed = newsroomNamed("listed");
  await furnish(listed);
  for (const name of ["b", "c", "a"]) succeed(await listed.publish(submit(name), asNew));
  succeed(await listed.withdraw(slug("c"), { reason: "In error." }, overAny));
  const slugs = async (query: Partial<ArticleQuery>) =>
    (await listed.list({ from: { order: "changed" }, limit: 10, ...query })).map(
      (article) => article.slug,
    );
  const feeds = await listed.feeds();
  expect(feeds.get("front")).toMatchObject({ articles: 2, committedAt: expect.any(String) });
  expect(await slugs({})).toEqual(["c", "a", "b"]);
  expect(await slugs({ from: { order: "slug", after: "a" }, limit: 1 })).toEqual(["b"]);
  expect(await slugs({ state: "gone" })).toEqual(["c"]);
  expect(await slugs({ text: "the b art", section: "world", author: "ada" })).toEqual(["b"]);
});

it("keeps old addresses in few records, and writes those that changed alone", async () => {
  const kept = newsroomNamed("old-paths");
  await furnish(kept);
  for (const name of ["x", "y"]) succeed(await kept.publish(submit(name), asNew));
  const first = await kept.keepOldPaths({ "/a": slug("x"), "/b": slug("y") }, "test");
  expect(first.projected).toBe(true);
  const record = await inKv("redirect", `redirect:v1:${shardOf("/a")}`);
  expect(record?.paths["/a"]).toBe("x");
  expect(await kept.keepOldPaths({ "/a": slug("x") }, "test")).toEqual({ projected: true });
  const gone = await kept.keepOldPaths({ "/a": null, "/never": null }, "test");
  expect(gone.sequence).toBeGreaterThan(first.sequence ?? Infinity);
  expect((await inKv("redirect", `redirect:v1:${shardOf("/a")}`))?.paths["/a"]).toBeUndefined();
  expect(await kept.oldPathsAfter("", 10)).toEqual({ "/b": "y" });
});

it("puts the article and every feed it belongs to into KV before it answers", async () => {
  const receipt = succeed(await newsroom.publish(submit("first"), asNew));
  expect(receipt).toMatchObject({
    revision: 1,
    state: "live",
    created: true,
    changed: true,
    projected: true,
  });
  expect(receipt.etag).toMatch(/^"1-[\w-]{22}"$/);
  expect(await inKv("resource", "resource:v1:first")).toEqual({
    kind: "live",
    article: anArticle("first"),
  });
  for (const feed of ["front", "sections/world", "topics/syria", "authors/ada"]) {
    const edition = await inKv("edition", `edition:v1:${feed}`);
    expect(edition).toEqual({
      feed,
      entries: [{ article: anArticle("first"), since: edition?.version, body: "full" }],
      changedAt: anArticle("first").publishedAt,
      version: expect.any(Number),
      wholeSince: 0,
      ...(feed === "front" && { archivePages: 1, sealedPages: 0 }),
    });
  }
  expect(await inKv("edition", "edition:v1:authors/bob")).toBeUndefined();
});

it("puts it into the edition of its running story, and leaves that where the story is another's", async () => {
  const edition = "edition:v1:stories/the-wire";
  succeed(await newsroom.publish(submit("told", { story: slug("the-wire") }), asNew));
  expect(await slugsIn(edition)).toEqual(["told"]);
  const settings = aPublication({ stories: { "another-wire": { label: "Another" } } });
  expect(await newsroom.adopt(settings, overAny)).toMatchObject({
    ok: false,
    error: { problems: [{ pointer: "/stories/the-wire" }] },
  });
  succeed(await newsroom.publish(submit("told"), overAny));
  expect(await slugsIn(edition)).toEqual([]);
});

it("keeps the publication's settings in KV, and the hash and time of each record beside it", async () => {
  expect(await inKv("publication", "publication:v1")).toEqual(aPublication());
  const receipt = succeed(await newsroom.publish(submit("dated"), asNew));
  const { metadata } = await env.EDITION.getWithMetadata("resource:v1:dated");
  expect(metadata).toEqual({
    hash: expect.stringMatching(/^[\w-]{22}$/),
    committedAt: receipt.committedAt,
    prerendered: { madeWith: expect.any(String), at: { html: { gzip: expect.any(Array) } } },
  });
});

it("writes the article before the editions, and no more than eight records", async () => {
  const records = spyingRecords();
  await inNewsroom("publish-writes", records, async (desk) => {
    await furnish(desk);
    const topics = { ...aPublication().topics, wires: { label: "Wires" } };
    succeed(await desk.adopt(aPublication({ topics }), overAny));
    records.written.length = 0;
    const over = { topics: [slug("syria"), slug("feeds"), slug("wires")] };
    succeed(await desk.publish(submit("many-topics", over), asNew));
  });
  expect(records.written[0]).toBe("resource:v1:many-topics");
  expect(records.written.slice(1).toSorted()).toEqual([
    "archive:v1:1",
    "edition:v1:authors/ada",
    "edition:v1:front",
    "edition:v1:sections/world",
    "edition:v1:topics/feeds",
    "edition:v1:topics/syria",
    "edition:v1:topics/wires",
  ]);
});

it("orders an edition by publication, and by the ledger where two are of one second", async () => {
  const desk = newsroomNamed("publish-order");
  await furnish(desk);
  const at = (text: string) => ({
    section: slug("culture"),
    publishedAt: instant(text),
    updatedAt: instant(text),
  });
  for (const [name, text] of [
    ["middle", "2026-11-02T08:00:00Z"],
    ["old", "2017-05-03T06:20:00Z"],
    ["new", "2026-11-03T08:00:00Z"],
    ["middle-too", "2026-11-02T08:00:00Z"],
  ] as const) {
    succeed(await desk.publish(submit(name, at(text)), asNew));
  }
  const order = ["new", "middle-too", "middle", "old"];
  expect(await slugsIn("edition:v1:sections/culture")).toEqual(order);
});

it("answers an equal submission with the same tag, and writes nothing", async () => {
  const first = succeed(await newsroom.publish(submit("equal"), asNew));
  const records = spyingRecords();
  const again = await inNewsroom("publish", records, (desk) =>
    desk.publish(submit("equal"), overAny),
  );
  expect(succeed(again)).toEqual({ ...first, created: false, changed: false });
  expect(records.written).toEqual([]);
});

it("gives what it keeps back for editing, with the tag that a writer must send", async () => {
  const receipt = succeed(await newsroom.publish(submit("kept"), asNew));
  expect(await newsroom.article(slug("kept"))).toEqual({
    submission: { article: anArticle("kept") },
    state: "live",
    etag: receipt.etag,
    revision: 1,
    committedAt: receipt.committedAt,
  });
  expect(await newsroom.article(slug("never"))).toBeUndefined();
  expect((await newsroom.publication())?.publication).toEqual(aPublication());
});

it("leaves no key in KV for an article whose time has not come", async () => {
  const publishedAt = ago(-3600);
  const early = submit("embargoed", { publishedAt, updatedAt: publishedAt });
  const refusal = await newsroom.publish(early, asNew);
  expect(refusal).toMatchObject({ ok: false, error: { reason: "unacceptable" } });
  expect(await env.EDITION.get("resource:v1:embargoed")).toBeNull();
  expect(await newsroom.article(slug("embargoed"))).toBeUndefined();
  expect(await slugsIn("edition:v1:front")).not.toContain("embargoed");
});

it("publishes a batch, each on its own, and leaves KV to the alarm", async () => {
  const batched = newsroomNamed("batched");
  await furnish(batched);
  const { precondition } = asNew;
  const item = (name: string, isDraft = false) => ({
    submission: submit(name),
    precondition,
    isDraft,
  });
  const outcomes = await batched.publishAll(
    [item("one-of-many"), item("one-of-many"), item("draft-of-many", true)],
    "test",
  );
  // The second is what the first left behind: its tag is unknown to whoever sent it as new.
  expect(outcomes.map((one) => (one.ok ? one.value.state : one.error.reason))).toEqual([
    "live",
    "stale",
    "draft",
  ]);
  expect(await inKv("resource", "resource:v1:one-of-many")).toBeUndefined();
  const alarm = await runInDurableObject(batched, (_, state) => state.storage.getAlarm());
  expect(alarm).toBeLessThan(Date.now() + 11_000);
  // More of them do not put it off.
  await batched.publishAll([item("more-of-many")], "test");
  expect(await runInDurableObject(batched, (_, state) => state.storage.getAlarm())).toBe(alarm);
  expect(await runDurableObjectAlarm(batched)).toBe(true);
  expect(await inKv("resource", "resource:v1:one-of-many")).toMatchObject({ kind: "live" });
  expect(await inKv("resource", "resource:v1:more-of-many")).toMatchObject({ kind: "live" });
});
