import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { CHECKS } from "../../../src/cli/doctor/checks.ts";
import type { Site } from "../../../src/cli/doctor/exchange.ts";
import { type Finding, examine } from "../../../src/cli/doctor/finding.ts";
import { refusedUrls, verdict } from "../../../src/cli/doctor/report.ts";
import { ORIGIN, aHealthySite, answering, broken, saying, writing } from "./site.ts";

let healthy: Site;
beforeAll(async () => {
  healthy = await aHealthySite();
});

const found = (site: Site): readonly Finding[] => examine(site, CHECKS);

const deployed = (site: Site): Site => ({ ...site, isLocal: false });
const addVisit = (site: Site, visit: Site["visits"][number]): Site => ({
  ...site,
  visits: [...site.visits, visit],
});
const anAnswer = (url: string, status: number, fields: Record<string, string>, text = "") => ({
  method: "GET",
  url,
  status,
  fields: new Map(Object.entries({ "cache-control": "no-store", ...fields })),
  text,
  bytes: text.length,
  receivedMs: 0,
});

const PICTURE = `/media/${"a".repeat(64)}.png` as const;

type Breaking = (site: Site) => Site;
const breaking =
  (
    ...[of, asking, change]: [
      Parameters<typeof broken>[1],
      Parameters<typeof broken>[2],
      Parameters<typeof broken>[3],
    ]
  ): Breaking =>
  (site) =>
    broken(site, of, asking, change);

/** Each rule broken once: the check that says so, where it says it, and what broke it. */
const BREAKAGES: readonly (readonly [check: string, field: string, break_: Breaking])[] = [
  ["status", "status", breaking("rss", "get", answering(500))],
  ["status", "status", breaking("no page", "get", answering(200))],
  ["status", "status", breaking("choice", "get", answering(200))],
  ["content type", "Content-Type", breaking("rss", "get", saying("content-type", "text/xml"))],
  ["content type", "Content-Type", breaking("no file", "get", saying("content-type", "text/html"))],
  ["content type", "Content-Type", breaking("page", "get", saying("content-type", "text/html"))],
  ["HEAD parity", "status (head)", breaking("atom", "head", answering(404))],
  ["HEAD parity", "etag (head)", breaking("atom", "head", saying("etag", 'W/"other"'))],
  ["HEAD parity", "body (head)", breaking("atom", "head", () => ({ bytes: 3 }))],
  ["405 with Allow", "status (other)", breaking("json", "other", answering(200))],
  ["405 with Allow", "Allow", breaking("json", "other", saying("allow"))],
  [
    "canonical path",
    `Location of ${ORIGIN}/rss.xml/`,
    breaking("rss", "slash", saying("location", "/feed")),
  ],
  ["canonical path", `Location of ${ORIGIN}/rss.xml/`, breaking("rss", "slash", answering(200))],
  ["no cookies", "Set-Cookie (known, 304)", breaking("rss", "known", saying("set-cookie", "a=b"))],
  [
    "a person who opens a feed",
    "Content-Type (person)",
    breaking("atom", "person", saying("content-type", "application/atom+xml")),
  ],
  [
    "a person who opens a feed",
    "Cache-Control (person)",
    breaking("atom", "person", saying("cache-control", "max-age=300")),
  ],
  [
    "a person who opens a feed",
    "X-Robots-Tag (person)",
    breaking("atom", "person", saying("x-robots-tag")),
  ],
  ["a person who opens a feed", "Vary", breaking("atom", "get", saying("vary", "Accept-Encoding"))],
  [
    "a person who opens a feed",
    "?raw (source)",
    breaking("atom", "source", (answer) => ({
      status: 200,
      ...saying("content-type", "text/html")(answer),
    })),
  ],
  [
    "health",
    "status",
    (site) => {
      const url = `${ORIGIN}/health`;
      const get = anAnswer(
        url,
        200,
        { "content-type": "application/health+json" },
        '{"status":"warn"}',
      );
      const visits = site.visits.filter(({ kind }) => kind !== "health");
      return { ...site, visits: [...visits, { kind: "health", url, answers: { get } }] };
    },
  ],
  [
    "Cache-Control on every answer",
    "Cache-Control (other, 405)",
    breaking("page", "other", saying("cache-control")),
  ],
  [
    "errors are not kept",
    "Cache-Control (get, 404)",
    breaking("no page", "get", saying("cache-control", "max-age=86400")),
  ],
  [
    "errors are not kept",
    "Cache-Control (other, 405)",
    breaking("rss", "other", saying("cache-control", "max-age=60")),
  ],
  [
    "files never change",
    "Cache-Control",
    breaking("file", "get", saying("cache-control", "max-age=60")),
  ],
  ["weak ETag", "ETag", breaking("opml", "get", saying("etag", '"strong"'))],
  ["weak ETag", "ETag", breaking("robots", "get", saying("etag"))],
  ["Last-Modified", "Last-Modified", breaking("sitemap", "get", saying("last-modified", "today"))],
  [
    "Last-Modified",
    "Last-Modified",
    breaking("sitemap", "get", saying("last-modified", "Tue, 02 Nov 2027 00:00:00 GMT")),
  ],
  ["stable over polls", "ETag", breaking("rss", "gzip", saying("etag", 'W/"moved"'))],
  ["stable over polls", "body", breaking("rss", "br", writing("<title>", "<title>Now: "))],
  ["304", "status to If-None-Match", breaking("json", "known", answering(200))],
  ["304", "status to If-Modified-Since", breaking("page", "since", answering(200))],
  ["304 is small", "body of 304", breaking("rss", "known", () => ({ bytes: 12 }))],
  [
    "304 is small",
    "content-type of 304",
    breaking("rss", "since", saying("content-type", "text/xml")),
  ],
  ["304 is small", "vary of 304", breaking("rss", "known", saying("vary"))],
  [
    "304 is small",
    "cache-control of 304",
    breaking("rss", "known", saying("cache-control", "no-store")),
  ],
  [
    "coding as asked",
    "Content-Encoding (get)",
    breaking("rss", "get", saying("content-encoding", "gzip")),
  ],
  [
    "coding as asked",
    "Content-Encoding (gzip)",
    breaking("atom", "gzip", saying("content-encoding")),
  ],
  [
    "coding as asked",
    "Content-Encoding (br)",
    breaking("json", "br", saying("content-encoding", "gzip")),
  ],
  ["coding as asked", "Content-Encoding (gzip)", (site) => deployed(site)],
  ["Vary", "Vary", breaking("json", "get", saying("vary", "Sec-Fetch-Dest"))],
  ["Vary", "Vary", breaking("page", "get", saying("vary", "Cookie"))],
  ["poll interval", "Cache-Control", breaking("rss", "get", saying("cache-control", "max-age=1"))],
  ["Date", "Date", breaking("page", "get", saying("date", "Sun, 01 Nov 2026 23:00:00 GMT"))],
  ["Date", "Date", (site) => deployed(site)],
  ["well-formed", "body", breaking("rss", "get", writing("</channel>", ""))],
  ["well-formed", "body", breaking("json", "get", writing("{", ""))],
  ["well-formed", "body", breaking("atom", "get", writing("<title>", "<title>\u0003"))],
  [
    "required members",
    "<description> of the channel",
    breaking("rss", "get", writing(/<description>.*?<\/description>/, "")),
  ],
  [
    "required members",
    "<updated> of entry 1",
    breaking("atom", "get", writing(/(<entry>[\s\S]*?)<updated>.*?<\/updated>/, "$1")),
  ],
  [
    "required members",
    "`title` of the feed",
    breaking("json", "get", writing('"title":', '"name":')),
  ],
  ["ids", "id of entry 1", breaking("rss", "get", writing(/<guid[^>]*>.*?<\/guid>/, ""))],
  [
    "ids",
    "id",
    breaking(
      "json",
      "get",
      writing(/("id":")tag:[^"]*second"/, '$1tag:news.example,2026-11-01:first"'),
    ),
  ],
  [
    "same ids in each format",
    "id",
    breaking("atom", "get", writing(/(<entry>\s*<id>)[^<]*/, "$1tag:other.example,2026:1")),
  ],
  [
    "same addresses and dates in each format",
    "address of entry 1",
    breaking("json", "get", writing(/("url":"[^"]*articles\/second)"/, '$1/amp"')),
  ],
  [
    "same addresses and dates in each format",
    "date of publication (Unix) of entry 1",
    breaking("atom", "get", writing(/<published>[^<]*/, "<published>2026-10-30T00:00:00Z")),
  ],
  [
    "dates",
    "published of entry 1",
    breaking("rss", "get", writing(/<pubDate>[^<]*/, "<pubDate>2026-11-01")),
  ],
  [
    "dates",
    "updated of entry 1",
    breaking("atom", "get", writing(/(<entry>[\s\S]*?<updated>)[^<]*/, "$12027-01-01T00:00:00Z")),
  ],
  [
    "updated follows the newest entry",
    "updated of the feed",
    breaking(
      "rss",
      "get",
      writing(/<lastBuildDate>[^<]*/, "<lastBuildDate>Thu, 01 Jan 2026 00:00:00 GMT"),
    ),
  ],
  [
    "autodiscovery",
    'rel="alternate" application/feed+json',
    breaking("/", "get", (answer) => ({
      ...writing("application/feed+json", "application/json")(answer),
      ...saying("link")(answer),
    })),
  ],
  [
    "self is the address",
    "self",
    breaking("rss", "get", writing("https://news.example/rss.xml", "https://news.example/feed")),
  ],
  ["self is the address", "Link: self", breaking("rss", "get", saying("link"))],
  [
    "canonical is the address",
    "canonical",
    breaking(
      "/articles/second",
      "get",
      writing(
        'rel="canonical" href="https://news.example/articles/second"',
        'rel="canonical" href="https://news.example/"',
      ),
    ),
  ],
  [
    "absolute links",
    "link",
    breaking("atom", "get", writing('href="https://news.example/rss.xml"', 'href="/rss.xml"')),
  ],
  [
    "absolute links",
    "link of entry 1",
    breaking("json", "get", writing('"url":"https://news.example/articles/', '"url":"/articles/')),
  ],
  [
    "Link is the body's",
    "Link",
    breaking("rss", "get", writing(/<atom:link[^>]*rel="hub"[^>]*>/, "")),
  ],
  [
    "Link is the body's",
    "Link",
    breaking("/", "get", saying("link", '<https://news.example/>; rel="canonical"')),
  ],
  ["/feed leads to a feed", "Vary", breaking("choice", "get", saying("vary"))],
  [
    "/feed leads to a feed",
    "Cache-Control",
    breaking("choice", "get", saying("cache-control", "max-age=300")),
  ],
  [
    "CORS",
    "Access-Control-Allow-Origin (304)",
    breaking("json", "known", saying("access-control-allow-origin")),
  ],
  [
    "CORS",
    "Access-Control-Allow-Origin (200)",
    breaking("page", "get", saying("access-control-allow-origin", "*")),
  ],
  [
    "no third party",
    "<img>",
    breaking("/", "get", writing("<body", '<body><img src="https://tracker.example/1.gif"><i')),
  ],
  [
    "no third party",
    "<link>",
    breaking(
      "/",
      "get",
      writing("<head>", '<head><link rel="preconnect" href="https://fonts.example">'),
    ),
  ],
  [
    "no third party",
    "<source>",
    breaking(
      "/",
      "get",
      writing(
        "<body",
        '<body><picture><source srcset="/a.png 1x, https://cdn.example/b.png 2x"></picture><i',
      ),
    ),
  ],
  [
    "Content-Security-Policy",
    "Content-Security-Policy",
    breaking("page", "get", saying("content-security-policy")),
  ],
  [
    "Content-Security-Policy",
    "Content-Security-Policy",
    breaking(
      "no page",
      "get",
      saying("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'"),
    ),
  ],
  [
    "security fields",
    "X-Content-Type-Options (get, 200)",
    breaking("rss", "get", saying("x-content-type-options")),
  ],
  [
    "security fields",
    "Referrer-Policy (get, 404)",
    breaking("no page", "get", saying("referrer-policy")),
  ],
  [
    "security fields",
    "Strict-Transport-Security (head, 200)",
    breaking("rss", "head", saying("strict-transport-security")),
  ],
  ["feeds are not search results", "X-Robots-Tag", breaking("rss", "get", saying("x-robots-tag"))],
  ["robots.txt", "Sitemap", breaking("robots", "get", writing(/Sitemap: [\s\S]*/, ""))],
  [
    "robots.txt",
    "Disallow",
    breaking("robots", "get", writing("Disallow: /publishing/", "Disallow: /rss")),
  ],
  [
    "sitemaps",
    "loc",
    breaking(
      "/sitemaps/1/articles.xml",
      "get",
      writing("<loc>https://news.example/", "<loc>http://other.example/"),
    ),
  ],
  ["sitemaps", "body", breaking("sitemap", "get", writing("</sitemapindex>", ""))],
  [
    "lastmod is true",
    "lastmod of https://news.example/articles/first",
    breaking(
      "/sitemaps/1/articles.xml",
      "get",
      writing(/(?<=articles\/first<\/loc>\s*<lastmod>)[^<]*/, "2026-11-02T00:00:00Z"),
    ),
  ],
  [
    "OPML",
    "xmlUrl",
    breaking("opml", "get", writing('xmlUrl="https://news.example/', 'xmlUrl="/')),
  ],
  ["OPML", "body", breaking("opml", "get", writing("</opml>", ""))],
  [
    "archives lead back",
    "current",
    breaking("/archive/1/rss.xml", "get", writing(/https:[^"]*(?=" rel="current")/, "/wrong")),
  ],
  ["status", "status", breaking("/archive/1/feed.json", "get", answering(404))],
  ["files never change", "Cache-Control", breaking(PICTURE, "get", saying("cache-control"))],
  ["https", "scheme", (site) => deployed(site)],
  [
    "https",
    "Location",
    (site) => {
      const url = "http://news.example/";
      const get = anAnswer(url, 301, { location: "https://www.news.example/" });
      return addVisit(site, { kind: "plain http", url, answers: { get } });
    },
  ],
];

describe("the doctor", () => {
  it("finds nothing where the real application answers, whose every kind of address it visits", () => {
    expect(found(healthy)).toEqual([]);
    const kinds = new Set(healthy.visits.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(
      // prettier-ignore
      ["amp", "atom", "choice", "data", "file", "health", "json", "no file", "no page", "opml", "page", "robots", "rss", "sitemap"],
    );
  });

  it("finds nothing either in everything there is", async () => {
    const site = await aHealthySite(true);
    expect(site.visits.length).toBeGreaterThan(healthy.visits.length);
    expect(found(site)).toEqual([]);
  });

  it.each(BREAKAGES)("says of %s what broke it: %s", (check, field, break_) => {
    const places = found(break_(healthy)).filter((finding) => finding.check === check);
    expect(places.map((place) => place.field)).toContain(field);
    for (const { url, seen, promise, why } of places) {
      expect([url, seen, promise, why].every((words) => words.length > 0)).toBe(true);
    }
  });

  it("can find each of its promises broken", () => {
    const names = new Set(BREAKAGES.map(([check]) => check));
    expect([...names].toSorted()).toEqual(CHECKS.map(({ name }) => name).toSorted());
  });

  it("takes the refusal of one more full fetch for no fault, and for nothing kept", () => {
    const refusing = broken(healthy, "rss", "gzip", answering(429));
    const site = broken(refusing, "rss", "gzip", saying("cache-control", "no-store"));
    expect(found(site)).toEqual([]);
    expect(refusedUrls(site)).toEqual([`${ORIGIN}/rss.xml`]);
    const looked = "1 request";
    expect(verdict(ORIGIN, [], false, looked)).toBe(
      `${ORIGIN} breaks no promise in what was seen: ${looked}.`,
    );
    expect(verdict(ORIGIN, [], true, looked)).toBe(`${ORIGIN} keeps what it promises: ${looked}.`);
  });
});

it("docs/doctor.md lists every promise with its reason", () => {
  const document = readFileSync(`${import.meta.dirname}/../../../docs/doctor.md`, "utf8");
  const rows = [...document.matchAll(/^\| ([^|]*?) +\| ([^|]*?) +\| ([^|]*?) +\|$/gm)]
    .map(([, ...cells]) => cells)
    .slice(2);
  expect(rows).toEqual(CHECKS.map(({ name, promise, why }) => [name, promise, why]));
});
