import type { Context, Hono } from "hono";
import { servePreview, servePreviewFile } from "./article-preview/preview.ts";
import type { Edge } from "./edge.ts";
import { offer } from "./methods.ts";

/** Articles as they would be, for who was given a link. */
export const articlePreviews = (app: Hono, edge: Edge): void => {
  const methods = { GET: (c: Context) => servePreview(c, edge) };
  offer(app, "/preview/:slug", methods, "own origin");
  offer(app, "/preview/:slug/:file", methods, "own origin");
  offer(app, "/preview/:slug/media/:name", { GET: (c) => servePreviewFile(c, edge) }, "own origin");
};
