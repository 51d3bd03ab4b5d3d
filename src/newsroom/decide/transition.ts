import { type ArticleCommand, type ArticleState, LEGAL_IN } from "../../model/article-state.ts";
import type { Slug } from "../../model/identity.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { LedgerArticle, Refusal } from "../newsroom.ts";

/** Refuses a command that the article's state does not allow. */
export const refusedIn = (
  command: ArticleCommand,
  current: Pick<LedgerArticle, "state"> | undefined,
): Refusal | undefined => {
  if (!current) return undefined;
  const { state } = current;
  const states: readonly ArticleState[] = LEGAL_IN[command];
  return states.includes(state) ? undefined : { reason: "illegal-transition", state, command };
};

/** What stands at a slug, where a command has something to decide about it. */
export const standingFor = <Current extends LedgerArticle>(
  command: ArticleCommand,
  slug: Slug,
  current: Current | undefined,
): Result<Current, Refusal> => {
  if (!current) return fail({ reason: "unknown-article", slug });
  const illegal = refusedIn(command, current);
  return illegal ? fail(illegal) : ok(current);
};
