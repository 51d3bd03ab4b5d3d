import type { Ask } from "./ask.ts";
import { ASKINGS } from "./askings.ts";
import {
  articlesOf,
  baseOf,
  feedsInOpml,
  feedsOf,
  FEED_KINDS,
  here,
  linksOf,
  picturesOn,
  readSitemap,
  sitemapsIn,
} from "./discovery.ts";
import { olderThan } from "./checks/readings.ts";
import type { Asking, Exchange, Kind, Site, Visit } from "./exchange.ts";
import { whole } from "./exchange.ts";
import { readPage } from "./reading/page.ts";

/** Every question that a reader, a browser or a cache puts to a page. */
const PAGE: readonly Asking[] = ["get", "gzip", "br", "head", "known", "since", "other"];
const FEED: readonly Asking[] = [...PAGE, "person", "source", "slash"];
const ARTICLE: readonly Asking[] = ["get", "head", "known", "since", "other", "slash"];
const ONCE: readonly Asking[] = ["get"];
const POLLED: readonly Asking[] = ["get", "known"];

/** How many pictures of the newest article are asked for, unless all of them are. */
const PICTURES = 2;

/** Nothing stands there, at any publication. */
const NOWHERE = "/there-is-nothing-here-but-the-doctor";

/** Puts the questions, one after the other: what matters most to readers first. */
export const survey = async (
  ask: Ask,
  origin: string,
  { isLocal, all }: { readonly isLocal: boolean; readonly all: boolean },
): Promise<Site> => {
  const visits: Visit[] = [];
  const known = new Set<string>();

  const visit = async (
    kind: Kind,
    url: string,
    askings: readonly Asking[],
    archiveOf?: string,
  ): Promise<Visit> => {
    const answers: { [Name in Asking]?: Exchange } = {};
    for (const asking of askings) {
      // Where there is nothing, there is no more to ask than what that is like.
      if (asking !== "get" && answers.get?.status !== 200) break;
      const question = ASKINGS[asking](url, answers.get);
      const answer = question && (await ask(question));
      if (answer) answers[asking] = answer;
    }
    const made = { kind, url, answers, ...(archiveOf !== undefined && { archiveOf }) };
    if (answers.get && !known.has(url)) visits.push(made);
    known.add(url);
    return made;
  };
  const visitOnce = async (kind: Kind, url: string | undefined, askings = ONCE) => {
    if (url !== undefined && !known.has(url)) await visit(kind, url, askings);
  };

  const home = await visit("page", `${origin}/`, PAGE);
  const front = whole(home);
  if (!front) return { origin, base: origin, isLocal, visits };
  // Deployed, a site is where it is asked; only a local one may have another's addresses.
  const origins = { origin, base: isLocal ? baseOf(front, origin) : origin };
  const at = (path: string): string => `${origin}${path}`;

  const feeds: Visit[] = [];
  for (const [kind, url] of feedsOf(linksOf(front), origins)) {
    feeds.push(await visit(kind, url, FEED));
  }
  const articles = [...new Set(feeds.flatMap((feed) => articlesOf(feed, origins)))];
  const [newest] = articles;
  const page = newest === undefined ? undefined : whole(await visit("page", newest, ARTICLE));

  const robots = await visit("robots", at("/robots.txt"), ONCE);
  const sitemaps = sitemapsIn(whole(robots)?.text ?? "").flatMap((url) => here(url, origins) ?? []);
  const listed: string[] = [];
  for (const url of sitemaps) {
    const index = whole(await visit("sitemap", url, ONCE));
    const further = readSitemap(index?.text ?? "").sitemaps;
    // The newest articles are in the last; with `all` each is looked at.
    for (const { url: child } of all ? further : further.slice(-1)) {
      await visitOnce("sitemap", here(child, origins));
    }
  }
  for (const { kind, answers } of visits) {
    if (kind !== "sitemap" || !answers.get) continue;
    listed.push(
      ...readSitemap(answers.get.text).pages.flatMap(({ url }) => here(url, origins) ?? []),
    );
  }

  const opml = await visit("opml", at("/feeds.opml"), POLLED);
  await visit("no page", at(NOWHERE), ONCE);
  await visit("no file", at(`${NOWHERE}.xml`), ONCE);
  await visit("choice", at("/feed"), ONCE);
  await visit("health", at("/health"), ONCE);
  if (origin.startsWith("https:"))
    await visit("plain http", `${origin.replace("https:", "http:")}/`, ONCE);
  const stylesheet = readPage(front.text).links.find(({ rel }) => rel === "stylesheet");
  await visitOnce("file", here(stylesheet?.href ?? "http://", origins));
  await visitOnce("page", at("/feeds"));
  for (const [kind, url] of page ? besides(page, origins) : []) await visitOnce(kind, url);

  for (const feed of feeds) {
    let older = olderThan(feed, origins);
    while (older !== undefined && !known.has(older)) {
      older = olderThan(await visit(feed.kind, older, ONCE, feed.url), origins);
      if (!all) break;
    }
  }
  const pictures = page ? picturesOn(page, origins) : [];
  for (const url of all ? pictures : pictures.slice(0, PICTURES)) await visitOnce("file", url);

  if (all) {
    for (const url of feedsInOpml(whole(opml)?.text ?? "")) {
      await visitOnce("rss", here(url, origins), POLLED);
    }
    for (const url of [...articles, ...listed]) await visitOnce("page", url, POLLED);
  }
  return { ...origins, isLocal, visits };
};

/** The other representations of an article, and its own feed: the last that it names. */
const besides = (page: Exchange, origins: Pick<Site, "origin" | "base">) => {
  const links = linksOf(page);
  const found: [Kind, string | undefined][] = [];
  const add = (kind: Kind, href: string | undefined) =>
    found.push([kind, href === undefined ? undefined : here(href, origins)]);
  add("amp", links.find(({ rel }) => rel === "amphtml")?.href);
  add(
    "data",
    links.find(({ rel, type }) => rel === "alternate" && type === "application/json")?.href,
  );
  for (const [mediaType, kind] of FEED_KINDS) {
    // Two formats are enough to see whether they agree.
    if (kind === "json") continue;
    add(kind, links.findLast(({ rel, type }) => rel === "alternate" && type === mediaType)?.href);
  }
  return found;
};
