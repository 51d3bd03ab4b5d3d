import { feedsInOpml, readSitemap, sitemapsIn } from "../discovery.ts";
import { type Site, isFeed, whole } from "../exchange.ts";
import { type Check, type Sight, ofEach, quoted } from "../finding.ts";
import { readXml } from "../reading/xml.ts";
import { ownUrl, readableFeedAt } from "./readings.ts";

/** When each article changed last by its feeds, in Unix milliseconds, by its address. */
const changes = ({ visits }: Site): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const visit of visits.filter(({ kind }) => kind === "atom")) {
    for (const { url, updated } of readableFeedAt(visit)?.entries ?? []) {
      const at = Date.parse(updated ?? "");
      if (url !== undefined && !Number.isNaN(at)) found.set(url, at);
    }
  }
  return found;
};

/** Records of a whole answer of one kind. */
const bodies = (site: Site, kind: string) =>
  site.visits.flatMap((visit) => {
    const answer = visit.kind === kind ? whole(visit) : undefined;
    return answer ? [{ visit, text: answer.text }] : [];
  });

/** What everybody is asked not to read (RFC 9309 §2.2). */
const forbiddenIn = (robots: string): readonly string[] => {
  const rules = /^user-agent:[ \t]*\*[ \t]*$([\s\S]*?)(?=^user-agent:|(?![\s\S]))/im.exec(robots);
  return [...(rules?.[1] ?? "").matchAll(/^disallow:[ \t]*(\S+)/gim)].flatMap(
    ([, path]) => path ?? [],
  );
};

/** What search engines and other programs are told. */
export const PROGRAMS: readonly Check[] = [
  {
    name: "robots.txt",
    promise: "`robots.txt` names the sitemaps, on the base URL, and lets everybody read the feeds",
    why: "Crawlers find articles by them, and a reader that keeps to it cannot poll what it forbids.",
    look: ofEach((visit, site) => {
      const answer = visit.kind === "robots" ? whole(visit) : undefined;
      if (!answer) return undefined;
      const sitemaps = sitemapsIn(answer.text);
      const feeds = site.visits.filter(isFeed).map(({ url }) => new URL(url).pathname);
      const forbidden = forbiddenIn(answer.text).filter((path) =>
        feeds.some((feed) => feed.startsWith(path)),
      );
      return [
        sitemaps.length === 0 && { field: "Sitemap", seen: "absent" },
        sitemaps.map(
          (url) => !url.startsWith(`${site.base}/`) && { field: "Sitemap", seen: quoted(url) },
        ),
        forbidden.map((path) => ({ field: "Disallow", seen: quoted(path) })),
      ];
    }),
  },
  {
    name: "sitemaps",
    promise: "Every sitemap is well-formed and has addresses of this site alone",
    why: "Search engines leave a whole sitemap out for one foreign address.",
    look: ofEach((visit, site) => {
      const answer = visit.kind === "sitemap" ? whole(visit) : undefined;
      if (!answer) return undefined;
      const root = readXml(answer.text);
      if (!root.ok) return { field: "body", seen: root.error };
      const { pages, sitemaps } = readSitemap(answer.text);
      return [...pages, ...sitemaps].map(
        ({ url }) => !url.startsWith(`${site.base}/`) && { field: "loc", seen: quoted(url) },
      );
    }),
  },
  {
    name: "lastmod is true",
    promise: "`lastmod` of an article is when it changed last, as its feed says",
    why: "Search engines stop to believe a sitemap whose dates are not true.",
    look: (site) => {
      const known = changes(site);
      return bodies(site, "sitemap").flatMap(({ visit, text }) =>
        readSitemap(text).pages.flatMap(({ url, lastmod }): readonly Sight[] => {
          const updated = known.get(url);
          if (updated === undefined || lastmod === undefined) return [];
          // A date without a time is true all day.
          const isTrue =
            lastmod.length === 10
              ? new Date(updated).toISOString().startsWith(lastmod)
              : Date.parse(lastmod) === updated;
          if (isTrue) return [];
          const seen = `${lastmod}; its feed says ${new Date(updated).toISOString()}`;
          return [{ url: visit.url, field: `lastmod of ${url}`, seen }];
        }),
      );
    },
  },
  {
    name: "OPML",
    promise: "`/feeds.opml` is well-formed, and its feeds are this site's, by absolute addresses",
    why: "Somebody imports it into a reader, which has nothing else to go by.",
    look: ofEach((visit, site) => {
      const answer = visit.kind === "opml" ? whole(visit) : undefined;
      if (!answer) return undefined;
      const root = readXml(answer.text);
      if (!root.ok) return { field: "body", seen: root.error };
      const feeds = feedsInOpml(answer.text);
      return [
        feeds.length === 0 && { field: "xmlUrl", seen: "absent" },
        ...feeds.map(
          (url) => !url.startsWith(`${site.base}/`) && { field: "xmlUrl", seen: quoted(url) },
        ),
      ];
    }),
  },
  {
    name: "https",
    promise: "The site is reached by https, plain HTTP leads to the same address there",
    why: "Whatever goes in the clear can be read and changed on the way.",
    look: (site) => [
      ...(site.isLocal || site.origin.startsWith("https:")
        ? []
        : [{ url: `${site.origin}/`, field: "scheme", seen: site.origin }]),
      ...site.visits.flatMap((visit): readonly Sight[] => {
        const location = visit.answers.get?.fields.get("location");
        if (visit.kind !== "plain http" || location === undefined) return [];
        return location === ownUrl({ url: visit.url.replace("http:", "https:") }, site)
          ? []
          : [{ url: visit.url, field: "Location", seen: quoted(location) }];
      }),
    ],
  },
];
