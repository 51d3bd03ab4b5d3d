import type { Slug } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { Article } from "../../model/article.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { changeTo, type Decision, isEqual } from "./change.ts";
import { refusedOver } from "./precondition.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { withToldNotes } from "./told-notes.ts";
import { standingFor } from "./transition.ts";

/**
 * Decides whether an earlier revision's content becomes the newest. Where the article stands, and
 * whether it is public, stays.
 * @param earlier the article as that revision has it
 */
export const decideRestore = <Current extends LedgerArticle>(
  slug: Slug,
  earlier: Article,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("restore", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  const { submission } = current;
  if (current.state === "live") {
    const article = withToldNotes({ ...earlier, slug }, submission.article);
    return decidePublish({ ...submission, article }, precondition, situation, now, "restore");
  }
  const next = { ...submission, article: { ...earlier, slug } };
  const refusal = refusedOver(precondition, current.etag);
  if (refusal) return fail(refusal);
  if (isEqual(next, current)) return ok({ kind: "unchanged", current });
  const aim = { submission: next, state: "draft" } as const;
  return ok({ kind: "changed", change: changeTo(aim, current, [], []) });
};
