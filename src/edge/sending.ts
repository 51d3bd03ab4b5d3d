import type { Context } from "hono";
import { httpDate, latest } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import type { Representation } from "../representations/representation.ts";
import { tdmRightsOf } from "../representations/tdmrep.ts";
import { type Coding, encodeBodyOf, isCompressedHere, requestedCoding } from "./compression.ts";
import type { Validators } from "./conditional.ts";
import type { Document } from "./documents.ts";
import { entityTag, type Version } from "./entity-tag.ts";
import { formatLinks } from "./links.ts";
import type { Found } from "./target.ts";

export const validatorsOf = (
  version: Version,
  { name }: { readonly name: string },
): Required<Validators> => ({
  etag: entityTag(version, name),
  lastModified: latest(version.record.committedAt, version.publication.committedAt),
});

export const render = <Subject>(
  row: Representation<Subject>,
  { subject, links, publication }: Omit<Found<Subject>, "version">,
): Document => ({
  coding: "identity",
  bytes: new TextEncoder().encode(row.render(subject, links)),
  fields: { ...(links.length > 0 && { Link: formatLinks(links) }), ...reservation(publication) },
});

/** TDMRep §5.2: the fields stand before the file, and reach who never asks for that. */
const reservation = (publication: Publication): Readonly<Record<string, string>> => {
  const { isReserved, policyUrl } = tdmRightsOf(publication);
  return isReserved
    ? { "TDM-Reservation": "1", ...(policyUrl && { "TDM-Policy": policyUrl }) }
    : {};
};

/** A document about to be sent. */
interface Sending {
  readonly status: 200 | 226;
  readonly validators: Required<Validators>;
  readonly document: Document;
  readonly headers: Readonly<Record<string, string>>;
}

export const representationAnswer = <Subject>(
  row: Representation<Subject>,
  { status, validators, document: { bytes, coding, fields }, headers }: Sending,
): Response =>
  new Response(bytes, {
    status,
    headers: {
      "Content-Type": row.contentType,
      "Content-Length": String(bytes.byteLength),
      ETag: validators.etag,
      "Last-Modified": httpDate(validators.lastModified),
      ...fields,
      ...(coding !== "identity" && { "Content-Encoding": coding }),
      ...(row.contentSecurityPolicy && { "Content-Security-Policy": row.contentSecurityPolicy }),
      // Pages are for search engines; feeds, their previews and data are not.
      ...(row.kind !== "page" && { "X-Robots-Tag": "noindex" }),
      ...headers,
    },
    encodeBody: encodeBodyOf(coding),
  });

export const codingFor = (c: Context, { mediaType }: { readonly mediaType: string }): Coding =>
  isCompressedHere(mediaType) ? requestedCoding(c.req.raw) : "identity";

/**
 * By what the answers at one address differ; 304 says so too (RFC 9110 §15.4.5): what we compress
 * ourselves by what the client accepts, a feed by who opens it.
 */
export const varianceOf = ({
  kind,
  mediaType,
}: Pick<Representation<never>, "kind" | "mediaType">): { readonly Vary?: string } => {
  const names = [
    ...(isCompressedHere(mediaType) ? ["Accept-Encoding"] : []),
    ...(kind === "feed" || kind === "preview" ? ["Sec-Fetch-Dest"] : []),
  ];
  return names.length > 0 ? { Vary: names.join(", ") } : {};
};
