import type { Context } from "hono";
import { httpDate, latest } from "../model/instant.ts";
import type { Representation } from "../representations/representation.ts";
import { notModified } from "./answer.ts";
import { isCompressedHere, requestedCoding } from "./compression.ts";
import { type Validators, recognises } from "./conditional.ts";
import { deltaBase } from "./delta.ts";
import type { Document } from "./documents.ts";
import type { Edge } from "./edge.ts";
import { entityTag, type Version } from "./entity-tag.ts";
import { cacheControl } from "./freshness.ts";
import { refuseFullFetch } from "./full-fetches.ts";
import { formatLinks } from "./links.ts";
import { preconditionAnswer } from "./preconditions.ts";
import type { Found, Target } from "./target.ts";

/** Answers GET and HEAD for one representation: 200, 226, 304, 412 or 429, or what stands in its place. */
export const serve = async <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  target: Target<Subject>,
): Promise<Response> => {
  try {
    const response = await respond(c, edge, row, target);
    if (row.kind === "feed") edge.sightings.note(c.req.raw, c.req.path, response);
    return response;
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

  const delta = await deltaAnswer(c, edge, row, target);
  if (delta) return delta;

  const refused = await refuseFullFetch(c, edge, row);
  if (refused) return refused;

  if (!document) {
    const found = await target.subject();
    validators = validatorsOf(found.version, row);
    document = render(row, found);
    edge.documents.keep(c.req.path, validators.etag, document);
  }
  return representationAnswer(c, edge, row, {
    status: 200,
    validators,
    document,
    memoKey: validators.etag,
    headers: { "Cache-Control": cacheControl(target.freshness), ...variance },
  });
};

/** 226 (RFC 3229 §10.4.1): the entries that a reader of an older version lacks, where it takes them alone. */
const deltaAnswer = async <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  target: Target<Subject>,
): Promise<Response | undefined> => {
  if (!edge.deltas || !row.instanceManipulation || !target.newerThan) return undefined;
  const base = deltaBase(c.req.raw.headers, target.version, row.name);
  const found = base && (await target.newerThan(base.version));
  if (!base || !found) return undefined;
  const validators = validatorsOf(found.version, row);
  const memoKey = `${validators.etag} after ${base.version}`;
  const document = edge.documents.find(c.req.path, memoKey) ?? render(row, found);
  edge.documents.keep(c.req.path, memoKey, document);
  const { Vary } = varianceOf(row);
  return representationAnswer(c, edge, row, {
    status: 226,
    validators,
    document,
    memoKey,
    headers: {
      "Cache-Control": cacheControl("delta"),
      IM: row.instanceManipulation,
      "Delta-Base": base.tag,
      Vary: ["A-IM", "If-None-Match", ...(Vary ? [Vary] : [])].join(", "),
    },
  });
};

const validatorsOf = (
  version: Version,
  { name }: { readonly name: string },
): Required<Validators> => ({
  etag: entityTag(version, name),
  lastModified: latest(version.record.committedAt, version.publication.committedAt),
});

const render = <Subject>(
  row: Representation<Subject>,
  { subject, links }: Found<Subject>,
): Document => ({
  bytes: new TextEncoder().encode(row.render(subject, links)),
  link: formatLinks(links),
});

/** A document about to be sent. */
interface Sending {
  readonly status: 200 | 226;
  readonly validators: Required<Validators>;
  readonly document: Document;
  /** What the document is remembered by, beside its path. */
  readonly memoKey: string;
  readonly headers: Readonly<Record<string, string>>;
}

const representationAnswer = <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  { status, validators, document, memoKey, headers }: Sending,
): Response => {
  const coding = isCompressedHere(row.mediaType) ? requestedCoding(c.req.raw) : "identity";
  const { bytes, link } = edge.documents.inCoding(c.req.path, memoKey, document, coding);
  return new Response(bytes, {
    status,
    headers: {
      "Content-Type": row.contentType,
      "Content-Length": String(bytes.byteLength),
      ETag: validators.etag,
      "Last-Modified": httpDate(validators.lastModified),
      ...(link && { Link: link }),
      ...(coding !== "identity" && { "Content-Encoding": coding }),
      ...(row.contentSecurityPolicy && { "Content-Security-Policy": row.contentSecurityPolicy }),
      // Pages are for search engines; feeds and data are not.
      ...(row.kind !== "page" && { "X-Robots-Tag": "noindex" }),
      ...headers,
    },
    // The platform must not compress again what is compressed.
    encodeBody: coding === "identity" ? "automatic" : "manual",
  });
};

/** What we compress ourselves differs by what the client accepts; 304 says so too (RFC 9110 §15.4.5). */
const varianceOf = ({ mediaType }: { readonly mediaType: string }): { readonly Vary?: string } =>
  isCompressedHere(mediaType) ? { Vary: "Accept-Encoding" } : {};
