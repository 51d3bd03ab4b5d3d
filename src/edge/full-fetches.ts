import type { Context } from "hono";
import { FEED_MAX_AGE_SECONDS } from "../model/freshness.ts";
import type { Representation } from "../representations/representation.ts";
import { textAnswer } from "./answer.ts";
import { clientOf } from "./client.ts";
import type { Edge } from "./edge.ts";
import { FULL_FETCHES_PER_HOUR } from "./fetch-log.ts";

/** Over how long Cloudflare counts, where a rate limit is bound: 10 and 60 are all it can. */
export const RATE_PERIOD_SECONDS = 60;

const ADVICE =
  `More than ${FULL_FETCHES_PER_HOUR} times in an hour this feed was fetched whole from here. ` +
  "Send the ETag you were given in If-None-Match, which is never refused while nothing is new, " +
  `and ask no more often than every ${FEED_MAX_AGE_SECONDS} seconds (max-age).`;

/**
 * Counts a feed that is about to be sent whole, or refuses it: 429 (RFC 6585 §4). To be asked when
 * preconditions have been heeded, so that whoever polls with validators is not concerned, and before
 * anything is rendered.
 */
export const refuseFullFetch = async (
  c: Context,
  edge: Edge,
  { kind }: Pick<Representation<never>, "kind">,
): Promise<Response | undefined> => {
  const { method, headers } = c.req.raw;
  if (kind !== "feed" || method !== "GET") return undefined;
  const client = clientOf(headers);
  if (client === undefined) return undefined;

  const key = `${c.req.path} ${client}`;
  const at = edge.now();
  const wait = edge.fetchLog.enter(key, at);
  if (wait !== undefined) return tooMany(wait);
  if (!edge.rateLimit || (await isWithinRate(c, edge, edge.rateLimit, key))) return undefined;
  edge.fetchLog.strike(key, at);
  return tooMany(RATE_PERIOD_SECONDS);
};

/**
 * Counts a feed that is about to be sent whole, without waiting for anything.
 * @returns false where it is to be refused, or nobody can say yet: then `refuseFullFetch` decides
 */
export const mayFetchWhole = (
  { headers }: Request,
  path: string,
  { fetchLog, now, rateLimit }: Pick<Edge, "fetchLog" | "now" | "rateLimit">,
): boolean => {
  const client = clientOf(headers);
  if (client === undefined) return true;
  return !rateLimit && fetchLog.enter(`${path} ${client}`, now()) === undefined;
};

/** A rate limit that fails refuses nobody. */
const isWithinRate = async (
  c: Context,
  edge: Edge,
  rateLimit: NonNullable<Edge["rateLimit"]>,
  key: string,
): Promise<boolean> => {
  try {
    return await rateLimit(key);
  } catch (error) {
    const { method, path } = c.req;
    edge.log({ event: "rate-limit-unavailable", method, path, error: String(error) });
    return true;
  }
};

/** Whole seconds: a date is not understood everywhere. */
const tooMany = (waitSeconds: number): Response =>
  textAnswer(429, "error", ADVICE, { "Retry-After": String(waitSeconds) });
