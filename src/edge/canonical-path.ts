import type { MiddlewareHandler } from "hono";
import { answer } from "./answer.ts";

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
 * Redirects another spelling to the canonical path, where something is offered there; the query is
 * dropped, for it changes nothing. 308 keeps the method of a write (RFC 9110 §15.4.9).
 * @param paths the route patterns of the application
 */
export const redirectToCanonicalPath = (paths: () => readonly string[]): MiddlewareHandler => {
  let patterns: readonly RegExp[] | undefined;
  return async (c, next) => {
    // Not c.req.path, which is decoded.
    const { pathname } = new URL(c.req.url);
    const canonical = canonicalPath(pathname);
    if (canonical !== pathname) {
      patterns ??= paths().map(patternOf);
      if (patterns.some((pattern) => pattern.test(canonical))) {
        const status = c.req.method === "GET" || c.req.method === "HEAD" ? 301 : 308;
        return answer(status, "redirect", { Location: canonical });
      }
    }
    return next();
  };
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", String.raw`\.`).replaceAll(/:\w+/g, "[^/]+")}$`);
