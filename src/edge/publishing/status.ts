import type { Edge } from "../edge.ts";
import { jsonAnswer } from "./receipt.ts";

/** How the newsroom is: what it holds, what waits, what fails, and what the day has cost. */
export const getStatus = async (edge: Edge): Promise<Response> =>
  jsonAnswer(200, await edge.newsroom().status());
