import type { Context, MiddlewareHandler } from "hono";
import type { Settings } from "../../settings.ts";
import { RETRY_AFTER_SECONDS } from "../freshness.ts";
import { problemAnswer } from "../problems.ts";
import { tokenHolder } from "./authentication.ts";

/** What authentication leaves for the handlers: whose token came with the request. */
export interface PublishingEnv {
  Variables: { by: string };
}

export type PublishingContext = Context<PublishingEnv>;

/** Lets token holders through; 401 for others, 503 where the secret is missing or malformed. */
export const authenticate =
  ({ publishing }: Settings): MiddlewareHandler<PublishingEnv> =>
  async (c, next) => {
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
    const by = tokenHolder(authorization, publishing.value);
    if (by === undefined) {
      const error = authorization === null ? "" : ', error="invalid_token"';
      return problemAnswer(
        { status: 401, detail: "Send a publishing token as Authorization: Bearer" },
        "publishing",
        { "WWW-Authenticate": `Bearer realm="publishing"${error}` },
      );
    }
    c.set("by", by);
    return next();
  };
