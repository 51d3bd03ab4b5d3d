import { createHash, randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { createApp } from "../../src/edge/app.ts";
import type { JournalLine, LogEvent, Ports } from "../../src/edge/ports.ts";
import { prerender } from "../../src/edge/prerender.ts";
import type { Sighting } from "../../src/edge/readership.ts";
import { pageOfPlace } from "../../src/model/archive.ts";
import type { Article } from "../../src/model/article.ts";
import type { FeedKey } from "../../src/model/feed-key.ts";
import { feedsOf } from "../../src/model/feed-membership.ts";
import type { Instant } from "../../src/model/instant.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Resource } from "../../src/model/resource.ts";
import { readSettings } from "../../src/settings.ts";
import { keys } from "../../src/store/keys.ts";
import type { AnyRecord } from "../../src/store/records.ts";
import { archivePagesOf } from "./archive-pages.ts";
import { EVERY_KIND_OF_FEED, aPublication, anArticle, instant, slug } from "./builders.ts";
import { documentedStatuses } from "./documented.ts";
import { type MemoryMedia, memoryMedia } from "./memory-media.ts";
import { type MemoryRecords, memoryRecords } from "./memory-records.ts";
import { type ScriptedNewsroom, scriptedNewsroom } from "./scripted-newsroom.ts";

export const TOKEN = "a-token-for-tests";
const PUBLISHING_TOKENS = `desk:${createHash("sha256").update(TOKEN).digest("hex")}`;

/** The whole application on memory ports, with what tests do to it. */
export interface Newswire {
  readonly app: Hono;
  readonly records: MemoryRecords;
  readonly media: MemoryMedia;
  readonly newsroom: ScriptedNewsroom;
  readonly logged: LogEvent[];
  readonly journal: JournalLine[];
  readonly sightings: Sighting[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly head: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly send: (method: string, path: string, init?: RequestInit) => Promise<Response>;
  /** The same with a publishing token. */
  readonly api: (method: string, path: string, init?: RequestInit) => Promise<Response>;
  readonly adopt: (publication: Publication, at?: string) => Promise<void>;
  /**
   * Projects articles as the Newsroom would: their resources, and the editions they are in, each
   * article a version of those.
   * @param wholeSince the version at which an entry left
   * @param apart how many versions lie between two articles
   */
  readonly publish: (
    articles: readonly Article[],
    at?: string,
    wholeSince?: number,
    apart?: number,
  ) => Promise<void>;
  readonly put: (name: string, resource: Resource, at?: string) => Promise<void>;
  readonly pass: (seconds: number) => void;
  /** Whether `publish` writes documents beside records, as the Newsroom does. */
  prerenders: boolean;
}

const COMMITTED_AT = "2026-11-01T08:00:00Z";

/** A wire without a publication. */
export const aBareNewswire = (
  env: Parameters<typeof readSettings>[0] = { PUBLISHING_TOKENS },
  more: Partial<Ports> = {},
): Newswire => {
  const records = memoryRecords();
  const media = memoryMedia();
  const newsroom = scriptedNewsroom();
  const logged: LogEvent[] = [];
  const sightings: Sighting[] = [];
  let nowMs = Date.UTC(2026, 10, 2);
  const journal: JournalLine[] = [];
  const app = createApp(
    {
      records,
      media,
      newsroom: () => newsroom,
      now: () => nowMs,
      log: (event) => logged.push(event),
      mintId: randomUUID,
      journal: (line) => journal.push(line),
      keepSighting: (sighting) => sightings.push(sighting),
      ...more,
    },
    readSettings(env),
  );
  const send: Newswire["send"] = async (method, path, init = {}) => {
    const url = new URL(`https://any-host.example${path}`);
    const response = await app.request(url, { method, ...init });
    const { status } = response;
    if (!documentedStatuses(method, url.pathname).includes(status)) {
      throw new Error(`docs/http.md does not say that ${method} ${path} may answer ${status}`);
    }
    return response;
  };
  const write = (key: string, record: AnyRecord, at: string): Promise<void> => {
    const publication = newsroom.settings?.publication ?? aPublication();
    const documents = wire.prerenders ? prerender(record, publication) : undefined;
    return records.write(record.kind, key, record.value, at as Instant, documents);
  };
  const wire: Newswire = {
    prerenders: false,
    app,
    records,
    media,
    newsroom,
    logged,
    journal,
    sightings,
    send,
    get: (path, headers = {}) => send("GET", path, { headers }),
    head: (path, headers = {}) => send("HEAD", path, { headers }),
    api: (method, path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("Authorization", `Bearer ${TOKEN}`);
      return send(method, path, { ...init, headers });
    },
    adopt: async (publication, at = COMMITTED_AT) => {
      newsroom.settings = { publication, etag: '"1-settings"' };
      await records.write("publication", keys.publication(), publication, at as Instant);
    },
    publish: async (articles, at = COMMITTED_AT, wholeSince = 0, apart = 1) => {
      const editions = new Map<FeedKey, Article[]>();
      for (const article of articles) {
        const value = { kind: "live", article } as const;
        await write(keys.resource(article.slug), { kind: "resource", value }, at);
        for (const feed of feedsOf(article, newsroom.settings?.publication ?? aPublication())) {
          editions.set(feed, [article, ...(editions.get(feed) ?? [])]);
        }
      }
      for (const [feed, members] of editions) {
        const version = members.length * apart;
        const entries = members.map(
          (article, index) => ({ article, since: version - index * apart, body: "full" }) as const,
        );
        const value = {
          feed,
          entries,
          changedAt: instant(COMMITTED_AT),
          version,
          wholeSince,
          ...(feed === "front" && { archivePages: pageOfPlace(articles.length - 1) }),
        };
        await write(keys.edition(feed), { kind: "edition", value }, at);
      }
      for (const page of archivePagesOf(articles, at as Instant)) {
        await write(keys.archive(page.number), { kind: "archive", value: page }, at);
      }
    },
    put: (name, resource, at = COMMITTED_AT) =>
      write(keys.resource(slug(name)), { kind: "resource", value: resource }, at),
    pass: (seconds) => {
      nowMs += seconds * 1000;
    },
  };
  return wire;
};

/** Articles of one running story. */
export const TWO_ARTICLES: readonly Article[] = ["first", "second"].map((name) =>
  anArticle(name, { story: slug("the-wire") }),
);

/** A wire with a publication and two articles, `first` and `second`. */
export const aNewswire = async (
  articles?: readonly Article[],
  env: Parameters<typeof readSettings>[0] = {},
  more: Partial<Ports> = {},
): Promise<Newswire> => {
  const wire = aBareNewswire({ PUBLISHING_TOKENS, ...env }, more);
  await wire.adopt(aPublication(EVERY_KIND_OF_FEED));
  await wire.publish(articles ?? TWO_ARTICLES);
  return wire;
};

/** Every public URL of the wire above that answers 200, by the kind of answer. */
const PAGES = [
  "/",
  "/sections/world",
  "/topics/syria",
  "/stories/the-wire",
  "/authors/ada",
  "/languages/en",
  "/feeds/picks",
  "/articles/first",
];
export const FEEDS = PAGES.flatMap((page) =>
  ["rss.xml", "atom.xml", "feed.json"].map((file) => `${page === "/" ? "" : page}/${file}`),
);
/** What programs look for at a known address, without links. */
export const PUBLICATION_FILES = [
  "/robots.txt",
  "/sitemaps/lists.xml",
  "/.well-known/tdmrep.json",
  "/llms.txt",
  "/manifest.webmanifest",
];
/** Made of the archive's records. */
export const SITEMAPS = ["/sitemap.xml", "/sitemaps/1/articles.xml", "/news-sitemap.xml"];
export const REPRESENTATIONS = [
  ...PAGES,
  ...FEEDS,
  "/feeds",
  "/feeds.opml",
  ...PUBLICATION_FILES,
  ...SITEMAPS,
  "/archive/1",
  "/articles/first/amp",
  "/articles/first/article.json",
  "/articles/first/article.md",
];
