import type { MiddlewareHandler } from "hono";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  /** RFC 6797: a year; ignored over plain HTTP, so local use is not hindered. */
  "Strict-Transport-Security": "max-age=31536000",
  "Referrer-Policy": "strict-origin-when-cross-origin",
} as const;

/** On every answer but 304, whose 200 has said it; an answer may be stricter. */
export const secure: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status === 304) return;
  const { headers } = c.res;
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
};
