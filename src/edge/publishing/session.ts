import type { Context, MiddlewareHandler } from "hono";
import type { Holder, Scope } from "../../model/token.ts";
import type { Settings } from "../../settings.ts";
import type { Edge } from "../edge.ts";
import { RETRY_AFTER_SECONDS } from "../freshness.ts";
import { problemAnswer } from "../problems.ts";
import { bootstrapHolder, presentedToken } from "./authentication.ts";
import { rememberedHolders } from "./holders.ts";

/** What comes before the handlers leaves for them. */
export interface PublishingEnv {
  Variables: {
    /** Whose token came with the request. */
    by: string;
    scopes: readonly Scope[];
  };
}

export type PublishingContext = Context<PublishingEnv>;
export type Handler = (c: PublishingContext, edge: Edge, settings: Settings) => Promise<Response>;

/** What a route asks of a token: a scope, or, to read what is no secret among colleagues, nothing more. */
export type Needed = Scope | "read";

/** Lets token holders through; 401 for others, 503 where the secret is missing or malformed. */
export const authenticate = (
  edge: Edge,
  { publishing }: Settings,
): MiddlewareHandler<PublishingEnv> => {
  const issuedHolder = rememberedHolders(edge);
  return async (c, next) => {
    if (!publishing.ok) {
      return problemAnswer(
        {
          status: 503,
          detail: "Publishing is not set up",
          problems: publishing.error.map((detail) => ({ detail })),
        },
        "publishing",
        { "Retry-After": String(RETRY_AFTER_SECONDS) },
      );
    }
    const authorization = c.req.raw.headers.get("Authorization");
    const presented = presentedToken(authorization);
    let holder: Holder | undefined;
    if (presented) {
      const { sha256, mayBeIssued } = presented;
      holder = bootstrapHolder(sha256, publishing.value);
      if (!holder && mayBeIssued) holder = await issuedHolder(sha256);
    }
    if (!holder) {
      // Another scheme is no bad token (RFC 6750 §3.1).
      const isBearer = /^Bearer\b/i.test(authorization ?? "");
      const error = isBearer ? ', error="invalid_token"' : "";
      return problemAnswer(
        { status: 401, detail: "Send a publishing token as Authorization: Bearer" },
        "publishing",
        { "WWW-Authenticate": `Bearer realm="publishing"${error}` },
      );
    }
    c.set("by", holder.name);
    c.set("scopes", holder.scopes);
    return next();
  };
};

/** Lets those through whose token has the scope; 403 for others. */
export const allowed =
  (edge: Edge, settings: Settings, needed: Needed, handler: Handler) =>
  (c: PublishingContext): Response | Promise<Response> =>
    needed === "read" || c.get("scopes").includes(needed)
      ? handler(c, edge, settings)
      : lacking(needed);

/** RFC 6750 §3.1. */
export const lacking = (scope: Scope): Response =>
  problemAnswer(
    { status: 403, detail: `This token may not do that; it would need the scope ${scope}` },
    "publishing",
    {
      "WWW-Authenticate": `Bearer realm="publishing", error="insufficient_scope", scope="${scope}"`,
    },
  );
