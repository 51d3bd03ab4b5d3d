import { difference } from "../model/difference.ts";
import type { FeedKey } from "../model/feed-key.ts";
import { type Result, ok } from "../model/result.ts";
import type { Submission } from "../model/submission.ts";
import type { ArticleChange } from "./decide/change.ts";
import { decidePublish } from "./decide/publish.ts";
import type { Forecast, ForeseenKeys } from "./foretold.ts";
import type { Commit } from "./ledger/commit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { CommandRequest, LedgerArticle, Refusal } from "./newsroom.ts";
import { stateOf } from "./receipt.ts";
import { situationOf } from "./situation.ts";

/** What publishing a submission would do; without a precondition, to whatever stands. */
export const forecast = (
  submission: Submission,
  { precondition, by }: CommandRequest,
  ledger: Ledger,
  { nowMs, dueMs }: Pick<Commit, "nowMs" | "dueMs">,
): Result<Forecast, Refusal> => {
  const situation = situationOf(submission, ledger, nowMs);
  const { current, memberOf } = situation;
  const whatever = { kind: current ? "present" : "absent" } as const;
  const given = precondition.kind === "none" ? whatever : precondition;
  const decision = decidePublish(submission, given, situation, nowMs);
  if (!decision.ok) return decision;
  const outcome = decision.value;
  if (outcome.kind === "unchanged") return ok(sameForecast(outcome.current));
  const { change } = outcome;
  const keys = ledger.foresee(change, { command: "publish", by, nowMs, dueMs });
  return ok(forecastOf(change, current, memberOf, keys));
};

/** What a change would come to. */
const forecastOf = (
  change: ArticleChange,
  current: LedgerArticle | undefined,
  memberOf: readonly FeedKey[],
  keys: ForeseenKeys,
): Forecast => {
  const { submission, created, feeds, leaves } = change;
  const before = current?.submission;
  return {
    ...stateOf(change),
    created,
    changed: true,
    changes: before ? difference(before, submission) : [],
    updatedAt: {
      ...(before && { before: before.article.updatedAt }),
      after: submission.article.updatedAt,
    },
    feeds: { enters: feeds.filter((feed) => !memberOf.includes(feed)), leaves },
    keys,
  };
};

/** Nothing at all would change. */
const sameForecast = (current: LedgerArticle): Forecast => {
  const { updatedAt } = current.submission.article;
  return {
    ...stateOf(current),
    created: false,
    changed: false,
    changes: [],
    updatedAt: { before: updatedAt, after: updatedAt },
    feeds: { enters: [], leaves: [] },
    keys: { writes: [], removes: [] },
  };
};
