import type { Problem } from "../../model/problem.ts";
import type { Article } from "../../model/article.ts";
import { isHeld } from "../../model/article-state.ts";
import type { Withdrawal } from "../../model/submission.ts";
import type { LedgerArticle } from "../newsroom.ts";

/**
 * What keeps an article from standing in the place of a withdrawn one.
 * @param withdrawn where the withdrawn one stands, and who it is
 * @param standing what stands where the withdrawal says
 * @param isFirst of a withdrawal that comes with its article, as from an export: what stood there then
 * may be withdrawn too by now
 */
export const replacementProblems = (
  withdrawn: Pick<Article, "id" | "slug">,
  { replacedBy }: Pick<Withdrawal, "replacedBy">,
  standing: LedgerArticle | undefined,
  isFirst = false,
): readonly Problem[] => {
  const wrong = (detail: string) => [{ pointer: "/withdrawn/replacedBy", detail }];
  if (replacedBy === undefined) return [];
  const isItself = standing?.submission.article.id === withdrawn.id;
  if (replacedBy === withdrawn.slug || isItself) return wrong("is this article itself");
  return standing?.state === "live" || (isFirst && standing && !isHeld(standing.state))
    ? []
    : wrong(`is \`${replacedBy}\`, which is not live; publish that first`);
};
