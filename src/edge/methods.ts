import type { Context, Env, Hono, MiddlewareHandler } from "hono";
import type { Representation } from "../representations/representation.ts";
import { answer, textAnswer } from "./answer.ts";
import { problemAnswer } from "./problems.ts";

type Handler<E extends Env> = (c: Context<E>) => Response | Promise<Response>;

export type Methods<E extends Env> = {
  readonly [Method in "GET" | "PUT" | "POST" | "DELETE"]?: Handler<E>;
};

/** Scripts of which origin may read the answers (the CORS protocol, fetch.spec.whatwg.org). */
export type Audience = "any origin" | "own origin" | "token holders";

/** Feeds and JSON are for everybody's scripts; a page is for people. */
export const audienceOf = ({ kind }: Pick<Representation<never>, "kind">): Audience =>
  kind === "page" ? "own origin" : "any origin";

/** What scripts of other origins may see besides the safelisted fields. */
const EXPOSED = "ETag, Link, Last-Modified, Retry-After";
/** What they may ask with; neither is safelisted. */
const ALLOWED = "If-None-Match, If-Modified-Since, Range";

/**
 * Registers a path with everything it offers: its methods, HEAD where there is GET, OPTIONS, and 405
 * with `Allow` for the rest (RFC 9110 §15.5.6).
 */
export const offer = <E extends Env>(
  app: Hono<E>,
  path: string,
  methods: Methods<E>,
  audience: Audience,
): void => {
  const names = Object.keys(methods);
  const allow = [...names.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : name)), "OPTIONS"];
  const headers = { Allow: allow.join(", ") };
  const isApi = audience === "token holders";
  const refused = (): Response =>
    isApi
      ? problemAnswer({ status: 405, detail: `Only ${headers.Allow} here` }, "publishing", headers)
      : textAnswer(405, "error", `Only ${headers.Allow} here.`, headers);
  const handlers = new Map<string, Handler<E>>([
    ...Object.entries(methods),
    ["OPTIONS", () => answer(204, isApi ? "publishing" : "options", headers)],
  ]);

  if (audience === "any origin") app.use(path, shared);
  // One route for all methods: an isolate adds every route before it can answer.
  app.all(path, (c) => {
    const { method } = c.req;
    return (handlers.get(method === "HEAD" ? "GET" : method) ?? refused)(c);
  });
};

const shared: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set("Access-Control-Allow-Origin", "*");
  if (c.req.method === "OPTIONS") {
    c.res.headers.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    c.res.headers.set("Access-Control-Allow-Headers", ALLOWED);
    c.res.headers.set("Access-Control-Max-Age", "86400");
  } else {
    c.res.headers.set("Access-Control-Expose-Headers", EXPOSED);
  }
};
