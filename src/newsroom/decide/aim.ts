import { isHeld, withdrawnState } from "../../model/article-state.ts";
import type { Article } from "../../model/article.ts";
import { type Instant, instantOf, latest, millisecondsOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Aim } from "./change.ts";

/**
 * What publishing a submission aims at: a tombstone, a release in time, or an article that is live.
 * What directs a publication is kept as long as it is to come; then only the article stays.
 * @param now Unix milliseconds
 */
export const aimOf = (
  submission: Submission,
  current: LedgerArticle | undefined,
  { publishDelay = 0 }: Pick<Publication, "publishDelay">,
  now: number,
): Aim => {
  const { article, withdrawn, embargo, breaking, movedFrom = [] } = submission;
  if (withdrawn) {
    return { submission: { article, withdrawn }, state: withdrawnState(withdrawn), movedFrom };
  }
  if (embargo !== undefined && embargo > instantOf(now)) {
    return { submission, state: "scheduled", releaseMs: millisecondsOf(embargo) };
  }
  const isFirst = !current || isHeld(current.state);
  // An embargo was time enough to catch a mistake.
  if (isFirst && publishDelay > 0 && !breaking && embargo === undefined) {
    return { submission, state: "scheduled", releaseMs: now + publishDelay * 1000 };
  }
  return { submission: { article }, state: "live", movedFrom };
};

/** An article that was never public, as if first published at another instant. */
export const redated = (article: Article, at: Instant): Article => ({
  ...article,
  publishedAt: at,
  updatedAt: latest(
    at,
    ...[...article.corrections, ...article.developments].map((note) => note.at),
  ),
});
