import { expect } from "vitest";
import { createApp } from "../../../src/edge/app.ts";
import { readSettings } from "../../../src/settings.ts";
import { scriptedNewsroom } from "../../support/scripted-newsroom.ts";
import {
  type Desk,
  type ModelArticle,
  at,
  isHeld,
  isPublic,
  isWithdrawn,
  now,
  othersOf,
  standing,
} from "./desk-model.ts";
import type { UnsteadyKv } from "./unsteady-kv.ts";
import { OLD_PATHS, SLUGS } from "./writing.ts";

/** What stands in a document, by the words of the articles. */
const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/ttl\d+z/g))].toSorted();
const titles = (articles: readonly ModelArticle[]): readonly string[] =>
  articles.map(({ article }) => article.title).toSorted();

/** Asks the edge for all there can be, and compares it with the desk. */
export const expectPublic = async (desk: Desk, kv: UnsteadyKv, atMs: number): Promise<void> => {
  const app = createApp(
    {
      records: kv.memory,
      media: kv.files,
      newsroom: scriptedNewsroom,
      now: () => atMs,
      mintId: () => "an-id",
      log: ({ path, error }) => expect.fail(`${path}: ${error}`),
      keepSighting: () => undefined,
    },
    readSettings({}),
  );
  const get = async (path: string) => {
    const response = await app.request(`https://any.example${path}`);
    const { status, headers } = response;
    return { status, location: headers.get("Location"), text: await response.text() };
  };
  const live = standing(desk).filter(({ state }) => state === "live");

  for (const slug of SLUGS) {
    const path = `/articles/${slug}`;
    const answer = await get(`${path}/article.json`);
    const article = at(desk, slug);
    const history = desk.articles.get(desk.former.get(slug) ?? "");
    if (history) {
      const to = `/articles/${now(history).article.slug}/article.json`;
      expect([slug, answer.status, answer.location]).toEqual([
        slug,
        301,
        `https://news.example${to}`,
      ]);
      continue;
    }
    expect([slug, answer.status]).toEqual([slug, statusOf(article)]);
    if (article?.state === "live") {
      const { title, corrections } = article.article;
      const shown = JSON.parse(answer.text) as { title: string; corrections?: readonly unknown[] };
      expect([shown.title, shown.corrections?.length ?? 0]).toEqual([title, corrections.length]);
    }
    if (article?.state === "live") {
      const { text } = await get(path);
      const links = text.match(/<[^>]* hreflang="[^>]*>/g) ?? [];
      const named = links.flatMap((link) => /slug-\w/.exec(link) ?? []).filter((to) => to !== slug);
      const others = othersOf(desk, article.article).map((other) => other.slug as string);
      expect([slug, [...new Set(named)].toSorted()]).toEqual([slug, others.toSorted()]);
    }
    if (article?.state === "retracted") {
      const page = await get(path);
      expect([page.status, page.text.includes(article.article.title)]).toEqual([200, true]);
      expect(page.text).not.toMatch(/bdy\d+z/);
    }
  }

  for (const path of OLD_PATHS) {
    const to = desk.oldPaths.get(path);
    const answer = await get(path);
    const isShown = to !== undefined && isPublic(desk, to);
    // What stands at the front page always wins, and needs no query.
    const unknown = path.startsWith("/?") ? 200 : 404;
    expect([path, answer.status, answer.location]).toEqual(
      isShown ? [path, 301, `/articles/${to}`] : [path, unknown, null],
    );
  }

  for (const [feed, members] of feedsOf(desk, live)) {
    const answer = await get(`${feed}/feed.json`);
    expect([feed, answer.status]).toEqual([feed, members ? 200 : 404]);
    if (!members) continue;
    const { items, _edgewire } = JSON.parse(answer.text) as JsonFeed;
    const shown = items.map(({ title, url }) => `${title} ${url.split("/").at(-1)}`).toSorted();
    const held = members.map(({ article }) => `${article.title} ${article.slug}`).toSorted();
    expect([feed, shown]).toEqual([feed, held]);
    const dates = items.map((item) => item.date_published);
    expect(dates).toEqual(dates.toSorted().toReversed());
    if (feed !== "") continue;
    const removed = (_edgewire?.removed ?? []).map(({ id }) => id).toSorted();
    const withdrawn = standing(desk).filter(isWithdrawn);
    expect(removed).toEqual(withdrawn.map(({ article }) => article.id).toSorted());
  }

  const archive = await get("/archive/1");
  expect(wordsIn(archive.text)).toEqual(titles(live));
  const wasPublic = standing(desk).some((article) => !isHeld(article));
  const sitemap = await get("/sitemaps/1/articles.xml");
  if (wasPublic || sitemap.status !== 404) {
    const slugs = [...new Set(sitemap.text.match(/slug-\w/g))].toSorted();
    expect(slugs).toEqual(live.map(({ article }) => article.slug as string).toSorted());
  }
  const outline = await get("/feeds.opml");
  expect(outline.text.includes("/feeds/picks/")).toBe(desk.hasSelection);

  const used = live.flatMap(({ article: { picture } }) => (picture ? [picture.url] : []));
  const files = [...kv.files.files.keys()].map((name) => `/media/${name}`).toSorted();
  expect(files).toEqual([...new Set(used)].toSorted());
};

interface JsonFeed {
  readonly items: readonly {
    readonly title: string;
    readonly url: string;
    readonly date_published: string;
  }[];
  readonly _edgewire?: { readonly removed?: readonly { readonly id: string }[] };
}

const statusOf = (article: ModelArticle | undefined): number => {
  if (!article || isHeld(article)) return 404;
  if (article.state === "live") return 200;
  return article.state === "legal" ? 451 : 410;
};

/** By path; `undefined` where there is no such feed. */
const feedsOf = ({ hasSelection }: Desk, live: readonly ModelArticle[]) => {
  const world = live.filter(({ article }) => article.section === "world");
  return [
    ["", live],
    ["/sections/world", world],
    ["/sections/culture", live.filter((one) => !world.includes(one))],
    ["/topics/syria", live.filter(({ article }) => article.topics.length > 0)],
    ["/authors/ada", live],
    ["/feeds/picks", hasSelection ? world : undefined],
  ] as const;
};
