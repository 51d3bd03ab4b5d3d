import type { Edge } from "../edge.ts";
import { problemAnswer, unreadable } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** Who did what, oldest first: `?after=<sequence>&limit=<count>&subject=<id, slug or name>&token=<name>`. */
export const getAudit = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const after = numberIn(c.req.query("after") ?? "0");
  const limit = numberIn(c.req.query("limit") ?? String(LIMIT_DEFAULT)) ?? 0;
  const wrong = [
    ...(after === undefined ? ["?after= is a sequence: `next` of the page before"] : []),
    ...(limit < 1 || limit > LIMIT_MAX ? [`?limit= is a number from 1 to ${LIMIT_MAX}`] : []),
  ];
  if (after === undefined || wrong.length > 0) return problemAnswer(unreadable(wrong));
  const subject = c.req.query("subject");
  const token = c.req.query("token");
  // One more than asked for says whether there is a next page.
  const found = await edge.newsroom().audit({
    after,
    limit: limit + 1,
    ...(subject !== undefined && { subject }),
    ...(token !== undefined && { token }),
  });
  const entries = found.slice(0, limit);
  const next = found.length > limit ? entries.at(-1)?.sequence : undefined;
  return jsonAnswer(200, { entries, next: next ?? null });
};

const numberIn = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text) ? Number(text) : undefined;
