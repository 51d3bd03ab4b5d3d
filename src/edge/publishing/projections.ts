import type { Edge } from "../edge.ts";
import { problemAnswer } from "../problems.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";

/** How far KV is with what a command changed. */
export const getProjection = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const sequence = Number(/^[1-9]\d{0,14}$/.exec(c.req.param("sequence") ?? "")?.[0]);
  if (!sequence) {
    return problemAnswer({ status: 404, detail: "Projections are numbered from 1" });
  }
  const projection = await edge.newsroom().projection(sequence);
  return projection
    ? jsonAnswer(200, projection)
    : problemAnswer({ status: 404, detail: `There was no command ${sequence}` });
};
