import type { Context, Hono } from "hono";
import { type Edition, newerThan } from "../model/edition.ts";
import { hasFeed } from "../model/feed-catalogue.ts";
import { FEED_KINDS, type FeedKey, type FeedKind } from "../model/feed-key.ts";
import { type Feed, feedOf } from "../model/feed.ts";
import { isSlug } from "../model/identity.ts";
import type { Publication } from "../model/publication.ts";
import { feedLinks } from "../representations/links.ts";
import { FEED_REPRESENTATIONS } from "../representations/registry.ts";
import type { FeedRepresentation } from "../representations/representation.ts";
import { encodeRecord } from "../store/codec.ts";
import { keys } from "../store/keys.ts";
import { ABSENCE_STYLES, notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";
import { variantOf } from "./feed-variant.ts";
import type { Opened, RememberedRecord } from "./remembered-record.ts";
import { audienceOf, offer } from "./methods.ts";
import { readBoth } from "./record-pair.ts";
import { prerenderedOf } from "./prerendered.ts";
import { serve } from "./serve.ts";
import type { Found, Target } from "./target.ts";
import { jointTrust } from "./trust.ts";
import { unpublished } from "./unpublished.ts";

/** The name of the path's parameter, and what it is a key of. */
const PARAMETERS = {
  sections: "section",
  topics: "topic",
  stories: "story",
  authors: "author",
  languages: "language",
  feeds: "selection",
} as const satisfies Record<FeedKind, string>;

/** The front page and the page of every other feed, each with its files beside it. */
export const feeds = (app: Hono, edge: Edge): void => {
  for (const row of FEED_REPRESENTATIONS) {
    offer(app, `/${row.file}`, { GET: (c) => serveFeed(c, edge, row, "front") }, audienceOf(row));
    for (const kind of FEED_KINDS) {
      const page = `/${kind}/:${PARAMETERS[kind]}`;
      const path = row.file === "" ? page : `${page}/${row.file}`;
      const GET = (c: Context) =>
        serveFeed(c, edge, row, keyOf(kind, c.req.param(PARAMETERS[kind])));
      offer(app, path, { GET }, audienceOf(row));
    }
  }
};

const keyOf = (kind: FeedKind, key: string | undefined): FeedKey | undefined =>
  key !== undefined && isSlug(key) ? `${kind}/${key}` : undefined;

/** Answers for a feed of the publication; without a key there is none. */
export const serveFeed = async (
  c: Context,
  edge: Edge,
  offered: FeedRepresentation,
  key: FeedKey | undefined,
): Promise<Response> => {
  const row = variantOf(offered, c.req.raw);
  const [publication, edition] = await readBoth(
    edge.records.read("publication", keys.publication()),
    key ? edge.records.read("edition", keys.edition(key)) : Promise.resolve(undefined),
  );
  if (!publication || !key) {
    edition?.discard();
    if (!publication) return unpublished(row.kind === "page");
    return notFound(c, edge, ABSENCE_STYLES[row.kind], (await publication.open()).value);
  }
  const target = feedTarget(c, edge, key, row, publication, edition);
  // Anybody can make up the tag of an empty feed: only the settings know whether there is such a feed.
  return (!edition && (await target.absence())) || serve(c, edge, row, target);
};

/** A feed that the publication knows and nobody has written for is empty, not absent. */
const feedTarget = (
  c: Context,
  edge: Edge,
  key: FeedKey,
  row: FeedRepresentation,
  publication: RememberedRecord<Publication>,
  edition: RememberedRecord<Edition> | undefined,
): Target<Feed> => ({
  version: {
    record: edition?.metadata ?? emptyEdition(key, publication.metadata.committedAt).metadata,
    publication: publication.metadata,
  },
  ...(edition && { trust: jointTrust(edition.trust, publication.trust) }),
  freshness: row.kind === "preview" ? "preview" : "feed",
  absence: async () => {
    const { value } = await publication.open();
    return hasFeed(key, value) ? undefined : notFound(c, edge, ABSENCE_STYLES[row.kind], value);
  },
  subject: async () => {
    const settings = await publication.open();
    const opened = await (edition?.open() ?? emptyEdition(key, settings.metadata.committedAt));
    return found(opened.value, opened, settings, row);
  },
  ...prerenderedOf(row, edition, publication.metadata),
  newerThan: async (version) => {
    const settings = await publication.open();
    const opened = await edition?.open();
    const newer = opened && newerThan(opened.value, version);
    return (
      newer && {
        version: { record: opened.metadata, publication: settings.metadata },
        since: Math.min(...newer.entries.map(({ since = 0 }) => since)),
        found: () => found(newer, opened, settings, row),
      }
    );
  },
  discard: () => {
    publication.discard();
    edition?.discard();
  },
});

const found = (
  edition: Edition,
  { metadata }: Opened<Edition>,
  settings: Opened<Publication>,
  row: FeedRepresentation,
): Found<Feed> => {
  const subject = feedOf(edition, settings.value);
  const version = { record: metadata, publication: settings.metadata };
  return { version, subject, links: feedLinks(subject, row), publication: settings.value };
};

/** With the validators its record would have, so that no two feeds share them. */
const emptyEdition = (feed: FeedKey, changedAt: Edition["changedAt"]): Opened<Edition> => {
  const value = { feed, entries: [], changedAt };
  return { metadata: encodeRecord(value, changedAt).metadata, value };
};
