import { describe, expect, it } from "vitest";
import { feedsOf } from "../../src/model/feed-membership.ts";
import { millisecondsOf } from "../../src/model/instant.ts";
import type { WithdrawalNotice } from "../../src/model/submission.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { decideWithdraw } from "../../src/newsroom/decide/withdraw.ts";
import type { LedgerArticle } from "../../src/newsroom/newsroom.ts";
import type { Precondition } from "../../src/newsroom/precondition.ts";
import { dirtyAfter } from "../../src/newsroom/priority.ts";
import { aPublication, anArticle, instant, slug } from "../support/builders.ts";

const NOW = instant("2026-11-20T12:00:00Z");
const none = { kind: "none" } as const;
const memberOf = feedsOf(anArticle(), aPublication());
const live: LedgerArticle = {
  ...changeTo({ submission: { article: anArticle() }, state: "live" }, undefined, memberOf, []),
  committedAt: NOW,
};
const withdraw = (
  current: LedgerArticle | undefined,
  precondition: Precondition = none,
  notice: string | WithdrawalNotice = "published in error",
  replacement?: LedgerArticle,
) =>
  decideWithdraw(
    slug("first"),
    typeof notice === "string" ? { reason: notice } : notice,
    precondition,
    { current, memberOf, replacement },
    millisecondsOf(NOW),
  );

const gone = (): LedgerArticle => {
  const answer = withdraw(live);
  if (!answer.ok || answer.value.kind !== "changed") throw new Error("not withdrawn");
  return { ...answer.value.change, committedAt: NOW };
};

it("leaves every feed, at the instant of the command, and needs no revision tag", () => {
  expect(withdraw(live)).toMatchObject({
    value: {
      change: {
        state: "gone",
        revision: 2,
        created: false,
        submission: {
          article: anArticle(),
          withdrawn: { at: NOW, reason: "published in error" },
        },
        feeds: [],
        leaves: ["front", "sections/world", "topics/syria", "authors/ada"],
      },
    },
  });
});

it("can say what stands in its place, where that is live", () => {
  const notice = { reason: "wrong", replacedBy: slug("better") };
  const better = { ...live, submission: { article: anArticle("better") } };
  expect(withdraw(live, none, notice, better)).toMatchObject({
    value: { change: { submission: { withdrawn: { at: NOW, ...notice } } } },
  });
  const refused = (standing?: LedgerArticle, replacedBy = slug("better")) => {
    const answer = withdraw(live, none, { ...notice, replacedBy }, standing);
    return !answer.ok && answer.error.reason === "unacceptable" ? answer.error.problems : [];
  };
  expect(refused()).toEqual([
    {
      pointer: "/withdrawn/replacedBy",
      detail: "is `better`, which is not live; publish that first",
    },
  ]);
  expect(refused(gone())).toHaveLength(1);
  for (const itself of [slug("first"), slug("where-it-stood-before")]) {
    expect(refused(live, itself)[0]?.detail).toBe("is this article itself");
  }
});

it("is no retraction any longer once it is said to be none", () => {
  const { article } = live.submission;
  const retraction = { at: NOW, reason: "wrong", retracted: true };
  const retracted = { ...gone(), submission: { article, withdrawn: retraction } };
  expect(withdraw(retracted, none, { reason: "wrong", retracted: false }, undefined)).toMatchObject(
    {
      value: { kind: "changed", change: { state: "gone" } },
    },
  );
});

it("can be told more of with the same reason, and forgets nothing it was told", () => {
  const current = gone();
  const demand = { by: "A court" };
  const told = withdraw(current, none, { reason: "published in error", demand });
  expect(told).toMatchObject({
    value: { change: { state: "legal", submission: { withdrawn: { at: NOW, demand } } } },
  });
  if (!told.ok || told.value.kind !== "changed") throw new Error("not told");
  const after: LedgerArticle = { ...told.value.change, committedAt: NOW };
  expect(withdraw(after)).toEqual({ ok: true, value: { kind: "unchanged", current: after } });
});

it("has its tombstone written before anything, then the editions", () => {
  const answer = withdraw(live);
  if (!answer.ok || answer.value.kind !== "changed") throw new Error("not withdrawn");
  const [tombstone, ...editions] = dirtyAfter(answer.value.change, false);
  expect(tombstone).toEqual({ target: { kind: "resource", slug: "first" }, priority: 0 });
  expect(editions.map(({ priority }) => priority)).toEqual([1, 1, 1, 1]);
});

it("keeps to a precondition that is sent", () => {
  expect(withdraw(live, { kind: "matches", etags: ['"9-other"'] })).toEqual({
    ok: false,
    error: { reason: "stale", current: live.etag },
  });
  expect(withdraw(live, { kind: "absent" }).ok).toBe(false);
  expect(withdraw(live, { kind: "matches", etags: [live.etag] }).ok).toBe(true);
});

it("refuses what was never published", () => {
  expect(withdraw(undefined)).toEqual({
    ok: false,
    error: { reason: "unknown-article", slug: "first" },
  });
});

it("is done already when the reason is the same, and refused when it is another", () => {
  const current = gone();
  expect(withdraw(current)).toEqual({ ok: true, value: { kind: "unchanged", current } });
  expect(withdraw(current, none, "another reason")).toEqual({
    ok: false,
    error: { reason: "already-gone", withdrawnAt: NOW },
  });
});

it("retracts nothing that a court had taken down: its page would say more than may be said", () => {
  const demand = { by: "District Court" };
  const answer = withdraw(live, none, { reason: "wrong", demand });
  if (!answer.ok || answer.value.kind !== "changed") throw new Error("not withdrawn");
  const current: LedgerArticle = { ...answer.value.change, committedAt: NOW };
  const later = withdraw(current, none, { reason: "wrong", retracted: true });
  expect(later).toEqual({ ok: true, value: { kind: "unchanged", current } });
});

describe("with another reason", () => {
  const court = { reason: "By order.", demand: { by: "District Court" } };
  const notices = {
    retracted: { reason: "Made up.", retracted: true },
    gone: { reason: "In error." },
    legal: { reason: "Demanded.", demand: { by: "A party" } },
  };
  const later = instant("2026-11-21T12:00:00Z");
  const withdrawn = (state: keyof typeof notices): LedgerArticle => {
    const answer = withdraw(live, none, notices[state]);
    if (!answer.ok || answer.value.kind !== "changed") throw new Error("not withdrawn");
    return { ...answer.value.change, committedAt: NOW };
  };

  it.each([
    ["retracted", { reason: "Pulled." }, "gone"],
    ["retracted", court, "legal"],
    ["gone", court, "legal"],
  ] as const)("what is %s is taken down harder, by %j", (from, notice, state) => {
    const current = withdrawn(from);
    const answer = decideWithdraw(
      slug("first"),
      notice,
      none,
      { current, memberOf: [], replacement: undefined },
      millisecondsOf(later),
    );
    const { article } = live.submission;
    // Nothing of the notice that was in force before is left.
    const submission = { article, withdrawn: { at: later, ...notice } };
    expect(answer).toMatchObject({ value: { kind: "changed", change: { state } } });
    expect(answer.ok && answer.value.kind === "changed" && answer.value.change.submission).toEqual(
      submission,
    );
  });

  it.each([
    ["retracted", { reason: "Other.", retracted: true }],
    ["gone", { reason: "Other." }],
    ["gone", { reason: "Other.", retracted: true }],
    ["legal", court],
    ["legal", { reason: "Other." }],
  ] as const)("what is %s stays so, whatever %j says", (from, notice) => {
    const error = { reason: "already-gone", withdrawnAt: NOW };
    expect(withdraw(withdrawn(from), none, notice)).toEqual({ ok: false, error });
  });
});
