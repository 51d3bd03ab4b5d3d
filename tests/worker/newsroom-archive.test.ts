import { takeBackTo } from "../support/earlier-ledger.ts";
import { runInDurableObject } from "cloudflare:test";
import { expect, it, vi } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import { Archive } from "../../src/newsroom/ledger/archive.ts";
import { aPublication, instant, slug } from "../support/builders.ts";
import {
  type LabNewsroom,
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const page = (number: number) => inKv("archive", `archive:v1:${number}`);
const slugsOn = async (number: number) =>
  (await page(number))?.articles.map((article) => article.slug);
const pages = async () => (await inKv("edition", "edition:v1:front"))?.archivePages;
const refused = () => Promise.reject(new Error("KV PUT failed: 500 Internal Server Error"));

/** Takes so many places at once, by rows: publishing as many would take a minute. */
const takePlaces = (name: string, count: number) =>
  runInDurableObject(newsroomNamed(name), (_, { storage }) => {
    storage.sql.exec(
      `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       INSERT INTO article (id, slug, presence, submission, revision, etag, published_at,
                            first_sequence, sequence, committed_at, place)
       SELECT 'tag:' || n, 'a' || n, 'gone', '{}', 1, '', '', 1, 1, '',
              (SELECT coalesce(max(place) + 1, 0) FROM article) + n - 1
       FROM number`,
      count,
    );
  });

it("gives each article a place in the order of the ledger, whatever its date", async () => {
  const desk = newsroomNamed("archive-places");
  await furnish(desk);
  succeed(
    await desk.publish(submit("newest", { publishedAt: ago(60), updatedAt: ago(60) }), asNew),
  );
  const old = {
    publishedAt: instant("2001-01-01T00:00:00Z"),
    updatedAt: instant("2002-01-01T00:00:00Z"),
  };
  const receipt = succeed(await desk.publish(submit("back-dated", old), asNew));
  expect(receipt.projected).toBe(true);
  expect(await slugsOn(1)).toEqual(["newest", "back-dated"]);
  expect((await page(1))?.articles[1]).toMatchObject(old);
  expect(await pages()).toBe(1);
});

it("begins a page when one is full, and says so on both", async () => {
  const desk = newsroomNamed("archive-pages");
  await furnish(desk);
  const first = succeed(await desk.publish(submit("first"), asNew));
  await takePlaces("archive-pages", 48);
  succeed(await desk.publish(submit("fiftieth"), asNew));
  expect(await page(1)).toMatchObject({ number: 1, isFull: true, begunAt: first.committedAt });
  expect(await pages()).toBe(1);
  const next = succeed(await desk.publish(submit("fifty-first"), asNew));
  expect(await page(2)).toMatchObject({ number: 2, isFull: false, begunAt: next.committedAt });
  expect([await slugsOn(1), await slugsOn(2)]).toEqual([["first", "fiftieth"], ["fifty-first"]]);
  expect(await pages()).toBe(2);
});

it("leaves a gap where an article was withdrawn, before it says that readers have it", async () => {
  const name = "archive-gap";
  await inNewsroom(name, kv, async (desk) => {
    await furnish(desk);
    for (const article of ["one", "two"]) succeed(await desk.publish(submit(article), asNew));
  });
  await takePlaces(name, 47);
  await inNewsroom(name, kv, async (desk) => {
    succeed(await desk.publish(submit("three"), asNew));
    desk.aheadMs += 2_000;
    succeed(await desk.publish(submit("four"), asNew));
    desk.aheadMs += 2_000;
    const receipt = succeed(await desk.withdraw(slug("two"), { reason: "wrong" }, overAny));
    expect(receipt.projected).toBe(true);
    expect([await slugsOn(1), await slugsOn(2)]).toEqual([["one", "three"], ["four"]]);
    desk.aheadMs += 2_000;
    succeed(await desk.withdraw(slug("four"), { reason: "wrong" }, overAny));
    expect([await slugsOn(2), await pages()]).toEqual([[], 2]);
    desk.aheadMs += 2_000;
    succeed(await desk.publish(submit("five"), asNew));
    expect([await slugsOn(2), await pages()]).toEqual([["five"], 2]);
  });
});

it("answers a withdrawal unprojected while the page that shows the article waits", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const lab: { desk?: LabNewsroom; failing?: boolean } = {};
  const records = spyingRecords((write, key) => {
    if (!lab.failing || key !== "archive:v1:1") return write();
    if (lab.desk) lab.desk.aheadMs += 20_000;
    return refused();
  });
  await inNewsroom("archive-waits", records, async (desk) => {
    lab.desk = desk;
    await furnish(desk);
    succeed(await desk.publish(submit("doomed"), asNew));
    desk.aheadMs += 2_000;
    lab.failing = true;
    const receipt = succeed(
      await desk.withdraw(slug("doomed"), { reason: "a court order" }, overAny),
    );
    expect(receipt.projected).toBe(false);
    const { waiting } = await projectionOf(desk, receipt.sequence);
    expect(waiting.map(({ key }) => key)).toContain("archive:v1:1");
    lab.failing = false;
    desk.aheadMs += 120_000;
    await desk.alarm();
    expect(await slugsOn(1)).toEqual([]);
    expect((await projectionOf(desk, receipt.sequence)).done).toBe(true);
  });
});

it("shows a revision that KV has confirmed in the same place, and none before", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const lab: { desk?: LabNewsroom; failing?: boolean } = {};
  const records = spyingRecords((write, key) => {
    if (!lab.failing || key !== "resource:v1:revised") return write();
    if (lab.desk) lab.desk.aheadMs += 20_000;
    return refused();
  });
  const titles = async () => (await page(1))?.articles.map(({ title }) => title);
  const lastModified = async () =>
    (await records.read("archive", "archive:v1:1"))?.metadata.committedAt ?? "";
  await inNewsroom("archive-revised", records, async (desk) => {
    lab.desk = desk;
    await furnish(desk);
    succeed(await desk.publish(submit("revised", { title: "First" }), asNew));
    succeed(await desk.publish(submit("after", { title: "After" }), asNew));
    lab.failing = true;
    succeed(await desk.publish(submit("revised", { title: "Second" }), overAny));
    succeed(await desk.publish(submit("more", { title: "More" }), asNew));
    expect(await titles()).toEqual(["First", "After", "More"]);
    const before = await lastModified();
    lab.failing = false;
    desk.aheadMs += 3_600_000;
    await desk.alarm();
    expect(await titles()).toEqual(["Second", "After", "More"]);
    // A silent revision: updatedAt stands, and the record's own time has moved.
    expect((await page(1))?.articles[0]?.updatedAt).toBe(submit("any").article.updatedAt);
    expect((await lastModified()) > before).toBe(true);
  });
});

it("gives no place to what was never live", async () => {
  const desk = newsroomNamed("archive-stillborn");
  await furnish(desk);
  const withdrawn = { at: ago(60), reason: "never meant to run" };
  succeed(await desk.publish({ ...submit("stillborn"), withdrawn }, asNew));
  succeed(await desk.publish(submit("born"), asNew));
  await runInDurableObject(newsroomNamed("archive-stillborn"), (_, { storage }) => {
    expect(storage.sql.exec("SELECT slug, place FROM article ORDER BY slug").toArray()).toEqual([
      { slug: "born", place: 0 },
      { slug: "stillborn", place: null },
    ]);
  });
});

it("loses neither of two that are published at once", async () => {
  const desk = newsroomNamed("archive-together");
  await furnish(desk);
  const names = ["here", "there"];
  await Promise.all(names.map((name) => desk.publish(submit(name), asNew)));
  expect((await slugsOn(1))?.toSorted()).toEqual(names);
});

it("gives places to the articles of a ledger from before there were any, and writes their pages", async () => {
  const name = "archive-migrated";
  const desk = newsroomNamed(name);
  await furnish(desk);
  for (const article of ["early", "gone", "late"]) {
    succeed(await desk.publish(submit(article), asNew));
  }
  succeed(await desk.withdraw(slug("gone"), { reason: "wrong" }, overAny));
  await inNewsroom(name, kv, async (_, { storage }) => {
    takeBackTo(2, storage.sql);
  });
  const nothing = { number: 1, begunAt: ago(0), isFull: false, articles: [] };
  await kv.write("archive", "archive:v1:1", nothing, ago(0));
  await inNewsroom(name, kv, async (migrated) => {
    succeed(await migrated.adopt(aPublication(), overAny));
    await migrated.alarm();
    expect(await slugsOn(1)).toEqual(["early", "late"]);
    succeed(await migrated.publish(submit("later"), asNew));
    expect(await slugsOn(1)).toEqual(["early", "late", "later"]);
  });
});

it("reads few rows of a large ledger for a page", async () => {
  const name = "archive-large";
  const desk = newsroomNamed(name);
  await furnish(desk);
  await takePlaces(name, 3000);
  succeed(await desk.publish(submit("last"), asNew));
  await runInDurableObject(newsroomNamed(name), (_, { storage }) => {
    const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
    const exec: SqlStorage["exec"] = (query, ...bindings) => {
      const cursor = storage.sql.exec<never>(query, ...bindings);
      cursors.push(cursor);
      return cursor;
    };
    const archive = new Archive({ exec } as SqlStorage);
    expect(archive.extent()).toEqual({ archivePages: 61, sealedPages: 60 });
    expect(archive.page(61, () => []).articles.map((article) => article.slug)).toEqual(["last"]);
    expect(archive.page(30, () => []).articles).toEqual([]);
    expect(cursors.reduce((rows, { rowsRead }) => rows + rowsRead, 0)).toBeLessThan(200);
  });
});

it("takes what lists and sitemaps say of an article, and no more", async () => {
  const desk = newsroomNamed("archive-weight");
  await furnish(desk);
  succeed(await desk.publish(submit("whole"), asNew));
  const [archived] = (await page(1))?.articles ?? [];
  expect(Object.keys(archived ?? {}).toSorted()).toEqual([
    "byline",
    "bytes",
    "direction",
    "hash",
    "id",
    "language",
    "pictures",
    "publishedAt",
    "section",
    "slug",
    "summary",
    "title",
    "updatedAt",
  ]);
  expect(archived?.pictures).toEqual([submit("any").article.picture?.url]);
});

it("names a translation on the page of the original, and no longer when its withdrawal is done", () => {
  const name = "archive-translations";
  return inNewsroom(name, kv, async (desk) => {
    const besideFiled = async () =>
      ((await page(1))?.articles ?? [])
        .find((article) => article.slug === "filed")
        ?.translations?.map((other) => other.slug);
    await furnish(desk);
    succeed(await desk.publish(submit("filed"), asNew));
    await takePlaces(name, 60);
    desk.aheadMs += 2_000;
    const inSpanish = { translationOf: slug("filed"), language: "es" as LanguageTag };
    succeed(await desk.publish(submit("archivado", inSpanish), asNew));
    expect(await slugsOn(2)).toEqual(["archivado"]);
    expect(await besideFiled()).toEqual(["archivado"]);
    desk.aheadMs += 2_000;
    const reason = { reason: "wrong" };
    const receipt = succeed(await desk.withdraw(slug("archivado"), reason, overAny));
    expect(receipt.projected).toBe(true);
    expect(await besideFiled()).toBeUndefined();
  });
});

it("dates a page anew when a translation leaves, which changes nothing of the front page", async () => {
  const name = "archive-parting";
  await inNewsroom(name, kv, async (desk) => {
    const lastModified = async () =>
      (await kv.read("archive", "archive:v1:1"))?.metadata.committedAt;
    await furnish(desk);
    succeed(await desk.publish(submit("stays"), asNew));
    await takePlaces(name, 60);
    const spanish = { language: "es" as LanguageTag };
    const beside = { ...spanish, translationOf: slug("stays") };
    desk.aheadMs += 2_000;
    succeed(await desk.publish(submit("parte", beside), asNew));
    const before = await lastModified();
    desk.aheadMs += 2_000;
    succeed(await desk.publish(submit("parte", spanish), overAny));
    expect((await page(1))?.articles[0]).not.toHaveProperty("translations");
    expect(Date.parse((await lastModified()) ?? "")).toBeGreaterThan(Date.parse(before ?? ""));
  });
});
