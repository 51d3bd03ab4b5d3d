import type { Context, Hono } from "hono";
import { type ArchivePage, archivePath } from "../model/archive.ts";
import type { Publication } from "../model/publication.ts";
import {
  archiveLinks,
  type ArchiveListing,
  archivePage,
} from "../representations/html/archive-page.tsx";
import { encodeRecord } from "../store/codec.ts";
import { keys } from "../store/keys.ts";
import { notFound } from "./absence.ts";
import { textAnswer } from "./answer.ts";
import { archiveExtent, type ArchiveRecord, numberIn } from "./archive-records.ts";
import type { Edge } from "./edge.ts";
import type { Opened, RememberedRecord } from "./remembered-record.ts";
import { audienceOf, offer } from "./methods.ts";
import { readBoth } from "./record-pair.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { jointTrust } from "./trust.ts";
import { unpublished } from "./unpublished.ts";

/** Older articles, page by page, and the way to the newest page. */
export const archive = (app: Hono, edge: Edge): void => {
  const audience = audienceOf(archivePage);
  offer(app, archivePath(), { GET: () => newestPage(edge) }, audience);
  const GET = (c: Context) => servePage(c, edge, numberIn(c.req.param("page")));
  offer(app, "/archive/:page", { GET }, audience);
};

const newestPage = async (edge: Edge): Promise<Response> => {
  const extent = await archiveExtent(edge);
  if (!extent) return unpublished(true);
  extent.publication.discard();
  const path = archivePath(Math.max(extent.newestPage, 1));
  return textAnswer(302, "newest", `The newest page is ${path}`, { Location: path });
};

const servePage = async (c: Context, edge: Edge, number: number | undefined): Promise<Response> => {
  const [publication, page] = await readBoth(
    edge.records.read("publication", keys.publication()),
    number === undefined
      ? Promise.resolve(undefined)
      : edge.records.read("archive", keys.archive(number)),
  );
  if (!publication) {
    page?.discard();
    return unpublished(true);
  }
  const stands = number !== undefined && (page ?? (await mayStand(edge, number, publication)));
  if (!stands) {
    return notFound(c, edge, "page", (await publication.open()).value);
  }
  return serve(c, edge, archivePage, pageTarget(number, publication, page));
};

/**
 * Whether a page that KV does not have here is one all the same: the front page knows of it already, or
 * it is the next to be begun, to which the one before it may lead.
 */
const mayStand = async (
  edge: Edge,
  number: number,
  publication: RememberedRecord<Publication>,
): Promise<boolean> => {
  const extent = await archiveExtent(edge).catch((error: unknown) => {
    publication.discard();
    throw error;
  });
  extent?.publication.discard();
  return extent !== undefined && number <= extent.newestPage + 1;
};

const pageTarget = (
  number: number,
  publication: RememberedRecord<Publication>,
  page: ArchiveRecord,
): Target<ArchiveListing> => {
  const metadata = page?.metadata ?? emptyPage(number, publication.metadata.committedAt).metadata;
  return {
    version: { record: metadata, publication: publication.metadata },
    ...(page && { trust: jointTrust(page.trust, publication.trust) }),
    freshness: "feed",
    absence: async () => undefined,
    subject: async () => {
      const settings = await publication.open();
      const opened = await (page?.open() ?? emptyPage(number, settings.metadata.committedAt));
      const subject = { publication: settings.value, page: opened.value };
      return {
        version: { record: opened.metadata, publication: settings.metadata },
        subject,
        links: archiveLinks(subject),
        publication: settings.value,
      };
    },
    discard: () => {
      publication.discard();
      page?.discard();
    },
  };
};

/** With the validators its record would have, so that no two pages share them. */
const emptyPage = (number: number, begunAt: ArchivePage["begunAt"]): Opened<ArchivePage> => {
  const value = { number, begunAt, isFull: false, articles: [] };
  return { metadata: encodeRecord(value, begunAt).metadata, value };
};
