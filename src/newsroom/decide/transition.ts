import { type ArticleCommand, type ArticleState, LEGAL_IN } from "../../model/article-state.ts";
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
