import type { Context, Hono } from "hono";
import type { Edge } from "./edge.ts";
import { offer } from "./methods.ts";

const preview = () => import("./article-preview/preview.ts");

/** Articles as they would be, for who was given a link. Few come: what answers them is loaded then. */
export const articlePreviews = (app: Hono, edge: Edge): void => {
  const GET = async (c: Context) => (await preview()).servePreview(c, edge);
  const file = async (c: Context) => (await preview()).servePreviewFile(c, edge);
  offer(app, "/preview/:slug", { GET }, "own origin");
  offer(app, "/preview/:slug/:file", { GET }, "own origin");
  offer(app, "/preview/:slug/media/:name", { GET: file }, "own origin");
};
