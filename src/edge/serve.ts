import type { Context } from "hono";
import type { Representation } from "../representations/representation.ts";
import { notModified } from "./answer.ts";
import { type Coding, isCompressedHere } from "./compression.ts";
import { type Validators, recognises } from "./conditional.ts";
import { deltaAnswer } from "./delta-answer.ts";
import type { Edge } from "./edge.ts";
import { entityTag } from "./entity-tag.ts";
import { cacheControl } from "./freshness.ts";
import { refuseFullFetch } from "./full-fetches.ts";
import { preconditionAnswer } from "./preconditions.ts";
import { codingFor, render, representationAnswer, validatorsOf, varianceOf } from "./sending.ts";
import type { Target } from "./target.ts";

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
    // Where only some have it, the tag may be made up.
    const absence = row.standsFor && (await target.absence());
    if (absence) return absence;
    const response = notModified(validators.etag, target.freshness, variance);
    noteProvenance(c, edge, row, target, { response, validators, coding: "identity" });
    return response;
  }

  const coding = codingFor(c, row);
  let document = edge.documents.find(c.req.path, validators.etag, coding);
  if (!document) {
    const made = await target.prerendered?.(coding);
    if (made) {
      validators = validatorsOf(made.version, row);
      document = edge.documents.keep(c.req.path, validators.etag, made.document, coding);
    }
  }
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
    document = edge.documents.keep(c.req.path, validators.etag, render(row, found), coding);
  }
  const response = representationAnswer(row, {
    status: 200,
    validators,
    document,
    headers: { "Cache-Control": cacheControl(target.freshness), ...variance },
  });
  noteProvenance(c, edge, row, target, { response, validators, coding });
  return response;
};

/**
 * Lets the answer be given again, unless the record was replaced while it was rendered. A preview has
 * its path in common with the feed, and is rare.
 */
const noteProvenance = (
  c: Context,
  edge: Edge,
  row: Representation<never>,
  { trust, version }: Target<unknown>,
  sent: {
    readonly response: Response;
    readonly validators: Required<Validators>;
    readonly coding: Coding;
  },
): void => {
  const { response, validators, coding } = sent;
  if (!trust || c.req.method !== "GET" || row.kind === "preview") return;
  if (validators.etag !== entityTag(version, row.name)) return;
  edge.provenances.set(response, {
    ...validators,
    path: c.req.path,
    trust,
    isFeed: row.kind === "feed",
    isCompressedHere: isCompressedHere(row.mediaType),
    coding,
  });
};
