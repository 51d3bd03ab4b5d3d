import type { ArchivePage } from "../model/archive.ts";
import { instantOf } from "../model/instant.ts";
import { mayFollowNews, newsOf, type Sitemap } from "../model/sitemap.ts";
import { keys } from "../store/keys.ts";
import type { RecordMetadata } from "../store/records.ts";
import {
  type ArchiveExtent,
  type ArchiveRecord,
  jointMetadata,
  trustInAll,
} from "./archive-records.ts";
import type { Edge } from "./edge.ts";
import type { Opened } from "./remembered-record.ts";
import type { Target } from "./target.ts";

/** Two thousand places for the thousand articles that a news sitemap may have; one invocation may read fifty times. */
const NEWS_PAGES_MAX = 40;

/**
 * What is news now. It changes when nothing is published, so what it is known by is what it holds, and
 * when that changed may be when an article grew old.
 */
export const newsTarget = async (edge: Edge, extent: ArchiveExtent): Promise<Target<Sitemap>> => {
  const { publication, newestPage } = extent;
  const nowMs = edge.now();
  const { records, pages } = await newestPages(edge, newestPage, nowMs);
  const { articles, untilMs, sinceMs } = newsOf(
    pages.map(({ value }) => value),
    nowMs,
  );
  const { trust } = trustInAll(extent, records);
  const record = (settings: RecordMetadata): RecordMetadata => {
    const joint = jointMetadata(
      pages.map(({ metadata }) => metadata),
      settings,
      articles.map(({ slug }) => slug).join(" "),
    );
    const since = sinceMs === undefined ? joint.committedAt : instantOf(sinceMs);
    return since > joint.committedAt ? { ...joint, committedAt: since } : joint;
  };
  return {
    version: { record: record(publication.metadata), publication: publication.metadata },
    ...(trust && { trust: { ...trust, untilMs: Math.min(trust.untilMs, untilMs) } }),
    freshness: "feed",
    absence: async () => undefined,
    subject: async () => {
      const { metadata, value } = await publication.open();
      return {
        version: { record: record(metadata), publication: metadata },
        subject: { publication: value, articles },
        links: [],
        publication: value,
      };
    },
    discard: publication.discard,
  };
};

/** From the newest page back, as far as there may be news. */
const newestPages = async (edge: Edge, newestPage: number, nowMs: number) => {
  const records: ArchiveRecord[] = [];
  const pages: Opened<ArchivePage>[] = [];
  for (let number = newestPage; number > 0 && records.length < NEWS_PAGES_MAX; number--) {
    const record = await edge.records.read("archive", keys.archive(number));
    records.push(record);
    const page = await record?.open();
    if (page) pages.push(page);
    if (page && !mayFollowNews(page.value, nowMs)) break;
  }
  return { records, pages };
};
