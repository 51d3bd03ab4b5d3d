import type { Result } from "../../../model/result.ts";
import { type Exchange, type Site, type Visit, isFeed, whole } from "../exchange.ts";
import { here } from "../discovery.ts";
import { readFeed } from "../reading/feed.ts";
import type { SeenFeed } from "../reading/seen-feed.ts";
import { type SeenPage, readPage } from "../reading/page.ts";

const feeds = new WeakMap<Exchange, Result<SeenFeed, string>>();
const pages = new WeakMap<Exchange, SeenPage>();

/** The feed at an address, or why it cannot be read; `undefined` where no feed was got. */
export const feedAt = (visit: Visit): Result<SeenFeed, string> | undefined => {
  const answer = isFeed(visit) ? whole(visit) : undefined;
  if (!answer) return undefined;
  const feed = feeds.get(answer) ?? readFeed(visit, answer.text);
  feeds.set(answer, feed);
  return feed;
};

/** The feed at an address that can be read. */
export const readableFeedAt = (visit: Visit): SeenFeed | undefined => {
  const feed = feedAt(visit);
  return feed?.ok ? feed.value : undefined;
};

/** The archive page that a feed says is older than itself (RFC 5005 §4; `next_url` of JSON Feed). */
export const olderThan = (
  visit: Visit,
  origins: Pick<Site, "origin" | "base">,
): string | undefined => {
  const rel = visit.kind === "json" ? "next" : "prev-archive";
  const link = readableFeedAt(visit)?.links.find((one) => one.rel === rel);
  return link && here(link.href, origins);
};

/** The page at an address. */
export const pageAt = (visit: Visit): SeenPage | undefined => {
  const answer = visit.kind === "page" ? whole(visit) : undefined;
  if (!answer) return undefined;
  const page = pages.get(answer) ?? readPage(answer.text);
  pages.set(answer, page);
  return page;
};

/** The address that the site itself gives a visit. */
export const ownUrl = ({ url }: Pick<Visit, "url">, { origin, base }: Site): string =>
  url.startsWith(origin) ? `${base}${url.slice(origin.length)}` : url;
