/**
 * Thirty mistakes that publishers make with feeds, each by its name. Those of what does not exist yet
 * stand here to be seen, with what they arrive with.
 */
/* oxlint-disable vitest/warn-todo -- a list of thirty is complete only with those that wait */
import { expect, it } from "vitest";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import { announceAtMs, PROPAGATION_MS } from "../../src/newsroom/schedule.ts";
import { anArticle, instant } from "../support/builders.ts";
import { aBareNewswire, aNewswire } from "../support/newswire.ts";
import {
  childrenNamed,
  onlyChild,
  parseXml,
  textOf,
  type XmlElement,
} from "../support/xml-tree.ts";
import { AMP_CSS_MAX_BYTES, ampCssBytes } from "./amp-judge.ts";
import { aNewClient, feedPaths, origin, publishedSources, read, sources } from "./newsstand.ts";
import { ask, decoded } from "./request-sets.ts";
import { visibleText } from "./visible-text.ts";
import { publish, put, workshopOrigin } from "./workshop.ts";

const ATOM = "{http://www.w3.org/2005/Atom}";
const CREATOR = "{http://purl.org/dc/elements/1.1/}creator";
const CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded";
const MEDIA = "{http://search.yahoo.com/mrss/}";

const rssItems = async (path = ""): Promise<readonly XmlElement[]> =>
  childrenNamed(onlyChild(parseXml(await read(`${path}/rss.xml`)), "channel"), "item");

const atomEntries = async (path = ""): Promise<readonly XmlElement[]> =>
  childrenNamed(parseXml(await read(`${path}/atom.xml`)), `${ATOM}entry`);

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(new URL(path, origin()).href, "GET", { ...aNewClient(), ...headers });

/** Fetches a feed whole as often as one client may in an hour, and gets the last answer. */
const fetchAllowed = async (path: string, from: Readonly<Record<string, string>>) => {
  for (let fetched = 1; fetched < 12; fetched++) {
    expect((await get(path, from)).status).toBe(200);
  }
  return get(path, from);
};

const descendants = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(descendants),
];

const jsonLd = (page: string): unknown =>
  JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page)?.[1] ?? "");

it("1. an ETag that changes with each request or deployment", async () => {
  const [first, second] = [await get("/atom.xml"), await get("/atom.xml")];
  expect([second.headers.etag, second.bytes]).toEqual([first.headers.etag, first.bytes]);
  // Two applications on equal records are two deployments.
  const tags = await Promise.all(
    [await aNewswire(), await aNewswire()].map(async (wire) =>
      (await wire.get("/atom.xml")).headers.get("ETag"),
    ),
  );
  expect(tags[0]).toMatch(/^W\/"/);
  expect(tags[1]).toBe(tags[0]);
});

it("2. a 304 with Content-Type or a body", async () => {
  for (const path of ["/", "/rss.xml", "/atom.xml", "/feed.json", "/articles/hard-headlines"]) {
    const { etag = "" } = (await get(path)).headers;
    const { status, headers, bytes } = await get(path, { "If-None-Match": etag });
    expect([status, headers["content-type"], headers["content-length"], bytes.byteLength]).toEqual([
      304,
      undefined,
      undefined,
      0,
    ]);
  }
});

it("3. If-Modified-Since honoured beside an If-None-Match that does not match", async () => {
  const since = { "If-Modified-Since": "Fri, 31 Dec 2099 23:59:59 GMT" };
  expect((await get("/rss.xml", since)).status).toBe(304);
  expect((await get("/rss.xml", { ...since, "If-None-Match": '"another"' })).status).toBe(200);
});

it("4. Retry-After as a date", async () => {
  const from = aNewClient();
  await fetchAllowed("/rss.xml", from);
  const refused = await get("/rss.xml", from);
  expect([refused.status, refused.headers["cache-control"]]).toEqual([429, "no-store"]);
  expect(refused.headers["retry-after"]).toMatch(/^[1-9]\d{0,3}$/);
  const unpublished = await aBareNewswire().get("/rss.xml");
  expect(unpublished.status).toBe(503);
  expect(unpublished.headers.get("Retry-After")).toMatch(/^\d+$/);
});

it("5. 429 for who polls conditionally", async () => {
  const from = aNewClient();
  const { etag = "", "last-modified": since = "" } = (await fetchAllowed("/rss.xml", from)).headers;
  expect((await get("/rss.xml", from)).status).toBe(429);
  const polls = await Promise.all(
    Array.from({ length: 60 }, (_, poll) => {
      const validator = poll % 2 ? { "If-None-Match": etag } : { "If-Modified-Since": since };
      return get("/rss.xml", { ...from, ...validator });
    }),
  );
  expect(new Set(polls.map(({ status }) => status))).toEqual(new Set([304]));
});

it("6. no explicit Cache-Control on some path", async () => {
  const stylesheet = /href="(\/assets\/[^"]+)"/.exec(await read("/"))?.[1] ?? "";
  const asked = [
    ["GET", "/", 200],
    ["HEAD", "/rss.xml", 200],
    ["OPTIONS", "/rss.xml", 204],
    ["GET", stylesheet, 200],
    ["GET", "/schemas/article.json", 200],
    ["GET", "/RSS.xml", 301],
    ["DELETE", "/Articles/x", 308],
    ["GET", "/publishing/publication", 401],
    ["GET", "/articles/never-was", 404],
    ["GET", "/never/was.php", 404],
    ["POST", "/rss.xml", 405],
    ["GET", "/articles/feed-readers-by-the-number", 410],
  ] as const;
  for (const [method, path, status] of asked) {
    const answer = await ask(new URL(path, origin()).href, method, aNewClient());
    expect([method, path, answer.status]).toEqual([method, path, status]);
    expect(answer.headers["cache-control"]).toMatch(/max-age=\d|no-store/);
  }
  expect((await get("/rss.xml", { "If-Match": '"x"' })).headers["cache-control"]).toBe("no-store");
});

it("7. a guid made of the slug", async () => {
  const guids = (await rssItems()).map((item) => onlyChild(item, "guid"));
  expect(guids.map(({ text }) => text).sort()).toEqual(
    publishedSources.map(({ frontMatter }) => frontMatter.id).sort(),
  );
  for (const { attributes } of guids) expect(attributes["isPermaLink"]).toBe("false");
});

it("8. a pubDate that moves when the article is corrected", async () => {
  const corrected = publishedSources.filter(({ frontMatter }) => frontMatter.corrections?.length);
  expect(corrected.length).toBeGreaterThan(0);
  const items = await rssItems();
  for (const { frontMatter } of corrected) {
    const item = items.find((found) => textOf(found, "guid") === frontMatter.id);
    const modified = item && textOf(item, "{http://purl.org/dc/terms/}modified");
    expect(item && textOf(item, "pubDate")).toBe(new Date(frontMatter.publishedAt).toUTCString());
    expect(Date.parse(modified ?? "")).toBeGreaterThan(Date.parse(frontMatter.publishedAt));
  }
});

it("9. a title that is escaped twice", async () => {
  const title = publishedSources.find(({ slug }) => slug === "hard-headlines")?.frontMatter.title;
  expect(title).toContain("&");
  expect((await rssItems()).map((item) => textOf(item, "title"))).toContain(title);
  expect((await atomEntries()).map((entry) => textOf(entry, `${ATOM}title`))).toContain(title);
  expect(await read("/rss.xml")).not.toMatch(/<title>[^<]*&amp;amp;/);
});

it("10. control characters and lone surrogates, even where the store has them", async () => {
  const wire = await aNewswire([anArticle("first", { title: "a\u0000b\u000b\ud83dc\uffff" })]);
  for (const file of ["rss.xml", "atom.xml"]) {
    const document = await (await wire.get(`/${file}`)).text();
    expect(document).toContain(">abc</title>");
    expect(() => parseXml(document)).not.toThrow();
  }
  expect(await (await wire.get("/feed.json")).json()).toMatchObject({ items: [{ title: "abc" }] });
});

it("11. ]]> inside CDATA", async () => {
  const path = "/articles/hard-headlines";
  const [item] = await rssItems(path);
  const [entry] = await atomEntries(path);
  for (const body of [item && textOf(item, CONTENT), entry && textOf(entry, `${ATOM}content`)]) {
    expect(visibleText(body ?? "")).toContain("]]> and again ]]>");
  }
});

it("12. relative URLs in content", async () => {
  for (const item of await rssItems()) {
    const addresses = [...textOf(item, CONTENT).matchAll(/ (?:href|src|cite)="([^"]*)"/g)];
    expect(addresses.length).toBeGreaterThan(0);
    for (const [, address = ""] of addresses) expect(address).toMatch(/^(?:https?:|mailto:)/);
  }
});

it("13. <author> without an e-mail address", async () => {
  const authors = (await rssItems()).flatMap((item) => childrenNamed(item, "author"));
  for (const { text } of authors) expect(text).toMatch(/\S@\S/);
  const editor = descendants(parseXml(await read("/rss.xml"))).find(
    ({ name }) => name === "managingEditor",
  );
  expect(editor?.text).toMatch(/^\S+@\S+ \(.+\)$/);
});

it("14. both <author> and dc:creator", async () => {
  for (const item of await rssItems()) {
    expect(childrenNamed(item, CREATOR).length).toBeGreaterThan(0);
    expect(childrenNamed(item, "author")).toEqual([]);
  }
});

it("15. an enclosure without its length", async () => {
  const enclosures = [
    ...(await rssItems()).flatMap((item) => childrenNamed(item, "enclosure")),
    ...(await atomEntries()).flatMap((entry) =>
      childrenNamed(entry, `${ATOM}link`).filter(
        ({ attributes }) => attributes["rel"] === "enclosure",
      ),
    ),
  ];
  expect(enclosures.length).toBeGreaterThan(0);
  for (const { attributes } of enclosures) expect(attributes["length"]).toMatch(/^[1-9]\d*$/);
});

it("16. media:credit of another scheme than urn:ebu", async () => {
  const credits = (await rssItems())
    .flatMap(descendants)
    .filter(({ name }) => name === `${MEDIA}credit`);
  expect(credits.length).toBeGreaterThan(0);
  for (const { attributes } of credits) expect(attributes["scheme"]).toBe("urn:ebu");
});

it("17. an Atom feed updated now", async () => {
  for (const path of feedPaths()) {
    const feed = parseXml(await read(`${path}/atom.xml`));
    const entries = childrenNamed(feed, `${ATOM}entry`).map((entry) =>
      textOf(entry, `${ATOM}updated`),
    );
    expect(textOf(feed, `${ATOM}updated`)).toBe(entries.sort().at(-1));
  }
});

it("18. a self link that is not the canonical address", async () => {
  const canonical = new URL("/atom.xml", origin()).href;
  const odd = ["/atom.xml?utm_source=x", "/atom.xml?"];
  for (const answer of [
    ...(await Promise.all(odd.map((path) => get(path)))),
    await get("/atom.xml", { Host: "another.example" }),
  ]) {
    const links = childrenNamed(parseXml(decoded(answer)), `${ATOM}link`);
    const self = links.filter(({ attributes }) => attributes["rel"] === "self");
    expect(self.map(({ attributes }) => attributes["href"])).toEqual([canonical]);
    expect(answer.headers.link).toContain(`<${canonical}>; rel="self"`);
  }
  expect((await get("/atom.xml/")).headers.location).toBe("/atom.xml");
});

it("19. a WebSub announcement before the topic can be read", () => {
  // KV's own caches, then what an isolate remembers (developers.cloudflare.com/kv/concepts/how-kv-works).
  const everywhereMs = 60_000 + MEMO_TRUST_SECONDS * 1000;
  for (const changedMs of [0, 1_000, 100_000, 299_000, 400_000]) {
    const first = announceAtMs(0, changedMs, PROPAGATION_MS);
    expect(first).toBeGreaterThanOrEqual(everywhereMs);
  }
  // That the hub then fetches the new document: tests/worker/newsroom-announcements.test.ts.
});

it("20. a news sitemap with entries older than two days, or en-GB", async () => {
  // The clock of the wire stands at 2 November.
  const british = anArticle("first", { language: "en-GB" as LanguageTag });
  const old = anArticle("second", { publishedAt: instant("2026-10-30T23:59:59Z") });
  const wire = await aNewswire([british, old]);
  const NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}";
  const news = async () => {
    const root = parseXml(await (await wire.get("/news-sitemap.xml")).text());
    return descendants(root).filter(({ name }) => name.startsWith(NEWS));
  };
  const found = await news();
  const named = (name: string) => found.filter((element) => element.name === `${NEWS}${name}`);
  expect(named("title").map(({ text }) => text)).toEqual([british.title]);
  expect(named("language").map(({ text }) => text)).toEqual(["en"]);
  wire.pass(2 * 86_400);
  expect(await news()).toEqual([]);
});

it("21. </script> that breaks out of JSON-LD", async () => {
  const title = '</script><script>alert("x")</script><!--';
  const wire = await aNewswire([anArticle("first", { title })]);
  for (const path of ["/articles/first", "/articles/first/amp"]) {
    expect(jsonLd(await (await wire.get(path)).text())).toMatchObject({ headline: title });
  }
});

it("22. AMP with too much CSS, a Content-Security-Policy in <meta>, or an RSL script", async () => {
  for (const { slug } of publishedSources) {
    const document = await read(`/articles/${slug}/amp`);
    expect(ampCssBytes(document)).toBeLessThan(AMP_CSS_MAX_BYTES);
    expect(document).not.toMatch(/http-equiv="?content-security-policy/i);
    expect(document).not.toMatch(/<script[^>]*rsl/);
  }
});

it("23. two hosts that share a cache key, and differ", async () => {
  for (const path of ["/", "/rss.xml", "/atom.xml", "/feed.json", "/articles/hard-headlines"]) {
    const [one, other] = [await get(path), await get(path, { Host: "another.example" })];
    expect([other.headers.etag, other.bytes.equals(one.bytes)]).toEqual([one.headers.etag, true]);
  }
});

it.todo("24. storms of purges: arrives with a cache that is purged; until then nothing is");

it("25. a KV key written more than once a second", async () => {
  const article = {
    id: "tag:workshop.example,2026-11-22:often",
    summary: "Three revisions at once.",
    publishedAt: "2026-11-01T08:00:00Z",
    section: "workshop",
    byline: [{ author: "desk", role: "writer" }],
    cards: [],
  };
  const started = performance.now();
  await publish("articles/often", { ...article, title: "One" });
  await publish("articles/often", { ...article, title: "Two" }, { "If-Match": "*" });
  await publish("articles/often", { ...article, title: "Three" }, { "If-Match": "*" });
  // Each is confirmed in KV when it answers, and all write the same keys. Only a floor: never slow.
  expect(performance.now() - started).toBeGreaterThan(1_900);
});

it("26. RSL with commas, of a wrong origin, or naming a server that is not there", async () => {
  const address = `${origin()}/license.xml`;
  const { headers, bytes } = await get("/license.xml");
  expect(headers["content-type"]).toBe("application/rsl+xml; charset=utf-8");
  const root = parseXml(bytes.toString());
  const usage = descendants(root).filter(({ attributes }) => attributes["type"] === "usage");
  expect(usage.map(({ text }) => text)).toEqual(["search ai-input ai-index", "ai-train"]);
  expect(await read("/robots.txt")).toContain(`\nLicense: ${address}\n`);

  const RSL = "{https://rslstandard.org/rsl}";
  const items = await rssItems();
  // Of what was first published elsewhere nothing is said.
  const originals = items.filter(({ children }) =>
    children.some(({ attributes }) => attributes["rel"] === "via"),
  );
  const contents = items.flatMap((item) => childrenNamed(item, `${RSL}content`));
  expect(contents.length).toBe(items.length - originals.length);
  for (const content of [...contents, onlyChild(root, `${RSL}content`)]) {
    expect(content.attributes["server"]).toBeUndefined();
    expect(new URL(content.attributes["url"] ?? "", address).origin).toBe(origin());
  }
  const link = `<${address}>; rel="license"; type="application/rsl+xml"`;
  expect((await get("/articles/gone-is-an-answer")).headers["link"]).toContain(link);
  expect((await get("/articles/gone-is-an-answer/amp")).headers["link"]).toContain(link);
});

it("27. an embargoed article that can be reached before its time", async () => {
  // An embargo cannot be asked for yet, so an article of tomorrow is refused, and leaves no trace.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const response = await put("articles/of-tomorrow", {
    id: "tag:workshop.example,2026-11-22:of-tomorrow",
    title: "Of tomorrow",
    summary: "Not yet.",
    publishedAt: tomorrow,
    section: "workshop",
    byline: [{ author: "desk", role: "writer" }],
    cards: [],
  });
  expect(response.status).toBe(422);
  for (const file of ["", "/amp", "/article.json", "/rss.xml", "/atom.xml", "/feed.json"]) {
    const answer = await fetch(new URL(`/articles/of-tomorrow${file}`, workshopOrigin()));
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("Of tomorrow");
  }
  expect(await read("/rss.xml", workshopOrigin())).not.toContain("of-tomorrow");
});

it("28. a withdrawn article that stays in AMP, data, archives, sitemaps or somebody's feed", async () => {
  const withdrawn = sources.filter((source) => source.withdrawn);
  expect(withdrawn.length).toBeGreaterThan(0);
  for (const { slug, frontMatter } of withdrawn) {
    for (const file of ["", "/amp", "/article.json", "/rss.xml", "/atom.xml", "/feed.json"]) {
      expect((await get(`/articles/${slug}${file}`)).status).toBe(410);
    }
    for (const path of feedPaths()) {
      for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
        expect(await read(`${path}/${file}`)).not.toContain(frontMatter.id);
      }
    }
    for (const path of ["/archive/1", "/sitemaps/1/articles.xml", "/news-sitemap.xml"]) {
      expect(await read(path)).not.toContain(`/articles/${slug}`);
    }
  }
});

it.todo("29. a partner's feed that search engines index: arrives with partners");

it("30. Atom and JSON Feed sent uncompressed", async () => {
  for (const path of ["/atom.xml", "/feed.json"]) {
    const plain = await get(path);
    for (const coding of ["br", "gzip"]) {
      const answer = await get(path, { "Accept-Encoding": coding });
      expect(answer.headers["content-encoding"]).toBe(coding);
      expect(answer.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 2);
      expect(decoded(answer)).toBe(plain.bytes.toString());
    }
  }
});
