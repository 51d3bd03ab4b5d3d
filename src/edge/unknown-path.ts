import type { NotFoundHandler } from "hono";
import { keys } from "../store/keys.ts";
import { notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";

/** 404 for a path that no route has: a line where a file was meant, a page for people. */
export const unknownPath =
  (edge: Edge): NotFoundHandler =>
  async (c) => {
    if (/\.\w{1,5}$/.test(c.req.path)) return notFound("text", undefined);
    const publication = await edge.records.read("publication", keys.publication());
    return notFound("page", (await publication?.open())?.value);
  };
