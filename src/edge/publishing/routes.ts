import { getAudit } from "./audit.ts";
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
import { deleteRestore, getBackup, postRestore } from "./backup.ts";
import { postBatch } from "./batch.ts";
import { listFeeds } from "./feed-list.ts";
import { getHealth } from "./health.ts";
import { deleteArticle, getArticle, putArticle, validateArticle } from "./articles.ts";
import { getMedia, getMediaContent, putMedia } from "./media.ts";
import { listOldPaths, putOldPaths } from "./old-paths.ts";
import { makePreviews, revokePreviews } from "./previews.ts";
import { getProjection } from "./projections.ts";
import { getPublication, putPublication } from "./publication.ts";
import { getRebuild, postRebuild } from "./rebuild.ts";
import { getDifference, getRevision, getRevisions } from "./revisions.ts";
import { getStatus } from "./status.ts";
import { deleteToken, getTokens, postToken } from "./tokens.ts";
import type { Handler, Needed } from "./session.ts";

type Method = "DELETE" | "GET" | "POST" | "PUT";

/** What a method of a path asks of a token, and what answers it. */
interface Route {
  readonly needed: Needed;
  readonly handler: Handler;
}

const on = (needed: Needed, handler: Handler): Route => ({ needed, handler });

/** The methods of each path. */
export type Routes = Readonly<Record<string, { readonly [M in Method]?: Route }>>;

/** What there is for token holders, below `/publishing`, and what each asks of a token. */
export const ROUTES: Routes = {
  "/articles": { GET: on("read", listArticles) },
  "/articles/:slug": {
    GET: on("read", getArticle),
    PUT: on("publish", putArticle),
    DELETE: on("withdraw", deleteArticle),
  },
  "/articles/:slug/draft": { PUT: on("write", putDraft), DELETE: on("write", deleteDraft) },
  "/articles/:slug/validate": { POST: on("write", validateArticle) },
  "/articles/:slug/publish": { POST: on("publish", publishDraft) },
  "/articles/:slug/schedule": {
    POST: on("publish", schedule),
    DELETE: on("publish", unschedule),
  },
  "/articles/:slug/corrections": { POST: on("publish", correct) },
  "/articles/:slug/reinstate": { POST: on("withdraw", reinstate) },
  "/articles/:slug/move": { POST: on("publish", move) },
  "/articles/:slug/previews": { POST: on("write", makePreviews) },
  "/articles/:slug/revisions": { GET: on("read", getRevisions) },
  "/articles/:slug/revisions/:revision": { GET: on("read", getRevision) },
  "/articles/:slug/revisions/:revision/diff/:other": { GET: on("read", getDifference) },
  "/articles/:slug/revisions/:revision/restore": { POST: on("publish", restore) },
  "/bulk": { POST: on("publish", postBatch) },
  "/feeds": { GET: on("read", listFeeds) },
  "/publication": { GET: on("read", getPublication), PUT: on("admin", putPublication) },
  "/media/:name": { GET: on("read", getMedia), PUT: on("write", putMedia) },
  "/media/:name/content": { GET: on("read", getMediaContent) },
  "/redirects": { GET: on("read", listOldPaths), PUT: on("publish", putOldPaths) },
  "/previews": { DELETE: on("write", revokePreviews) },
  "/projections/:sequence": { GET: on("read", getProjection) },
  "/health": { GET: on("read", getHealth) },
  "/status": { GET: on("read", (_, edge) => getStatus(edge)) },
  "/backup": { GET: on("admin", getBackup) },
  "/restore": {
    POST: on("admin", postRestore),
    DELETE: on("admin", (_, edge) => deleteRestore(edge)),
  },
  "/rebuild": {
    GET: on("read", (_, edge) => getRebuild(edge)),
    POST: on("admin", postRebuild),
  },
  "/tokens": { GET: on("admin", getTokens), POST: on("admin", postToken) },
  "/tokens/:token": { DELETE: on("admin", deleteToken) },
  "/audit": { GET: on("admin", getAudit) },
};
