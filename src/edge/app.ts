import type { Hono } from "hono";
import { HonoBase } from "hono/hono-base";
import { TrieRouter } from "hono/router/trie-router";
import type { BlankEnv } from "hono/types";
import type { Settings } from "../settings.ts";
import { archive } from "./archive.ts";
import { archiveFeeds } from "./archive-feeds.ts";
import { articlePreviews } from "./article-previews.ts";
import { articles } from "./articles.ts";
import { assets } from "./assets.ts";
import { catalogue } from "./catalogue.ts";
import { redirectToCanonicalPath } from "./canonical-path.ts";
import { countingAnswers } from "./counts.ts";
import { createEdge, type Edge } from "./edge.ts";
import { failure } from "./failure.ts";
import { favicon } from "./favicon.ts";
import { feeds } from "./feeds.ts";
import { health } from "./health.ts";
import { media } from "./media.ts";
import { negotiatedFeed } from "./negotiated-feed.ts";
import { oembed } from "./oembed.ts";
import { oldQuery } from "./old-address.ts";
import { patientReads } from "./patient-reads.ts";
import type { Ports } from "./ports.ts";
import { publishing } from "./publishing/publishing.ts";
import { type ReadyAnswers, readyAnswers } from "./ready-answers.ts";
import { secure } from "./security.ts";
import { sitemaps } from "./sitemaps.ts";
import { unknownPath } from "./unknown-path.ts";

/** Every route there is; `docs/http.md` has the same table. To be made once per isolate. */
export const createApp = (ports: Ports, settings: Settings): Hono => {
  const patient = { ...ports, ...patientReads(ports) };
  const edge = createEdge(patient, settings);
  const made = application(edge, (app) => {
    app.use("/", oldQuery(edge));
    feeds(app, edge);
    catalogue(app, edge);
    archive(app, edge);
    archiveFeeds(app, edge);
    sitemaps(app, edge);
    negotiatedFeed(app);
    articles(app, edge);
    articlePreviews(app, edge);
    oembed(app, edge);
    media(app, edge);
    favicon(app, edge);
    assets(app, edge);
    health(app, patient, settings);
    publishing(app, edge, settings);
  });
  const { keepCounts, log } = ports;
  return keepCounts ? countingAnswers(made, { keepCounts, log }) : made;
};

/** What stands around the routes, whichever there are. */
export const application = (edge: Edge, addRoutes: (app: Hono) => void): Hono => {
  // Hono's own choice compiles a table of all routes at the first request: most of a cold answer.
  const app = new HonoBase<BlankEnv>({ router: new TrieRouter() });
  app.use(secure);
  app.use(redirectToCanonicalPath(() => app.routes.map(({ path }) => path)));
  addRoutes(app);
  app.notFound(unknownPath(edge));
  app.onError(failure(edge));
  return answeringAgain(app, readyAnswers(edge));
};

/** Goes the long way, through middleware and routes, only where no answer is ready. */
const answeringAgain = (app: Hono, answers: ReadyAnswers): Hono => {
  const { fetch } = app;
  app.fetch = (request, ...bindings) =>
    answers.find(request) ?? learned(fetch(request, ...bindings));
  const learned = async (answer: Response | Promise<Response>): Promise<Response> => {
    const response = await answer;
    answers.learn(response);
    return response;
  };
  return app;
};
