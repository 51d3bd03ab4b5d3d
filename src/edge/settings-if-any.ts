import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import { keys } from "../store/keys.ts";
import type { Edge } from "./edge.ts";

/** What stands around a page that can do without: nothing where there are no settings, or KV fails. */
export const settingsIfAny = async (c: Context, edge: Edge): Promise<Publication | undefined> => {
  try {
    const publication = await edge.records.read("publication", keys.publication());
    return (await publication?.open())?.value;
  } catch (error) {
    const { method, path } = c.req;
    edge.log({ event: "store-unavailable", method, path, error: String(error) });
    return undefined;
  }
};
