import { type Instant, instantOf } from "../../model/instant.ts";
import type { Slug } from "../../model/identity.ts";
import { fail } from "../../model/result.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { redated } from "./aim.ts";
import type { Decision } from "./change.ts";
import { decidePublish, type PublishSituation } from "./publish.ts";
import { standingFor } from "./transition.ts";

/** Decides whether what the ledger holds is released at an instant, which becomes its first publication. */
export const decideSchedule = <Current extends LedgerArticle>(
  slug: Slug,
  at: Instant,
  precondition: Precondition,
  situation: PublishSituation<Current>,
  now: number,
): Decision<Current> => {
  const standing = standingFor("schedule", slug, situation.current);
  if (!standing.ok) return standing;
  const current = standing.value;
  if (at <= instantOf(now)) {
    const detail = `is ${at}, which has passed; publish it instead`;
    return fail({ reason: "unacceptable", problems: [{ pointer: "/at", detail }] });
  }
  const { submission } = current;
  const next = { ...submission, article: redated(submission.article, at), embargo: at };
  return decidePublish(next, precondition, situation, now, "schedule");
};
