import type { Context } from "hono";
import type { Link } from "../model/link.ts";
import { httpDate, latest } from "../model/instant.ts";
import { RENDERING } from "../representations/rendering.ts";
import type { Representation } from "../representations/representation.ts";
import type { RecordMetadata } from "../store/records.ts";
import { notModified } from "./answer.ts";
import { isCompressedHere, requestedCoding } from "./compression.ts";
import { type Validators, recognises } from "./conditional.ts";
import type { Document } from "./documents.ts";
import type { Edge } from "./edge.ts";
import { type Freshness, cacheControl } from "./freshness.ts";
import { formatLinks } from "./links.ts";
import { preconditionAnswer } from "./preconditions.ts";

/** What a representation is made from: a record and the publication's settings. */
interface Version {
  readonly record: RecordMetadata;
  readonly publication: RecordMetadata;
}

/** A resource on its way to a representation. Nothing is parsed before it is needed. */
export interface Target<Subject> {
  readonly version: Version;
  readonly freshness: Freshness;
  /** What is answered in its place when there is nothing to represent: moved, gone, unknown. */
  readonly absence: () => Promise<Response | undefined>;
  /** What to render, and the version it is of: the record may have been replaced meanwhile. */
  readonly subject: () => Promise<{
    readonly version: Version;
    readonly subject: Subject;
    readonly links: readonly Link[];
  }>;
  /** Says that nothing more will be parsed; to be said once, whatever came before. */
  readonly discard: () => void;
}

/** Answers GET and HEAD for one representation of a resource: 200, 304 or 412, or its absence. */
export const serve = async <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  target: Target<Subject>,
): Promise<Response> => {
  try {
    return await respond(c, edge, row, target);
  } finally {
    target.discard();
  }
};

const respond = async <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  target: Target<Subject>,
): Promise<Response> => {
  const { headers } = c.req.raw;
  const variance = varianceOf(row);
  let validators = validatorsOf(target.version, row);

  if (recognises(headers, validators.etag)) {
    return notModified(validators.etag, target.freshness, variance);
  }

  let document = edge.documents.find(c.req.path, validators.etag);
  if (!document) {
    const absence = await target.absence();
    if (absence) return absence;
  }

  const decided = preconditionAnswer(headers, validators, target.freshness, variance);
  if (decided) return decided;

  if (!document) {
    const { version, subject, links } = await target.subject();
    validators = validatorsOf(version, row);
    document = render(row, subject, links);
    edge.documents.keep(c.req.path, validators.etag, document);
  }
  return success(c, edge, row, target.freshness, validators, document);
};

/** Weak, because the platform may change the coding on the way (RFC 9110 §8.8.1). */
const validatorsOf = (
  { record, publication }: Version,
  { name }: { readonly name: string },
): Required<Validators> => ({
  etag: `W/"${record.hash.slice(0, 16)}-${publication.hash.slice(0, 8)}-${name}-${RENDERING}"`,
  lastModified: latest(record.committedAt, publication.committedAt),
});

const render = <Subject>(
  row: Representation<Subject>,
  subject: Subject,
  links: readonly Link[],
): Document => ({
  bytes: new TextEncoder().encode(row.render(subject, links)),
  link: formatLinks(links),
});

const success = <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  freshness: Freshness,
  { etag, lastModified }: Required<Validators>,
  identity: Document,
): Response => {
  const coding = isCompressedHere(row.mediaType) ? requestedCoding(c.req.raw) : "identity";
  const { bytes, link } = edge.documents.inCoding(c.req.path, etag, identity, coding);
  return new Response(bytes, {
    headers: {
      "Cache-Control": cacheControl(freshness),
      "Content-Type": row.contentType,
      "Content-Length": String(bytes.byteLength),
      ETag: etag,
      "Last-Modified": httpDate(lastModified),
      ...(link && { Link: link }),
      ...(coding !== "identity" && { "Content-Encoding": coding }),
      ...(row.contentSecurityPolicy && { "Content-Security-Policy": row.contentSecurityPolicy }),
      // Pages are for search engines; feeds and data are not.
      ...(row.kind !== "page" && { "X-Robots-Tag": "noindex" }),
      ...varianceOf(row),
    },
    // The platform must not compress again what is compressed.
    encodeBody: coding === "identity" ? "automatic" : "manual",
  });
};

/** What we compress ourselves differs by what the client accepts; 304 says so too (RFC 9110 §15.4.5). */
const varianceOf = ({ mediaType }: { readonly mediaType: string }): Record<string, string> =>
  isCompressedHere(mediaType) ? { Vary: "Accept-Encoding" } : {};
