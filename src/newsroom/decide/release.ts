import { feedsOf } from "../../model/feed-membership.ts";
import type { Slug } from "../../model/identity.ts";
import type { LedgerArticle } from "../newsroom.ts";
import { type ArticleChange, changeTo } from "./change.ts";
import { takenSlugs } from "./identity.ts";
import { acceptanceProblems, type PublishSituation } from "./publish.ts";

/**
 * What becomes of a scheduled article whose time has come. One that cannot be accepted any longer is a
 * draft again, which says why: so none is lost, and none holds up another.
 * @param now Unix milliseconds, not before the release
 * @throws where nothing is scheduled
 */
export const decideRelease = (
  slug: Slug,
  releaseMs: number,
  situation: PublishSituation<LedgerArticle>,
  now: number,
): ArticleChange => {
  const { current, publication, owners } = situation;
  if (current?.state !== "scheduled" || !publication) throw new Error(`${slug} is not scheduled.`);
  const { submission } = current;
  const { article, movedFrom = [] } = submission;
  const live = { submission: { article }, state: "live", movedFrom } as const;
  const latenessMs = now - releaseMs;
  const problems = [
    ...acceptanceProblems(live, situation, publication, now),
    ...takenSlugs(submission, owners),
  ];
  if (problems.length === 0) {
    return { ...changeTo(live, current, feedsOf(article, publication), []), latenessMs };
  }
  const { embargo: _, ...rest } = submission;
  const draft = { submission: rest, state: "draft" } as const;
  return { ...changeTo(draft, current, [], []), latenessMs, problems };
};
