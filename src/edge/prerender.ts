import { hasFeed } from "../model/feed-catalogue.ts";
import { feedOf } from "../model/feed.ts";
import { articlePageOf } from "../model/page.ts";
import type { Publication } from "../model/publication.ts";
import { articleLinks, feedLinks } from "../representations/links.ts";
import { ARTICLE_REPRESENTATIONS, FEED_REPRESENTATIONS } from "../representations/registry.ts";
import type { Representation } from "../representations/representation.ts";
import { hashOf } from "../store/codec.ts";
import type { Prerendered, PrerenderedDocument } from "../store/prerendered.ts";
import type { AnyRecord } from "../store/records.ts";
import { compress, isCompressedHere } from "./compression.ts";
import { renderedWith } from "./entity-tag.ts";
import { render } from "./sending.ts";
import type { Found } from "./target.ts";

/**
 * Renders what will be asked for of a record that is about to be written: a feed in every format, an
 * article's page. The bytes are those that `serve` would make of the same record and settings, so
 * whoever has both may send either.
 */
export const prerender = (record: AnyRecord, publication: Publication): Prerendered | undefined => {
  const documents = documentsOf(record, publication);
  return documents.length === 0
    ? undefined
    : { madeWith: renderedWith({ hash: hashOf(publication) }), documents };
};

const documentsOf = (
  { kind, value }: AnyRecord,
  publication: Publication,
): readonly PrerenderedDocument[] => {
  if (kind === "edition") {
    // An edition of no feed is there to be empty: nobody is answered from it.
    if (!hasFeed(value.feed, publication)) return [];
    const feed = feedOf(value, publication);
    return FEED_REPRESENTATIONS.flatMap((row) =>
      documentsIn(row, { subject: feed, links: feedLinks(feed, row), publication }),
    );
  }
  if (kind === "resource" && value.kind === "live") {
    const page = articlePageOf(value.article, publication, value.translations);
    return ARTICLE_REPRESENTATIONS.filter(({ rel }) => rel === "self").flatMap((row) =>
      documentsIn(row, { subject: page, links: articleLinks(page, row), publication }),
    );
  }
  return [];
};

/**
 * In the codings that it is answered in, and gzip where it is answered plain: that is read back
 * faster than brotli.
 */
const documentsIn = <Subject>(
  row: Representation<Subject>,
  found: Omit<Found<Subject>, "version">,
): readonly PrerenderedDocument[] => {
  const { bytes, fields } = render(row, found);
  const codings = isCompressedHere(row.mediaType) ? (["gzip", "br"] as const) : (["gzip"] as const);
  return codings.map((coding) => ({
    name: row.name,
    coding,
    fields,
    bytes: compress(bytes, coding),
  }));
};
