import { PAGE_CONTENT_SECURITY_POLICY } from "../representations/html/document.ts";
import { type Freshness, RETRY_AFTER_SECONDS, cacheControl } from "./freshness.ts";

/**
 * Makes a response; what caches may do with it is never left out.
 * @param headers `Content-Type` among them where there is a body
 */
export const answer = (
  status: number,
  freshness: Freshness,
  headers: Readonly<Record<string, string>> = {},
  body: BodyInit | null = null,
): Response =>
  new Response(body, { status, headers: { "Cache-Control": cacheControl(freshness), ...headers } });

/** A short answer in plain text, for programs that fetch feeds and files. */
export const textAnswer = (
  status: number,
  freshness: Freshness,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(
    status,
    freshness,
    { "Content-Type": "text/plain; charset=utf-8", ...headers },
    `${text}\n`,
  );

/** A page in the place of what is not there. */
export const pageAnswer = (
  status: number,
  freshness: Freshness,
  page: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(
    status,
    freshness,
    {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": PAGE_CONTENT_SECURITY_POLICY,
      ...headers,
    },
    page,
  );

/** RFC 9110 §15.6.4. Seconds, as some readers take nothing else. */
export const unavailable = (text: string): Response =>
  textAnswer(503, "error", text, { "Retry-After": String(RETRY_AFTER_SECONDS) });

/**
 * RFC 9110 §15.4.5: only what a 200 would say about caching, nothing about the representation.
 */
export const notModified = (
  etag: string,
  freshness: Freshness,
  headers: Readonly<Record<string, string>> = {},
): Response => answer(304, freshness, { ETag: etag, ...headers });
