import type { Context, MiddlewareHandler } from "hono";
import { articlePath } from "../model/entry.ts";
import { oldPath, shardOf } from "../model/old-path.ts";
import { keys } from "../store/keys.ts";
import { moved } from "./absence.ts";
import type { Edge } from "./edge.ts";

/**
 * 301 from an address of the site that came before, where one was imported: with its query first, for
 * some sites told articles apart by it, then without.
 */
export const oldAddress = async (c: Context, edge: Edge): Promise<Response | undefined> => {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") return undefined;
  const { pathname, search } = new URL(c.req.url);
  for (const path of new Set([oldPath(pathname, search), oldPath(pathname)])) {
    if (path === "/") continue;
    const record = await edge.records.read("redirect", keys.redirect(shardOf(path)));
    const paths = (await record?.open())?.value.paths ?? {};
    const slug = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (slug !== undefined) return moved(articlePath(slug));
  }
  return undefined;
};

/** The front page was asked for articles once: `/?p=123`. */
export const oldQuery =
  (edge: Edge): MiddlewareHandler =>
  async (c, next) => {
    const old = /[?&]p=\d/.test(c.req.url) ? await oldAddress(c, edge) : undefined;
    return old ?? next();
  };
