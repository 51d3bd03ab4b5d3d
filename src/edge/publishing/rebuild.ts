import type { Edge } from "../edge.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

const REBUILD_PATH = "/publishing/rebuild";

/** How far the newest rebuild is. */
export const getRebuild = async (edge: Edge): Promise<Response> =>
  jsonAnswer(200, await edge.newsroom().rebuildProgress());

/** Begins to write every record anew, or says how far that is: 202 with the status URL (RFC 9110 §15.3.3). */
export const postRebuild = async (c: PublishingContext, edge: Edge): Promise<Response> =>
  jsonAnswer(202, await edge.newsroom().rebuild(c.get("by")), { Location: REBUILD_PATH });
