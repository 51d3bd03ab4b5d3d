import type { NotFoundHandler } from "hono";
import { noFile, notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";
import { oldAddress } from "./old-address.ts";
import { settingsIfAny } from "./settings-if-any.ts";

/**
 * A path that no route has: 301 where a site that came before had an article there, else 404: a line
 * where a file was meant, a page for people. While KV does not say whether it had, nobody is told that
 * nothing stands there: 503.
 */
export const unknownPath =
  (edge: Edge): NotFoundHandler =>
  async (c) => {
    const old = await oldAddress(c, edge);
    if (old) return old;
    if (/\.\w{1,5}$/.test(c.req.path)) return noFile();
    return notFound(c, edge, "page", await settingsIfAny(c, edge));
  };
