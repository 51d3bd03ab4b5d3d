import type { Slug } from "../../model/identity.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import type { Decision } from "./change.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { standingFor } from "./transition.ts";

/** Decides whether a withdrawn article is live again, as it was: its id, its dates, its place. */
export const decideReinstate = <Current extends LedgerArticle>(
  slug: Slug,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("reinstate", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { article } = current.submission;
  return decidePublish({ article }, precondition, situation, now, "reinstate");
};
