import type { MiddlewareHandler } from "hono";
import { answer } from "./answer.ts";
import { sourceQueryOf } from "./feed-variant.ts";

/**
 * The one spelling of a path: lower case, no empty segments, no slash at the end, no percent-encoded
 * unreserved characters (RFC 3986 §6.2.2).
 */
export const canonicalPath = (path: string): string => {
  const spelled = path.replaceAll(/%[0-9a-f]{2}|[A-Z]/gi, (part) => {
    if (part.length === 1) return part.toLowerCase();
    const character = String.fromCharCode(Number.parseInt(part.slice(1), 16));
    return /[\w.~-]/.test(character) ? character.toLowerCase() : part.toUpperCase();
  });
  return `/${spelled.split("/").filter(Boolean).join("/")}`;
};

/**
 * Redirects another spelling to the canonical path, where something may stand there. 308 keeps the
 * method of a write (RFC 9110 §15.4.9) and its query; of a reader's nothing is kept but `raw`,
 * unless the path is asked by its query.
 * @param paths the route patterns of the application
 */
export const redirectToCanonicalPath = (paths: () => readonly string[]): MiddlewareHandler => {
  let patterns: readonly RegExp[] | undefined;
  const redirect: MiddlewareHandler = async (c, next) => {
    // Not c.req.path, which is decoded.
    const { pathname, search } = new URL(c.req.url);
    const canonical = canonicalPath(pathname);
    if (canonical !== pathname) {
      patterns ??= paths()
        .filter((path) => !path.includes("*"))
        .map(patternOf);
      if (patterns.some((pattern) => pattern.test(canonical))) {
        return c.req.method === "GET" || c.req.method === "HEAD"
          ? elsewhere(canonical, c.req.url)
          : answer(308, "redirect", { Location: `${canonical}${search}` });
      }
    }
    return next();
  };
  return (c, next) => (isCanonical(c.req.url) ? next() : redirect(c, next));
};

const ASKED_BY_QUERY = /^\/(?:oembed|preview|publishing)(?:\/|$)/;
/** Where what the query says is for one person. */
const IN_CONFIDENCE = /^\/(?:preview|publishing)\//;

const elsewhere = (path: string, url: string): Response => {
  const query = ASKED_BY_QUERY.test(path) ? new URL(url).search : sourceQueryOf(url);
  const freshness = IN_CONFIDENCE.test(path) ? "secret" : "redirect";
  return answer(301, freshness, { Location: `${path}${query}` });
};

/** Whether a URL's path is canonical at first sight, as in nearly every request: a tenth of a 304's CPU. */
export const isCanonical = (url: string): boolean => CANONICAL_URL.test(url);

const CANONICAL_URL = /^https?:\/\/[^/?#]+(?:\/|(?:\/[a-z\d_~-][a-z\d._~-]*)+)(?:[?#]|$)/;

/** Nothing we name needs percent-encoding, so where some is left nothing can stand. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", String.raw`\.`).replaceAll(/:\w+/g, "[^/%]+")}$`);
