import type { Hono } from "hono";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer } from "../problems.ts";
import { journal } from "./journal.ts";
import { getOpenApi } from "./openapi.ts";
import { type Methods, offer } from "../methods.ts";
import { ROUTES } from "./routes.ts";
import { type PublishingEnv, allowed, authenticate } from "./session.ts";

/** The API of the newsroom: the same for the CLI, a CMS and curl. All but its description needs a token. */
export const publishing = (application: Hono, edge: Edge, settings: Settings): void => {
  // Not an application of its own: the two would have every route between them twice.
  const app = application.basePath("/publishing") as unknown as Hono<PublishingEnv>;
  app.use(journal(edge));
  offer(app, "/openapi.json", { GET: getOpenApi }, "any origin");
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
