import type { Problem } from "../../model/problem.ts";
import type { Slug } from "../../model/identity.ts";
import type { Withdrawal } from "../../model/submission.ts";
import type { LedgerArticle } from "../newsroom.ts";

/**
 * What keeps an article from standing in the place of a withdrawn one.
 * @param slug the withdrawn one's
 * @param standing what stands where the withdrawal says
 */
export const replacementProblems = (
  slug: Slug,
  { replacedBy }: Pick<Withdrawal, "replacedBy">,
  standing: Pick<LedgerArticle, "state"> | undefined,
): readonly Problem[] => {
  const wrong = (detail: string) => [{ pointer: "/withdrawn/replacedBy", detail }];
  if (replacedBy === undefined) return [];
  if (replacedBy === slug) return wrong("is this article itself");
  return standing?.state === "live"
    ? []
    : wrong(`is \`${replacedBy}\`, which is not live; publish that first`);
};
