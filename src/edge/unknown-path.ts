import type { Context, NotFoundHandler } from "hono";
import type { Publication } from "../model/publication.ts";
import { keys } from "../store/keys.ts";
import { noFile, notFound } from "./absence.ts";
import type { Edge } from "./edge.ts";

/**
 * 404 for a path that no route has: a line where a file was meant, a page for people. Nothing can
 * stand there whatever KV says, so while it fails the page does without a masthead.
 */
export const unknownPath =
  (edge: Edge): NotFoundHandler =>
  async (c) => {
    if (/\.\w{1,5}$/.test(c.req.path)) return noFile();
    return notFound(c, edge, "page", await settingsIfAny(c, edge));
  };

const settingsIfAny = async (c: Context, edge: Edge): Promise<Publication | undefined> => {
  try {
    const publication = await edge.records.read("publication", keys.publication());
    return (await publication?.open())?.value;
  } catch (error) {
    const { method, path } = c.req;
    edge.log({ event: "store-unavailable", method, path, error: String(error) });
    return undefined;
  }
};
