import type { Slug } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { changeTo, type Decision } from "./change.ts";
import { refusedBy } from "./precondition.ts";
import { refusedIn } from "./transition.ts";

/** Decides whether a release is called off. As with a withdrawal, no precondition is required. */
export const decideUnschedule = <Current extends LedgerArticle>(
  slug: Slug,
  precondition: Precondition,
  current: Current | undefined,
): Decision<Current> => {
  if (!current) return fail({ reason: "unknown-article", slug });
  const refusal = refusedBy(precondition, current.etag) ?? refusedIn("unschedule", current);
  if (refusal) return fail(refusal);
  const { embargo: _, ...submission } = current.submission;
  return ok({ kind: "changed", change: changeTo({ submission, state: "draft" }, current, [], []) });
};
