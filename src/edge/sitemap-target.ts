import { latest } from "../model/instant.ts";
import {
  pagesOfSitemap,
  type Sitemap,
  type SitemapIndex,
  sitemapOfPage,
} from "../model/sitemap.ts";
import {
  type ArchiveExtent,
  type ArchiveRecord,
  jointMetadata,
  readPages,
  trustInAll,
} from "./archive-records.ts";
import type { Edge } from "./edge.ts";
import type { Target } from "./target.ts";

const nothing = async (): Promise<undefined> => undefined;

const metadataOf = (records: readonly ArchiveRecord[]) =>
  records.flatMap((record) => (record ? [record.metadata] : []));

/**
 * The index, made of metadata alone. Its newest sitemap is where articles are added, so when that
 * changed is worth reading its pages; for the others it would cost more reads than one request has.
 */
export const indexTarget = async (
  edge: Edge,
  extent: ArchiveExtent,
): Promise<Target<SitemapIndex>> => {
  const { publication, newestPage } = extent;
  const count = sitemapOfPage(newestPage);
  const records = count === 0 ? [] : await readPages(edge, pagesOfSitemap(count, newestPage));
  for (const record of records) record?.discard();
  const [first, ...rest] = metadataOf(records).map(({ committedAt }) => committedAt);
  const newest = first && { newestAt: latest(first, ...rest) };
  const record = (settings: typeof publication.metadata) =>
    jointMetadata(
      metadataOf(records),
      settings,
      JSON.stringify([count, newest, settings.committedAt]),
    );
  return {
    version: { record: record(publication.metadata), publication: publication.metadata },
    ...trustInAll(extent, records),
    freshness: "feed",
    absence: nothing,
    subject: async () => {
      const { metadata, value } = await publication.open();
      return {
        version: { record: record(metadata), publication: metadata },
        subject: { publication: value, listsAt: metadata.committedAt, count, ...newest },
        links: [],
        publication: value,
      };
    },
    discard: publication.discard,
  };
};

/**
 * The articles of one sitemap; `undefined` where there is no such sitemap. The front page may be behind,
 * so of a sitemap that it does not know the first page is asked for.
 */
export const articlesTarget = async (
  edge: Edge,
  extent: ArchiveExtent,
  number: number | undefined,
): Promise<Target<Sitemap> | undefined> => {
  const { publication, newestPage } = extent;
  if (number === undefined) return undefined;
  const records = await readPages(edge, pagesOfSitemap(number, newestPage));
  const isKnown = number <= Math.max(1, sitemapOfPage(newestPage));
  if (!isKnown && records.every((record) => record === undefined)) return undefined;
  return {
    version: {
      record: jointMetadata(metadataOf(records), publication.metadata),
      publication: publication.metadata,
    },
    ...trustInAll(extent, records),
    freshness: "feed",
    absence: nothing,
    subject: async () => {
      const { metadata, value } = await publication.open();
      const pages = await Promise.all(records.flatMap((record) => (record ? [record.open()] : [])));
      return {
        version: {
          record: jointMetadata(
            pages.map((page) => page.metadata),
            metadata,
          ),
          publication: metadata,
        },
        subject: { publication: value, articles: pages.flatMap((page) => page.value.articles) },
        links: [],
        publication: value,
      };
    },
    discard: () => {
      publication.discard();
      for (const record of records) record?.discard();
    },
  };
};
