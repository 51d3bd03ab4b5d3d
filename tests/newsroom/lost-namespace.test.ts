import { describe, expect, it, vi } from "vitest";
import { mediaNames } from "../../src/newsroom/media-use.ts";
import { keys } from "../../src/store/keys.ts";
import { parseMetadata } from "../../src/store/codec.ts";
import { aPublication, anArticle, slug } from "../support/builders.ts";
import { type LostNewsroom, aLostNewsroom } from "../support/lost-newsroom.ts";

const NEW = { precondition: { kind: "absent" }, by: "desk" } as const;
const OVER = { precondition: { kind: "present" }, by: "desk" } as const;
const [PICTURE = ""] = mediaNames(anArticle());
const COUNT = 130;
const name = (number: number): string => `a${number}`;

/** Lives until all is written: articles of two sections, one that moved, one withdrawn, an old address. */
const lived = async (wire: LostNewsroom, count = COUNT): Promise<LostNewsroom> => {
  const desk = wire.desk();
  await desk.keepMedia(PICTURE, "image/png", new Uint8Array(9), "desk");
  await desk.adopt(aPublication(), NEW);
  for (let number = 0; number < count; number++) {
    wire.nowMs += 1_100;
    const section = slug(number % 10 === 0 ? "culture" : "world");
    const published = await desk.publish({ article: anArticle(name(number), { section }) }, NEW);
    expect(published).toMatchObject({ ok: true });
  }
  wire.nowMs += 60_000;
  await desk.move(slug("a1"), slug("moved"), OVER);
  wire.nowMs += 60_000;
  await desk.withdraw(slug("a2"), { reason: "In error." }, OVER);
  wire.nowMs += 60_000;
  await desk.keepOldPaths({ "/2019/story": slug("a3") }, "desk");
  while (await wire.alarm());
  return wire;
};

const PATHS = [
  "/",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/sections/world/rss.xml",
  "/sections/culture",
  "/topics/syria/feed.json",
  "/authors/ada/atom.xml",
  "/articles/a0",
  "/articles/a0/amp",
  "/articles/a0/article.json",
  "/articles/a0/rss.xml",
  "/articles/a129",
  "/articles/moved",
  "/articles/a1",
  "/articles/a1/rss.xml",
  "/articles/a2",
  "/archive",
  "/archive/1",
  "/archive/2",
  "/archive/1/rss.xml",
  "/archive/2/feed.json",
  "/sitemap.xml",
  "/sitemaps/1/articles.xml",
  "/news-sitemap.xml",
  `/media/${PICTURE}`,
  "/2019/story",
  "/oembed?url=https%3A%2F%2Fnews.example%2Farticles%2Fa0",
];

/** What readers get at each path. */
const seen = async ({ app }: LostNewsroom) =>
  new Map(
    await Promise.all(
      PATHS.map(async (path) => {
        const response = await app.request(`https://news.example${path}`);
        const { status, headers } = response;
        const text = await response.text();
        const isTold = status === 200 || status === 301 || status === 302;
        const retry = headers.get("Retry-After");
        return [path, { status, retry, text: isTold ? text : "" }] as const;
      }),
    ),
  );

/** How the settings in KV were marked at each of their writes. */
const marks = ({ records }: LostNewsroom): boolean[] => {
  const found: boolean[] = [];
  const set = records.stored.set.bind(records.stored);
  records.stored.set = (key, record) => {
    if (key === keys.publication()) {
      found.push(parseMetadata(key, record.metadata).isIncomplete === true);
    }
    return set(key, record);
  };
  return found;
};

describe("a namespace that was lost", () => {
  it("is never said to lack anything, and what readers miss most is back first", async () => {
    const wire = await lived(await aLostNewsroom());
    const before = await seen(wire);
    expect(new Set([...before.values()].map(({ status }) => status))).toEqual(
      new Set([200, 301, 302, 410]),
    );
    wire.lose();
    const settings = marks(wire);
    await wire.desk().rebuild("desk");
    const backAt = new Map<string, number>();
    const wrong: unknown[] = [];
    do {
      for (const [path, answer] of await seen(wire)) {
        const isMissing = answer.status === 503;
        const isRight = isMissing
          ? Number(answer.retry) > 0 && !backAt.has(path)
          : JSON.stringify(answer) === JSON.stringify(before.get(path));
        if (!isRight) wrong.push([path, answer, before.get(path)]);
        if (!isMissing && !backAt.has(path)) backAt.set(path, wire.records.writes.length);
      }
    } while (await wire.alarm());
    expect(wrong).toEqual([]);
    expect(await seen(wire)).toEqual(before);
    expect(settings).toEqual([true, false]);
    expect(wire.records.writes.length).toBe(wire.records.stored.size + 1);
    // Settings, the thirty newest and those of the archive's newest page.
    expect(backAt.get("/rss.xml")).toBeLessThan(45);
    expect(backAt.get("/articles/a129")).toBeLessThanOrEqual(backAt.get("/rss.xml") ?? 0);
    // Then the lists, before what none of them shows.
    expect(backAt.get("/sections/culture")).toBeLessThan(backAt.get("/articles/a3") ?? Infinity);
    expect(backAt.get("/authors/ada/atom.xml")).toBeLessThan(backAt.get("/articles/a1") ?? 0);
  }, 60_000);

  it("says so until everybody has what was written last", async () => {
    const wire = await lived(await aLostNewsroom(), 5);
    wire.lose();
    await wire.desk().rebuild("desk");
    while ((await wire.desk().rebuildProgress()).isIncomplete === true) await wire.alarm();
    const lastMs = wire.nowMs;
    const kinds = wire.records.writes.map((key) => key.replace(/:.*/, ""));
    expect(kinds.at(-1)).not.toBe("publication");
    const { written_ms: writtenMs } = wire.sql.exec("SELECT written_ms FROM rebuild").one();
    expect(lastMs - Number(writtenMs)).toBeGreaterThanOrEqual(65_000);
    while (await wire.alarm());
    expect(await wire.desk().rebuildProgress()).toHaveProperty("finishedAt");
    expect((await wire.app.request("https://news.example/articles/none")).status).toBe(404);
  });

  it("is remembered through new settings, evictions and another rebuild", async () => {
    const wire = await lived(await aLostNewsroom());
    wire.lose();
    const settings = marks(wire);
    await wire.desk().rebuild("desk");
    for (let step = 0; step < 4; step++) await wire.alarm();
    await wire.desk().adopt(aPublication({ title: "Another name" }), OVER);
    await wire.evict();
    await wire.alarm();
    wire.rendering += 1;
    await wire.evict();
    expect(await wire.desk().rebuildProgress()).toMatchObject({ marked: 0, isIncomplete: true });
    await wire.alarm();
    await wire.desk().adopt(aPublication({ title: "And another" }), OVER);
    expect(settings.length).toBeGreaterThan(2);
    expect(settings).not.toContain(false);
    expect((await wire.app.request("https://news.example/articles/a9")).status).toBe(503);
    expect(await (await wire.app.request("https://news.example/health")).json()).toMatchObject({
      checks: { "kv:records": [{ status: "warn" }] },
    });
    while (await wire.alarm());
    expect(settings.filter((isIncomplete) => !isIncomplete)).toEqual([false]);
    expect((await wire.app.request("https://news.example/articles/a9")).status).toBe(200);
  }, 60_000);

  it("is found out by the oldest article where new settings were sent since", async () => {
    const wire = await lived(await aLostNewsroom(), 5);
    wire.lose();
    await wire.desk().adopt(aPublication({ title: "Another name" }), OVER);
    const settings = marks(wire);
    await wire.desk().rebuild("desk");
    while (await wire.alarm());
    expect(settings).toEqual([true, false]);
  });

  it("is no such thing while nobody knows: KV is asked again in a minute", async () => {
    let fails = false;
    const wire = await lived(
      await aLostNewsroom((records) => ({
        ...records,
        read: async (...asked) => {
          if (fails) throw new Error("KV GET failed: 500");
          return await records.read(...asked);
        },
      })),
      3,
    );
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    wire.lose();
    fails = true;
    await wire.desk().rebuild("desk");
    await wire.alarm();
    const firstMs = wire.nowMs;
    await wire.alarm();
    expect(wire.nowMs - firstMs).toBeGreaterThanOrEqual(60_000);
    expect(wire.records.writes).toEqual([]);
    fails = false;
    while (await wire.alarm());
    expect(await wire.desk().rebuildProgress()).toHaveProperty("finishedAt");
  });
});

it("never says so of a namespace that has everything, nor writes a key twice", async () => {
  const wire = await lived(await aLostNewsroom(), 60);
  const settings = marks(wire);
  const asked = wire.records.reads.length;
  wire.records.writes.length = 0;
  await wire.desk().rebuild("desk");
  while (await wire.alarm()) {
    expect((await wire.app.request("https://news.example/articles/none")).status).toBe(404);
  }
  expect(settings).toEqual([false]);
  expect(wire.records.reads.slice(asked, asked + 2)).toEqual(["publication:v1", "resource:v1:a0"]);
  expect(wire.records.writes.length).toBe(wire.records.stored.size);
});
