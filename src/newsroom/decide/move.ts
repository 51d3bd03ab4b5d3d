import { isHeld } from "../../model/article-state.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import { fail, ok } from "../../model/result.ts";
import type { LedgerArticle } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";
import { changeTo, type Decision } from "./change.ts";
import { leftBehind } from "./left-behind.ts";
import { refusedOver } from "./precondition.ts";
import { refusedIn } from "./transition.ts";

/** What the ledger holds that bears on moving one article. */
export interface MoveSituation<Current extends LedgerArticle> {
  /** What stands where it is to leave; or else, where it has moved already, what stood there. */
  readonly current: Current | undefined;
  /** Whose the new slug is, if anybody's. */
  readonly owner: TagUri | undefined;
  /** Those that are scheduled as translations of what stands here. */
  readonly awaiting: readonly Slug[];
  /** The feeds that the article is in, and stays in. */
  readonly memberOf: readonly FeedKey[];
}

/** Decides whether an article moves: its old permalink leads to the new one from then on. */
export const decideMove = <Current extends LedgerArticle>(
  from: Slug,
  to: Slug,
  precondition: Precondition,
  { current, owner, awaiting, memberOf }: MoveSituation<Current>,
): Decision<Current> => {
  if (!current) return fail({ reason: "unknown-article", slug: from });
  const { state, releaseMs } = current;
  const { article, movedFrom, ...directions } = current.submission;
  const illegal = refusedIn("move", current);
  // RFC 9110 §13.1.1: a change that is already in place succeeds, as when the answer to it was lost.
  const isRepeated = article.slug === to && precondition.kind === "matches" && !illegal;
  if (isRepeated) return ok({ kind: "unchanged", current });
  const refusal = refusedOver(precondition, current.etag) ?? illegal;
  if (refusal) return fail(refusal);
  if (article.slug === to) return ok({ kind: "unchanged", current });
  if (owner !== undefined && owner !== article.id)
    return fail({ reason: "permalink-taken", owner });
  const problems = isHeld(state) ? leftBehind("/to", awaiting) : [];
  if (problems.length > 0) return fail({ reason: "unacceptable", problems });
  const aim = {
    submission: {
      ...directions,
      article: { ...article, slug: to },
      ...(movedFrom && { movedFrom: movedFrom.filter((slug) => slug !== to) }),
    },
    state,
    ...(releaseMs !== undefined && { releaseMs }),
  };
  return ok({ kind: "changed", change: changeTo(aim, current, memberOf, memberOf) });
};
