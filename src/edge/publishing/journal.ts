import type { MiddlewareHandler } from "hono";
import type { Edge } from "../edge.ts";
import { REQUEST_ID, requestIdOf } from "../request-id.ts";
import { receiptOf } from "./receipt.ts";
import type { PublishingEnv } from "./session.ts";

const PATH_MAX_CHARACTERS = 200;

/** One line for each request, with what became of a command; the answer names the line. */
export const journal =
  (edge: Edge): MiddlewareHandler<PublishingEnv> =>
  async (c, next) => {
    const startedMs = edge.now();
    await next();
    const receipt = receiptOf(c.res);
    const id = requestIdOf(edge, c.req.raw);
    c.res.headers.set(REQUEST_ID, id);
    // Absent where nobody was let in.
    const by: string | undefined = c.get("by");
    edge.journal?.({
      event: "api-request",
      id,
      method: c.req.method,
      path: c.req.path.slice(0, PATH_MAX_CHARACTERS),
      status: c.res.status,
      ms: edge.now() - startedMs,
      ...(by !== undefined && { by }),
      ...receipt,
    });
  };
