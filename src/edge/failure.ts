import type { ErrorHandler } from "hono";
import { unavailablePage } from "../representations/html/absence.tsx";
import { parseAccept } from "./accept.ts";
import { pageAnswer, textAnswer } from "./answer.ts";
import { isRestoring } from "../newsroom/restoring.ts";
import type { Edge } from "./edge.ts";
import { RETRY_AFTER_SECONDS } from "./freshness.ts";
import { StoreUnavailable } from "./remembered-record.ts";
import type { LogEvent } from "./ports.ts";
import { type ProblemDetails, problemAnswer } from "./problems.ts";
import { REQUEST_ID, requestIdOf } from "./request-id.ts";

/**
 * What no answer foresees: 409 from the API while a backup is being restored, 503 where waiting may help,
 * else 500. The log has the cause, the client nothing of it.
 */
export const failure =
  (edge: Edge): ErrorHandler =>
  (error, c) => {
    const id = requestIdOf(edge, c.req.raw);
    const isApi = c.req.path.startsWith("/publishing/");
    const named = { [REQUEST_ID]: id };
    if (isApi && isRestoring(error)) return problemAnswer(MEANWHILE, "publishing", named);
    const event = eventOf(error);
    edge.log({ event, id, method: c.req.method, path: c.req.path, error: chainOf(error) });
    if (event === "unexpected-error") {
      const detail = `Something went wrong here; the log has it as ${id}`;
      return isApi
        ? problemAnswer({ status: 500, detail }, "publishing", named)
        : textAnswer(500, "error", detail, named);
    }
    const detail = "Not available at the moment";
    const headers = { "Retry-After": String(RETRY_AFTER_SECONDS), ...named };
    if (isApi) return problemAnswer({ status: 503, detail }, "publishing", headers);
    return wantsPage(c.req.raw.headers)
      ? pageAnswer(503, "error", unavailablePage(), headers)
      : textAnswer(503, "error", detail, headers);
  };

const MEANWHILE: ProblemDetails = {
  status: 409,
  detail: "A backup is being restored; until it is whole, the newsroom does nothing else",
};

/** Only who names HTML is a person: readers and scripts that take anything are content with a line. */
const wantsPage = (headers: Headers): boolean =>
  (parseAccept(headers.get("Accept")).get("text/html") ?? 0) > 0;

const eventOf = (error: Error): LogEvent["event"] => {
  if (error instanceof StoreUnavailable) return "store-unavailable";
  if (isRestoring(error)) return "newsroom-unavailable";
  // What Durable Objects set on errors that are not the callee's own
  // (developers.cloudflare.com/durable-objects/best-practices/error-handling).
  const passing = "retryable" in error && error.retryable === true;
  const overloaded = "overloaded" in error && error.overloaded === true;
  return passing || overloaded ? "newsroom-unavailable" : "unexpected-error";
};

const chainOf = (error: Error): string =>
  error.cause instanceof Error
    ? `${error.stack}\ncaused by ${chainOf(error.cause)}`
    : `${error.stack}`;
