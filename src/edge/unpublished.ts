import { unpublishedPage } from "../representations/html/absence.tsx";
import { pageAnswer, unavailable } from "./answer.ts";
import { RETRY_AFTER_SECONDS } from "./freshness.ts";

/** What stands everywhere before the first publication: 503, as it will pass. */
export const unpublished = (isPage: boolean): Response =>
  isPage
    ? pageAnswer(503, "error", unpublishedPage(), { "Retry-After": String(RETRY_AFTER_SECONDS) })
    : unavailable("Nothing is published yet.");
