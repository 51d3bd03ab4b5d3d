import type { Context } from "hono";
import type { Edition } from "../model/edition.ts";
import { keys } from "../store/keys.ts";
import type { Edge } from "./edge.ts";
import { withPatience } from "./patience.ts";

/** An absence is sent without headlines sooner than it waits longer for them. */
const PATIENCE_MS = 300;

/** The front page's edition for an answer that can do without: `undefined` where KV is slow or fails. */
export const frontPage = async (c: Context, edge: Edge): Promise<Edition | undefined> => {
  try {
    return (await withPatience(readFront(edge), PATIENCE_MS))?.value;
  } catch (error) {
    const { method, path } = c.req;
    edge.log({ event: "store-unavailable", method, path, error: String(error) });
    return undefined;
  }
};

const readFront = async (edge: Edge): Promise<Edition | undefined> => {
  const record = await edge.records.read("edition", keys.edition("front"));
  return (await record?.open())?.value;
};
