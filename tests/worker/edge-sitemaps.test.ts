import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { ARCHIVE_PAGE_PLACES } from "../../src/model/archive.ts";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import { weigh } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import { kvRecords } from "../../src/store/kv.ts";
import { kvMedia } from "../../src/store/media.ts";
import { anArticle, aPublication, instant } from "../support/builders.ts";
import { archivePagesOf } from "../support/archive-pages.ts";

const AT = instant("2026-11-01T08:00:00Z");
const PAGES = 10;

const records = kvRecords(env.EDITION);
/** An isolate that remembers nothing. */
const aColdApp = () =>
  createApp(
    {
      records,
      media: kvMedia(env.EDITION),
      newsroom: (): Newsroom => env.NEWSROOM.getByName("edge-sitemaps"),
      now: () => Date.now(),
      mintId: () => "an-id",
      keepSighting: () => undefined,
      log: (event) => {
        throw new Error(event.error);
      },
    },
    {
      deltas: true,
      writeBudget: Infinity,
      announcements: false,
      publishing: { ok: true, value: [] },
    },
  );

it("reads fifty articles at once for an archive document, and none for a 304", async () => {
  const articles = Array.from({ length: ARCHIVE_PAGE_PLACES }, (_, index) =>
    anArticle(`d${index}`),
  );
  await records.write("publication", keys.publication(), aPublication(), AT);
  for (const article of articles) {
    await records.write("resource", keys.resource(article.slug), { kind: "live", article }, AT);
  }
  const [page] = archivePagesOf(articles, AT);
  const known = page!.articles.map((archived, index) =>
    Object.assign({}, archived, weigh({ kind: "live", article: articles[index]! })),
  );
  await records.write("archive", keys.archive(99), { ...page!, number: 99, articles: known }, AT);
  const response = await aColdApp().request("/archive/99/atom.xml");
  expect(response.status).toBe(200);
  expect((await response.text()).match(/<entry>/g)).toHaveLength(50);
  const headers = { "If-None-Match": response.headers.get("ETag") ?? "" };
  expect((await aColdApp().request("/archive/99/atom.xml", { headers })).status).toBe(304);
});

it("reads a whole sitemap's pages at once, and leaves them unread for a 304", async () => {
  const articles = Array.from({ length: PAGES * ARCHIVE_PAGE_PLACES }, (_, index) =>
    anArticle(`a${index}`, { summary: "What it says. ".repeat(15) }),
  );
  await records.write("publication", keys.publication(), aPublication(), AT);
  const front = { feed: "front", entries: [], changedAt: AT, archivePages: PAGES } as const;
  await records.write("edition", keys.edition("front"), front, AT);
  for (const page of archivePagesOf(articles)) {
    await records.write("archive", keys.archive(page.number), page, AT);
  }
  for (const path of ["/sitemap.xml", "/sitemaps/1/articles.xml"]) {
    const response = await aColdApp().request(path);
    expect(response.status).toBe(200);
    const count = (await response.text()).match(/<loc>/g)?.length;
    expect(count).toBe(path === "/sitemap.xml" ? 2 : articles.length);
    const headers = { "If-None-Match": response.headers.get("ETag") ?? "" };
    expect((await aColdApp().request(path, { headers })).status).toBe(304);
  }
});
