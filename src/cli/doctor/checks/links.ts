import { FEED_KINDS, feedsOf, linksOf } from "../discovery.ts";
import { type Site, type Visit, field, isFeed, listOf, whole } from "../exchange.ts";
import { type Check, ofEach, quoted } from "../finding.ts";
import { type SeenLink, linksInField } from "../reading/links.ts";
import { ownUrl, pageAt, readableFeedAt } from "./readings.ts";

/** Relations that body and field have in common. */
const SHARED = new Set([
  "self",
  "alternate",
  "canonical",
  "amphtml",
  "hub",
  "license",
  "next",
  "prev",
  "current",
  "prev-archive",
  "next-archive",
]);

/** Relations whose target is the site itself. */
const OUR_OWN = new Set(["self", "hub", "current", "prev-archive", "next-archive", "amphtml"]);

const spelled = ({ rel, href }: SeenLink): string => `rel="${rel}" ${href}`;

const linksInBody = (visit: Visit): readonly SeenLink[] | undefined =>
  (readableFeedAt(visit) ?? pageAt(visit))?.links.filter(({ rel }) => SHARED.has(rel));

const isAbsolute = (href: string): boolean => /^https?:\/\/./i.test(href) && URL.canParse(href);

/** How documents lead to each other. */
export const LINKS: readonly Check[] = [
  {
    name: "autodiscovery",
    promise: "The front page names a feed in RSS, Atom and JSON Feed",
    why: "Most people give their reader the page's address, and it looks for these.",
    look: ofEach((visit, site) => {
      const answer = visit.url === `${site.origin}/` && pageAt(visit) ? whole(visit) : undefined;
      if (!answer) return undefined;
      const found = feedsOf(linksOf(answer), site);
      return [...FEED_KINDS].map(
        ([mediaType, kind]) =>
          !found.has(kind) && { field: `rel="alternate" ${mediaType}`, seen: "absent" },
      );
    }),
  },
  {
    name: "self is the address",
    promise: "A feed names itself (`self`) once, by the address it was got at, in body and `Link`",
    why: "WebSub subscribes to it, and readers move to it: to another feed, if it is wrong.",
    look: ofEach((visit, site) => {
      const feed = readableFeedAt(visit);
      if (!feed) return undefined;
      if (isPageOfJson(visit)) return undefined;
      const inField = linksInField(field(whole(visit), "link"));
      return [
        { where: "self", links: feed.links },
        { where: "Link: self", links: inField },
      ].map(({ where, links }) => {
        const selves = links.filter(({ rel }) => rel === "self").map(({ href }) => href);
        const isOwn = selves.length === 1 && selves[0] === ownUrl(visit, site);
        return !isOwn && { field: where, seen: selves.join(", ") || "absent" };
      });
    }),
  },
  {
    name: "canonical is the address",
    promise: "A page names its own address as `canonical`, or that of the original elsewhere",
    why: "Search engines drop a page that calls another of the site the real one.",
    look: ofEach((visit, site) => {
      const page = pageAt(visit);
      if (!page) return undefined;
      const canonicals = page.links
        .filter(({ rel }) => rel === "canonical")
        .map(({ href }) => href);
      const [href = ""] = canonicals;
      const isElsewhere = isAbsolute(href) && new URL(href).origin !== site.base;
      const isRight =
        canonicals.length === 1 &&
        (href === ownUrl(visit, site) || (isElsewhere && !isFront(visit, site)));
      return !isRight && { field: "canonical", seen: canonicals.join(", ") || "absent" };
    }),
  },
  {
    name: "absolute links",
    promise: "Links are absolute, and those to the site itself begin with its base URL",
    why: "A feed is read elsewhere, where a relative link leads nowhere.",
    look: ofEach((visit, { base }) => {
      const links = linksInBody(visit);
      const entries = readableFeedAt(visit)?.entries ?? [];
      return [
        ...(links ?? []).map((link) => {
          const { href, rel } = link;
          const isWrong =
            !isAbsolute(href) ||
            (OUR_OWN.has(rel) && rel !== "hub" && new URL(href).origin !== base);
          return isWrong && { field: "link", seen: spelled(link) };
        }),
        ...entries.map(
          ({ url }, index) =>
            (url === undefined || !isAbsolute(url)) && {
              field: `link of entry ${index + 1}`,
              seen: quoted(url),
            },
        ),
      ];
    }),
  },
  {
    name: "Link is the body's",
    promise: "The `Link` field has the links of the body, and no others",
    why: "Programs read the field, people's readers the body: each would follow another hub or feed.",
    look: ofEach((visit) => {
      const body = linksInBody(visit);
      if (!body || isPageOfJson(visit)) return undefined;
      const inField = linksInField(field(whole(visit), "link")).filter(({ rel }) =>
        SHARED.has(rel),
      );
      const [inBody, named] = [new Set(body.map(spelled)), new Set(inField.map(spelled))];
      // JSON Feed has no place for most links, and calls the older archive `next_url`.
      const isJson = visit.kind === "json";
      return [
        ...(isJson ? [] : [...named].filter((link) => !inBody.has(link))).map((link) => ({
          field: "Link",
          seen: `${link}, which the body has not`,
        })),
        ...[...inBody]
          .filter((link) => !named.has(link) && !(isJson && link.startsWith('rel="next"')))
          .map((link) => ({ field: "Link", seen: `without ${link} of the body` })),
      ];
    }),
  },
  {
    name: "archives lead back",
    promise: "The archive page that a feed names is one of that feed, and names it as `current`",
    why: "Who follows the chain from page to page comes to another feed, or to none.",
    look: ofEach((visit, site) => {
      const { archiveOf } = visit;
      const archive = readableFeedAt(visit);
      if (archiveOf === undefined || !archive || isPageOfJson(visit)) return undefined;
      const current = archive.links.find(({ rel }) => rel === "current")?.href;
      const isRight = current === ownUrl({ url: archiveOf }, site);
      return !isRight && { field: "current", seen: quoted(current) };
    }),
  },
  {
    name: "/feed leads to a feed",
    promise: "`/feed` leads to the format that `Accept` wants, and says so: `Vary: Accept`",
    why: "A cache that does not know gives everybody the format of the first.",
    look: ofEach(({ kind, answers: { get } }) => {
      if (kind !== "choice" || get?.status !== 302) return undefined;
      const isKept = listOf(field(get, "cache-control")).includes("private");
      return [
        !listOf(field(get, "vary")).includes("accept") && {
          field: "Vary",
          seen: quoted(field(get, "vary")),
        },
        !isKept && { field: "Cache-Control", seen: quoted(field(get, "cache-control")) },
      ];
    }),
  },
  {
    name: "CORS",
    promise:
      "Scripts of any origin may read feeds and what is for programs, at 304 too; pages are for people",
    why: "Readers that run in a browser cannot fetch the feed at all.",
    look: ofEach((visit) => {
      const isShared = isFeed(visit) || ["opml", "robots", "sitemap", "data"].includes(visit.kind);
      const { get, known } = visit.answers;
      return [get, known].map((answer) => {
        if (!answer || ![200, 304].includes(answer.status)) return undefined;
        const origin = field(answer, "access-control-allow-origin");
        const name = `Access-Control-Allow-Origin (${answer.status})`;
        if (isShared) return origin !== "*" && { field: name, seen: quoted(origin) };
        return (
          visit.kind === "page" && origin !== undefined && { field: name, seen: quoted(origin) }
        );
      });
    }),
  },
];

const isFront = ({ url }: Visit, { origin }: Site): boolean => url === `${origin}/`;

/** JSON Feed has one address for the whole, `feed_url`, and no link back: nothing of a page's own. */
const isPageOfJson = ({ kind, archiveOf }: Visit): boolean =>
  kind === "json" && archiveOf !== undefined;
