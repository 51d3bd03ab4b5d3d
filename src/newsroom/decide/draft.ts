import type { Slug, TagUri } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { Submission } from "../../model/submission.ts";
import type { LedgerArticle, Refusal } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { changeTo, type Decision, isEqual } from "./change.ts";
import { identityConflict, takenSlugs } from "./identity.ts";
import { leftBehind } from "./left-behind.ts";
import { refusedOver } from "./precondition.ts";
import { refusedIn } from "./transition.ts";
import { heavySubmission } from "./weight.ts";

/** What the ledger holds that bears on a draft. */
export interface DraftSituation<Current extends LedgerArticle> {
  readonly current: Current | undefined;
  readonly owners: ReadonlyMap<Slug, TagUri>;
  /** Those that are scheduled as translations of what it leaves by moving. */
  readonly awaiting: readonly Slug[];
}

/** Decides whether a draft can be kept. What only publication asks for may be wanting yet. */
export const decideSaveDraft = <Current extends LedgerArticle>(
  sent: Submission,
  precondition: Precondition,
  situation: DraftSituation<Current>,
): Decision<Current> => {
  const { unsaid: _, ...submission } = sent;
  const { current, owners, awaiting } = situation;
  const elsewhere = identityConflict(submission, situation);
  if (elsewhere) return fail(elsewhere);
  const stands = current?.state === "draft" && isEqual(submission, current) ? current : undefined;
  if (stands && precondition.kind === "matches") return ok({ kind: "unchanged", current: stands });
  const refusal = refusedOver(precondition, current?.etag) ?? refusedIn("saveDraft", current);
  if (refusal) return fail(refusal);
  if (stands) return ok({ kind: "unchanged", current: stands });
  const problems = [
    ...heavySubmission(submission),
    ...takenSlugs(submission, owners),
    ...leftBehind("/slug", awaiting),
  ];
  if (submission.withdrawn) {
    problems.push({
      pointer: "/withdrawn",
      detail: "is nothing that a draft can be; leave it out",
    });
  }
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  return ok({ kind: "changed", change: changeTo({ submission, state: "draft" }, current, [], []) });
};

/** Decides whether a draft can be deleted; it was never anywhere else. */
export const refusedDeletion = (
  slug: Slug,
  precondition: Precondition,
  current: LedgerArticle | undefined,
): Refusal | undefined =>
  current
    ? (refusedOver(precondition, current.etag) ?? refusedIn("deleteDraft", current))
    : { reason: "unknown-article", slug };
