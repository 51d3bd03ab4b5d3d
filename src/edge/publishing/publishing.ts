import type { Hono } from "hono";
import { HonoBase } from "hono/hono-base";
import { TrieRouter } from "hono/router/trie-router";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { type Methods, offer } from "../methods.ts";
import { problemAnswer } from "../problems.ts";
import { listArticles } from "./article-list.ts";
import {
  correct,
  deleteDraft,
  move,
  publishDraft,
  putDraft,
  reinstate,
  restore,
  schedule,
  unschedule,
} from "./article-commands.ts";
import { deleteArticle, getArticle, putArticle } from "./articles.ts";
import { getBackup, postRestore } from "./backup.ts";
import { getHealth } from "./health.ts";
import { journal } from "./journal.ts";
import { getMedia, putMedia } from "./media.ts";
import { listOldPaths, putOldPaths } from "./old-paths.ts";
import { makePreviews, revokePreviews } from "./previews.ts";
import { getProjection } from "./projections.ts";
import { getPublication, putPublication } from "./publication.ts";
import { getRebuild, postRebuild } from "./rebuild.ts";
import { getDifference, getRevision, getRevisions } from "./revisions.ts";
import { getStatus } from "./status.ts";
import { type PublishingContext, type PublishingEnv, authenticate } from "./session.ts";

/** The API of the newsroom: the same for the CLI, a CMS and curl. Everything below needs a token. */
export const publishing = (edge: Edge, settings: Settings): Hono<PublishingEnv> => {
  const app = new HonoBase<PublishingEnv>({ router: new TrieRouter() });
  app.use(journal(edge));
  app.use(authenticate(settings));
  for (const [path, methods] of Object.entries(routes(edge))) {
    offer(app, path, methods, "token holders");
  }
  app.all("*", () => problemAnswer({ status: 404, detail: "The API has no such path" }));
  return app;
};

const routes = (edge: Edge): Readonly<Record<string, Methods<PublishingEnv>>> => {
  const on =
    (handler: (c: PublishingContext, edge: Edge) => Promise<Response>) => (c: PublishingContext) =>
      handler(c, edge);
  return {
    "/articles": { GET: on(listArticles) },
    "/articles/:slug": { GET: on(getArticle), PUT: on(putArticle), DELETE: on(deleteArticle) },
    "/articles/:slug/draft": { PUT: on(putDraft), DELETE: on(deleteDraft) },
    "/articles/:slug/publish": { POST: on(publishDraft) },
    "/articles/:slug/schedule": { POST: on(schedule), DELETE: on(unschedule) },
    "/articles/:slug/corrections": { POST: on(correct) },
    "/articles/:slug/reinstate": { POST: on(reinstate) },
    "/articles/:slug/move": { POST: on(move) },
    "/articles/:slug/previews": { POST: on(makePreviews) },
    "/articles/:slug/revisions": { GET: on(getRevisions) },
    "/articles/:slug/revisions/:revision": { GET: on(getRevision) },
    "/articles/:slug/revisions/:revision/diff/:other": { GET: on(getDifference) },
    "/articles/:slug/revisions/:revision/restore": { POST: on(restore) },
    "/publication": { GET: on(getPublication), PUT: on(putPublication) },
    "/media/:name": { GET: on(getMedia), PUT: on(putMedia) },
    "/redirects": { GET: on(listOldPaths), PUT: on(putOldPaths) },
    "/previews": { DELETE: on(revokePreviews) },
    "/projections/:sequence": { GET: on(getProjection) },
    "/health": { GET: on(getHealth) },
    "/status": { GET: () => getStatus(edge) },
    "/backup": { GET: on(getBackup) },
    "/restore": { POST: on(postRestore) },
    "/rebuild": { GET: () => getRebuild(edge), POST: () => postRebuild(edge) },
  };
};
