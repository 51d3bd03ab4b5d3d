import { isHeld } from "../../model/article-state.ts";
import type { Slug } from "../../model/identity.ts";
import { instantOf } from "../../model/instant.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { redated } from "./aim.ts";
import type { Decision } from "./change.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { standingFor } from "./transition.ts";

/**
 * Decides whether what the ledger holds is published: now, or when its embargo ends. A date that has not
 * come, as a release that was called off leaves it, becomes now.
 */
export const decidePublishDraft = <Current extends LedgerArticle>(
  slug: Slug,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("publish", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { submission, state } = current;
  const { article, embargo } = submission;
  const at = instantOf(now);
  const isEarly = isHeld(state) && embargo === undefined && article.publishedAt > at;
  const next = isEarly ? { ...submission, article: redated(article, at) } : submission;
  return decidePublish(next, precondition, situation, now, "publish");
};
