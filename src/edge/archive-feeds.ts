import type { Context, Hono } from "hono";
import { type ArchivePage, archivePath } from "../model/archive.ts";
import { archiveFeedOf, type Feed } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import { FEED_FILES } from "../representations/feed-files.ts";
import { feedLinks } from "../representations/links.ts";
import type { FeedRepresentation } from "../representations/representation.ts";
import { keys } from "../store/keys.ts";
import { noFile } from "./absence.ts";
import { readArchiveEntries } from "./archive-entries.ts";
import { archiveExtent, jointMetadata, numberIn } from "./archive-records.ts";
import type { Edge } from "./edge.ts";
import { variantOf } from "./feed-variant.ts";
import { audienceOf, offer } from "./methods.ts";
import { readBoth } from "./record-pair.ts";
import { type RememberedRecord, StoreUnavailable } from "./remembered-record.ts";
import { serve } from "./serve.ts";
import type { Target } from "./target.ts";
import { jointTrust } from "./trust.ts";
import { unpublished } from "./unpublished.ts";

/** What the front page's feed held before: a document for each page of the archive (RFC 5005 §4). */
export const archiveFeeds = (app: Hono, edge: Edge): void => {
  for (const row of FEED_FILES) {
    const GET = (c: Context) => serveDocument(c, edge, row, numberIn(c.req.param("page")));
    offer(app, `${archivePath()}/:page/${row.file}`, { GET }, audienceOf(row));
  }
};

const serveDocument = async (
  c: Context,
  edge: Edge,
  offered: FeedRepresentation,
  number: number | undefined,
): Promise<Response> => {
  if (number === undefined) return noFile();
  const [publication, page] = await readBoth(
    edge.records.read("publication", keys.publication()),
    edge.records.read("archive", keys.archive(number)),
  );
  if (publication && page) {
    const row = variantOf(offered, c.req.raw);
    return serve(c, edge, row, documentTarget(edge, row, publication, page));
  }
  publication?.discard();
  page?.discard();
  if (!publication) return unpublished(false);
  await refuseIfBegun(edge, number);
  return noFile();
};

/** KV may not have a page here yet that the subscription document leads to: that passes. */
const refuseIfBegun = async (edge: Edge, number: number): Promise<void> => {
  const extent = await archiveExtent(edge);
  extent?.publication.discard();
  if (extent && number <= extent.newestPage) {
    throw new StoreUnavailable(`KV has no archive page ${number} here yet`);
  }
};

/**
 * Known by its page alone, which has the hash of each of its articles: a 304 reads none of them. Where
 * KV has another record of one by now, or an older one still, the document is known by those.
 */
const documentTarget = (
  edge: Edge,
  row: FeedRepresentation,
  publication: RememberedRecord<Publication>,
  page: RememberedRecord<ArchivePage>,
): Target<Feed> => ({
  version: { record: page.metadata, publication: publication.metadata },
  trust: jointTrust(page.trust, publication.trust),
  freshness: row.kind === "preview" ? "preview" : "feed",
  absence: async () => undefined,
  subject: async () => {
    const [settings, opened] = await Promise.all([publication.open(), page.open()]);
    const { entries, difference } = await readArchiveEntries(edge, opened.value);
    const subject = archiveFeedOf(opened.value, entries, settings.value);
    const record =
      difference === undefined
        ? opened.metadata
        : jointMetadata([opened.metadata], opened.metadata, difference);
    return {
      version: { record, publication: settings.metadata },
      subject,
      links: feedLinks(subject, row),
      publication: settings.value,
    };
  },
  discard: () => {
    publication.discard();
    page.discard();
  },
});
