import { FEED_MAX_AGE_SECONDS } from "../model/freshness.ts";

/** How long what we have may be served while its source fails: by caches, and by our own memo. */
export const STALE_IF_ERROR_SECONDS = 86_400;

/** Every kind of answer, and what caches may do with it. No answer goes without (RFC 9111 §4.2.2). */
const CACHE_CONTROL = {
  /** Readers take `max-age` as the floor of their poll interval. */
  feed: `max-age=${FEED_MAX_AGE_SECONDS}, stale-while-revalidate=600, stale-if-error=${STALE_IF_ERROR_SECONDS}`,
  /** A feed as one person sees it: a cache that kept it could hand it to a reader. */
  preview: "private, no-cache",
  article: `max-age=60, stale-while-revalidate=300, stale-if-error=${STALE_IF_ERROR_SECONDS}`,
  schema: `max-age=3600, stale-if-error=${STALE_IF_ERROR_SECONDS}`,
  /** Content-addressed: the URL changes when the bytes do (RFC 8246). */
  immutable: "max-age=31536000, immutable",
  /** The same of a file that may be withdrawn: who has it has it, a shared cache asks again (RFC 9111 §5.2.2.10). */
  media: "max-age=31536000, s-maxage=300, immutable",
  /** A permalink that moved, or another spelling of a path. */
  redirect: "max-age=3600",
  /** Which format a client gets; others get another. */
  negotiated: "private, max-age=300",
  /** RFC 3229: a part of a feed is for who has the rest; a cache that does not know 226 could hand it on. */
  delta: "no-store",
  /** Where the newest archive page is. */
  newest: "max-age=60",
  /** Short, so that what appears is seen soon. */
  absent: "max-age=60",
  /** Short as well: a withdrawal can be taken back. */
  gone: "max-age=300",
  /** RFC 9110 §9.3.7: not cacheable. */
  options: "no-store",
  /** How things are now. */
  health: "no-store",
  /** For who was given a link to it. */
  secret: "private, no-store",
  /** Refusals and failures. */
  error: "no-store",
  /** Revision tags are strong, so nothing on the way may recode the body (RFC 9110 §7.7). */
  publishing: "no-store, no-transform",
} as const;

export type Freshness = keyof typeof CACHE_CONTROL;

export const cacheControl = (freshness: Freshness): string => CACHE_CONTROL[freshness];

/** What `Retry-After` says, in seconds: some readers understand a number only. */
export const RETRY_AFTER_SECONDS = 30;
