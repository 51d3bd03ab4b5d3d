import type { Hono, MiddlewareHandler } from "hono";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer } from "../problems.ts";
import { journal } from "./journal.ts";
import { getOpenApi } from "./openapi.ts";
import { getReference } from "./reference.ts";
import { type Methods, offer } from "../methods.ts";
import { ROUTES } from "./routes.ts";
import { type PublishingEnv, allowed, authenticate } from "./session.ts";

/** The API of the newsroom: the same for the CLI, a CMS and curl. All but its description needs a token. */
export const publishing = (application: Hono, edge: Edge, settings: Settings): void => {
  // Not an application of its own: the two would have every route between them twice.
  const app = application.basePath("/publishing") as unknown as Hono<PublishingEnv>;
  app.use(journal(edge));
  app.use(described);
  offer(app, "/openapi.json", { GET: getOpenApi }, "any origin");
  offer(app, "/reference", { GET: getReference(edge) }, "own origin");
  app.use(authenticate(edge, settings));
  for (const [path, routes] of Object.entries(ROUTES)) {
    const methods = Object.entries(routes).map(([method, { needed, handler }]) => [
      method,
      allowed(edge, settings, needed, handler),
    ]);
    offer(app, path, Object.fromEntries(methods) as Methods<PublishingEnv>, "token holders");
  }
  app.all("*", () => problemAnswer({ status: 404, detail: "The API has no such path" }));
};

/** Where the API is described (RFC 8631 §2). */
const DESCRIBED =
  '</publishing/openapi.json>; rel="service-desc", </publishing/reference>; rel="service-doc"';

const described: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.append("Link", DESCRIBED);
};
