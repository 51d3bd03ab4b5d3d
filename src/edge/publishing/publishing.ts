import type { Hono } from "hono";
import { HonoBase } from "hono/hono-base";
import { TrieRouter } from "hono/router/trie-router";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { offer } from "../methods.ts";
import { problemAnswer } from "../problems.ts";
import { listArticles } from "./article-list.ts";
import { deleteArticle, getArticle, putArticle } from "./articles.ts";
import { getMedia, putMedia } from "./media.ts";
import { getProjection } from "./projections.ts";
import { getPublication, putPublication } from "./publication.ts";
import { getRebuild, postRebuild } from "./rebuild.ts";
import { type PublishingEnv, authenticate } from "./session.ts";

/** The API of the newsroom: the same for the CLI, a CMS and curl. Everything below needs a token. */
export const publishing = (edge: Edge, settings: Settings): Hono<PublishingEnv> => {
  const app = new HonoBase<PublishingEnv>({ router: new TrieRouter() });
  app.use(authenticate(settings));
  offer(app, "/articles", { GET: (c) => listArticles(c, edge) }, "token holders");
  offer(
    app,
    "/articles/:slug",
    {
      GET: (c) => getArticle(c, edge),
      PUT: (c) => putArticle(c, edge),
      DELETE: (c) => deleteArticle(c, edge),
    },
    "token holders",
  );
  offer(
    app,
    "/publication",
    { GET: (c) => getPublication(c, edge), PUT: (c) => putPublication(c, edge) },
    "token holders",
  );
  offer(
    app,
    "/media/:name",
    { GET: (c) => getMedia(c, edge), PUT: (c) => putMedia(c, edge) },
    "token holders",
  );
  offer(app, "/projections/:sequence", { GET: (c) => getProjection(c, edge) }, "token holders");
  offer(
    app,
    "/rebuild",
    { GET: () => getRebuild(edge), POST: () => postRebuild(edge) },
    "token holders",
  );
  app.all("*", () => problemAnswer({ status: 404, detail: "The API has no such path" }));
  return app;
};
