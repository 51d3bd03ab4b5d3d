import { expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { Ledger } from "../../src/newsroom/ledger/ledger.ts";
import { migrate, MIGRATIONS } from "../../src/newsroom/ledger/migrations.ts";
import { keys } from "../../src/store/keys.ts";
import { anArticle, instant, paragraph, slug } from "../support/builders.ts";
import { aNodeNewsroom, type NodeNewsroom } from "../support/node-newsroom.ts";
import { nodeStorage } from "../support/node-storage.ts";

const OLD = {
  publishedAt: instant("2001-01-01T00:00:00Z"),
  updatedAt: instant("2001-01-01T00:00:00Z"),
};

const publishMany = async (
  newsroom: NodeNewsroom,
  from: number,
  to: number,
  over: Partial<Article> = {},
): Promise<void> => {
  for (let index = from; index < to; index++) newsroom.publish(anArticle(`a${index}`, over));
  await newsroom.drain();
};
const page = async ({ records }: NodeNewsroom, number: number) =>
  await (await records.read("archive", keys.archive(number)))?.value();
const slugs = async (newsroom: NodeNewsroom) =>
  (await newsroom.edition())?.entries.map(({ article }) => article.slug);

it("the front page's feed has every article of the page that is not full, however old it is", async () => {
  const newsroom = aNodeNewsroom();
  await publishMany(newsroom, 0, 40);
  await publishMany(newsroom, 40, 49, OLD);
  expect(await slugs(newsroom)).toHaveLength(49);
  expect((await newsroom.edition())?.sealedPages).toBe(0);
  newsroom.withdraw(anArticle("a41", OLD));
  await newsroom.drain();
  expect(await slugs(newsroom)).toHaveLength(48);

  await publishMany(newsroom, 49, 50);
  expect(await slugs(newsroom)).toHaveLength(30);
  expect((await newsroom.edition())?.sealedPages).toBe(1);
  await publishMany(newsroom, 50, 52, OLD);
  expect((await slugs(newsroom))?.slice(30)).toEqual(["a51", "a50"]);
});

it("other feeds have their newest entries alone", async () => {
  const newsroom = aNodeNewsroom();
  await publishMany(newsroom, 0, 40);
  const section = await newsroom.edition("sections/world" as never);
  expect(section?.entries).toHaveLength(30);
  expect(section).not.toHaveProperty("sealedPages");
});

it("a page says whether the one after it is full, and is written when that fills up", async () => {
  const newsroom = aNodeNewsroom();
  await publishMany(newsroom, 0, 99);
  expect(await page(newsroom, 1)).toMatchObject({ isFull: true, isNextFull: false });
  newsroom.records.writes.length = 0;
  await publishMany(newsroom, 99, 100);
  expect(await page(newsroom, 1)).toMatchObject({ isFull: true, isNextFull: true });
  expect(await page(newsroom, 2)).toMatchObject({ isFull: true, isNextFull: false });
  newsroom.records.writes.length = 0;
  await publishMany(newsroom, 100, 101);
  expect(newsroom.records.writes.filter((key) => key.startsWith("archive"))).toEqual([
    "archive:v1:3",
  ]);
});

it("a page has the hash of each article's record, translations and all, and what it weighs", async () => {
  const newsroom = aNodeNewsroom();
  const german = {
    language: "de" as LanguageTag,
    translationOf: slug("a0"),
    cards: [{ blocks: [paragraph("Größe 📰")] }],
  };
  await publishMany(newsroom, 0, 2);
  await publishMany(newsroom, 2, 3, german);
  await publishMany(newsroom, 1, 2, { title: "Revised" });
  const articles = (await page(newsroom, 1))?.articles ?? [];
  expect(articles).toHaveLength(3);
  expect(articles.filter(({ translations }) => translations)).toHaveLength(2);
  for (const { slug: at, hash, bytes } of articles) {
    const record = await newsroom.records.read("resource", keys.resource(at));
    expect([at, hash]).toEqual([at, record?.metadata.hash]);
    const { text } = newsroom.records.stored.get(keys.resource(at))!;
    expect(bytes).toBe(Buffer.byteLength(text));
  }
});

it("a silent revision of a body moves the hash of the page", async () => {
  const newsroom = aNodeNewsroom();
  await publishMany(newsroom, 0, 2);
  const hash = async () => (await newsroom.records.read("archive", keys.archive(1)))?.metadata.hash;
  const before = await hash();
  await publishMany(newsroom, 1, 2, { cards: [{ blocks: [paragraph("Silently.")] }] });
  expect(await hash()).not.toBe(before);
});

it("a ledger from before writes every page anew, and the front page that leads to them", () => {
  const storage = nodeStorage();
  const before = MIGRATIONS.findIndex((step) => step.includes("hashes of their articles"));
  expect(before).toBeGreaterThan(3);
  migrate(storage, MIGRATIONS.slice(0, before));
  storage.sql.exec(`
    INSERT INTO command (by, committed_at) VALUES ('desk', '2026-11-01T08:00:00Z');
    INSERT INTO feed (feed, changed_at, committed_at) VALUES ('front', '', '');
    INSERT INTO article (id, slug, state, submission, revision, etag, published_at,
                         first_sequence, sequence, committed_at, place)
    VALUES ('tag:a', 'a', 'live', '{}', 1, '', '', 1, 1, '', 0),
           ('tag:b', 'b', 'live', '{}', 1, '', '', 1, 1, '', 50),
           ('tag:c', 'c', 'gone', '{}', 1, '', '', 1, 1, '', NULL);
  `);
  const { outbox } = new Ledger(storage);
  const waiting: string[] = [];
  for (let row = outbox.next(1, waiting, Infinity); row; row = outbox.next(1, waiting, Infinity))
    waiting.push(row.key);
  expect(waiting.toSorted()).toEqual(["archive:v1:1", "archive:v1:2", "edition:v1:front"]);
});
