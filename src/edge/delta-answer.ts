import type { Context } from "hono";
import type { Representation } from "../representations/representation.ts";
import { deltaBase } from "./delta.ts";
import type { Edge } from "./edge.ts";
import { cacheControl } from "./freshness.ts";
import { codingFor, render, representationAnswer, validatorsOf, varianceOf } from "./sending.ts";
import type { Target } from "./target.ts";

/** 226 (RFC 3229 §10.4.1): the entries that a reader of an older version lacks, where it takes them alone. */
export const deltaAnswer = async <Subject>(
  c: Context,
  edge: Edge,
  row: Representation<Subject>,
  target: Target<Subject>,
): Promise<Response | undefined> => {
  if (!edge.deltas || !row.instanceManipulation || !target.newerThan) return undefined;
  const base = deltaBase(c.req.raw.headers, target.version, row.name);
  const part = base && (await target.newerThan(base.version));
  if (!base || !part) return undefined;
  const validators = validatorsOf(part.version, row);
  // Not the version that was named, which anybody can make up: a feed has fewer parts than entries.
  const memoKey = `${validators.etag} since ${part.since}`;
  const coding = codingFor(c, row);
  const document =
    edge.documents.find(c.req.path, memoKey, coding) ??
    edge.documents.keep(c.req.path, memoKey, render(row, part.found()), coding);
  const { Vary } = varianceOf(row);
  return representationAnswer(row, {
    status: 226,
    validators,
    document,
    headers: {
      "Cache-Control": cacheControl("delta"),
      IM: row.instanceManipulation,
      "Delta-Base": base.tag,
      Vary: ["A-IM", "If-None-Match", ...(Vary ? [Vary] : [])].join(", "),
    },
  });
};
