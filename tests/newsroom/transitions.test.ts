import { describe, expect, it } from "vitest";
import {
  ARTICLE_STATES,
  type ArticleCommand,
  type ArticleState,
  LEGAL_IN,
} from "../../src/model/article-state.ts";
import { millisecondsOf } from "../../src/model/instant.ts";
import type { Submission } from "../../src/model/submission.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { decideCorrect } from "../../src/newsroom/decide/correct.ts";
import { decideSaveDraft, refusedDeletion } from "../../src/newsroom/decide/draft.ts";
import { decideMove } from "../../src/newsroom/decide/move.ts";
import { decidePublishDraft } from "../../src/newsroom/decide/publish-draft.ts";
import { decidePublish, type PublishSituation } from "../../src/newsroom/decide/publish.ts";
import { decideReinstate } from "../../src/newsroom/decide/reinstate.ts";
import { decideRestore } from "../../src/newsroom/decide/restore.ts";
import { decideSchedule } from "../../src/newsroom/decide/schedule.ts";
import { decideUnschedule } from "../../src/newsroom/decide/unschedule.ts";
import { decideWithdraw } from "../../src/newsroom/decide/withdraw.ts";
import type { LedgerArticle, Refusal } from "../../src/newsroom/newsroom.ts";
import type { Precondition } from "../../src/newsroom/precondition.ts";
import type { Result } from "../../src/model/result.ts";
import { aPublication, anArticle, inline, instant, slug } from "../support/builders.ts";

const NOW = instant("2026-11-20T12:00:00Z");
const LATER = instant("2026-11-21T12:00:00Z");
const nowMs = millisecondsOf(NOW);
const any = { kind: "present" } as const;
const first = slug("first");
const article = anArticle("first");
const reason = "in error";

const SUBMISSIONS: Readonly<Record<ArticleState, Submission>> = {
  draft: { article },
  scheduled: {
    article: { ...article, publishedAt: LATER, updatedAt: LATER },
    embargo: LATER,
  },
  live: { article },
  gone: { article, withdrawn: { at: NOW, reason } },
  legal: { article, withdrawn: { at: NOW, reason, demand: { by: "A court" } } },
  retracted: { article, withdrawn: { at: NOW, reason, retracted: true } },
};

const standing = (state: ArticleState): LedgerArticle => {
  const submission = SUBMISSIONS[state];
  const release = state === "scheduled" && { releaseMs: millisecondsOf(LATER) };
  const { etag, revision } = changeTo({ submission, state }, undefined, [], []);
  return { submission, state, etag, revision, committedAt: NOW, ...release };
};

const situation = (current: LedgerArticle): PublishSituation<LedgerArticle> => ({
  publication: aPublication(),
  current,
  owners: new Map([[first, article.id]]),
  memberOf: [],
  replacement: undefined,
  relatives: { others: [], own: [] },
  awaiting: [],
  keptMedia: new Set([article.picture?.url.slice("/media/".length) ?? ""]),
});

/** Each command as it is decided, and where it leads from each state that it is legal in. */
const COMMANDS: {
  readonly [Command in ArticleCommand]: {
    readonly decide: (
      current: LedgerArticle,
      precondition?: Precondition,
    ) => Result<unknown, Refusal>;
    readonly leadsTo: (from: ArticleState) => ArticleState | "nothing";
  };
} = {
  saveDraft: {
    decide: (current, precondition = any) =>
      decideSaveDraft(
        { article: { ...article, title: "Again" } },
        precondition,
        situation(current),
      ),
    leadsTo: () => "draft",
  },
  publish: {
    decide: (current, precondition = any) =>
      decidePublish(
        { article: { ...article, title: "Again" } },
        precondition,
        situation(current),
        nowMs,
      ),
    leadsTo: () => "live",
  },
  schedule: {
    decide: (current, precondition = any) =>
      decideSchedule(first, LATER, precondition, situation(current), nowMs),
    leadsTo: () => "scheduled",
  },
  unschedule: {
    decide: (current, precondition = any) => decideUnschedule(first, precondition, current),
    leadsTo: () => "draft",
  },
  correct: {
    decide: (current, precondition = any) =>
      decideCorrect(first, inline("Wrong."), precondition, situation(current), nowMs),
    leadsTo: () => "live",
  },
  withdraw: {
    decide: (current, precondition = any) =>
      decideWithdraw(
        first,
        { reason },
        precondition,
        { current, memberOf: [], replacement: undefined },
        nowMs,
      ),
    leadsTo: (from) => (from === "live" ? "gone" : from),
  },
  reinstate: {
    decide: (current, precondition = any) =>
      decideReinstate(first, precondition, situation(current), nowMs),
    leadsTo: () => "live",
  },
  move: {
    decide: (current, precondition = any) =>
      decideMove(first, slug("second"), precondition, {
        current,
        owner: undefined,
        awaiting: [],
        memberOf: [],
      }),
    leadsTo: (from) => from,
  },
  deleteDraft: {
    decide: (current, precondition = any) => {
      const error = refusedDeletion(first, precondition, current);
      return error ? { ok: false, error } : { ok: true, value: undefined };
    },
    leadsTo: () => "nothing",
  },
  restore: {
    decide: (current, precondition = any) =>
      decideRestore(
        first,
        { ...article, title: "Before" },
        precondition,
        situation(current),
        nowMs,
      ),
    leadsTo: (from) => from,
  },
};

const stateAfter = (answer: Result<unknown, Refusal>): unknown => {
  if (!answer.ok) return answer.error;
  const outcome = answer.value as
    | { kind: "changed"; change: { state: string } }
    | { kind: "unchanged"; current: { state: string } }
    | undefined;
  if (!outcome) return "nothing";
  return outcome.kind === "changed" ? outcome.change.state : outcome.current.state;
};

describe.each(Object.keys(COMMANDS) as ArticleCommand[])("%s", (command) => {
  const { decide, leadsTo } = COMMANDS[command];
  it.each(ARTICLE_STATES)("of an article that is %s", (state) => {
    const isLegal = (LEGAL_IN[command] as readonly ArticleState[]).includes(state);
    expect(stateAfter(decide(standing(state)))).toEqual(
      isLegal ? leadsTo(state) : { reason: "illegal-transition", state, command },
    );
  });
});

describe("to change what stands", () => {
  /** What takes back from readers does not wait for a revision tag. */
  const HURRIES: ReadonlySet<ArticleCommand> = new Set(["withdraw", "unschedule"]);
  const stale: Precondition = { kind: "matches", etags: ['"0-stale"'] };

  it.each(Object.keys(COMMANDS) as ArticleCommand[])("%s names the revision", (command) => {
    const changed = LEGAL_IN[command].filter((state) => {
      const current = standing(state);
      const { etag } = current;
      const decide = (precondition: Precondition) =>
        COMMANDS[command].decide(current, precondition);
      const agreed = decide({ kind: "matches", etags: [etag] });
      // What is in place already needs no tag (RFC 9110 §13.1.1).
      if (agreed.ok && isUnchanged(agreed.value)) return false;
      expect(agreed.ok).toBe(true);
      expect(decide(stale)).toEqual({ ok: false, error: { reason: "stale", current: etag } });
      const required = { reason: "precondition-required", current: etag };
      expect(decide({ kind: "none" })).toMatchObject(
        HURRIES.has(command) ? { ok: true } : { ok: false, error: required },
      );
      return true;
    });
    expect(changed).not.toEqual([]);
  });
});

const isUnchanged = (outcome: unknown): boolean =>
  (outcome as { kind?: string } | undefined)?.kind === "unchanged";

describe("publishing what the ledger holds", () => {
  const publish = (current: LedgerArticle) =>
    decidePublishDraft(first, any, situation(current), nowMs);

  it("makes a draft live, and leaves what is scheduled to its time", () => {
    expect(stateAfter(publish(standing("draft")))).toBe("live");
    const scheduled = standing("scheduled");
    expect(publish(scheduled)).toEqual({
      ok: true,
      value: { kind: "unchanged", current: scheduled },
    });
    expect(stateAfter(publish(standing("gone")))).toMatchObject({ state: "gone" });
  });

  it("dates what was to come later now, since nobody has seen it", () => {
    const answer = decideUnschedule(first, any, standing("scheduled"));
    if (!answer.ok || answer.value.kind !== "changed") throw new Error("still scheduled");
    const draft = { ...answer.value.change, committedAt: NOW };
    expect(publish(draft)).toMatchObject({
      value: { change: { submission: { article: { publishedAt: NOW, updatedAt: NOW } } } },
    });
  });
});

describe("a submission with an embargo", () => {
  const embargoed = SUBMISSIONS.scheduled;
  const decide = (submission: Submission, current?: LedgerArticle, publishDelay = 0) =>
    decidePublish(
      submission,
      current ? any : { kind: "absent" },
      {
        ...situation(standing("live")),
        current,
        publication: aPublication({ publishDelay }),
      },
      nowMs,
    );

  it("is held until then, and no longer", () => {
    expect(decide(embargoed)).toMatchObject({
      value: { change: { state: "scheduled", releaseMs: millisecondsOf(LATER), feeds: [] } },
    });
    const past = { article, embargo: article.publishedAt };
    expect(decide(past)).toMatchObject({
      value: { change: { state: "live", submission: { article } } },
    });
  });

  it("cannot hold what is live", () => {
    expect(decide(embargoed, standing("live"))).toMatchObject({
      error: { reason: "illegal-transition", state: "live", command: "schedule" },
    });
  });

  it("is held by the settings' delay as well, if it is new and not breaking", () => {
    const delayed = { change: { state: "scheduled", releaseMs: nowMs + 30_000 } };
    expect(decide({ article }, undefined, 30)).toMatchObject({ value: delayed });
    expect(decide({ article, breaking: true }, undefined, 30)).toMatchObject({
      value: { change: { state: "live", submission: { article } } },
    });
    const revised = { article: { ...article, title: "Revised" } };
    expect(decide(revised, standing("live"), 30)).toMatchObject({
      value: { change: { state: "live" } },
    });
  });
});

describe("a submission that says it moved", () => {
  const moved = { ...article, slug: slug("second") };
  const decide = (
    movedFrom: readonly string[],
    owners: ReadonlyMap<string, string>,
    kind: "absent" | "none" | "present" = "present",
    state: ArticleState = "live",
  ) =>
    decidePublish(
      { article: moved, movedFrom: movedFrom.map(slug) },
      { kind },
      { ...situation(standing(state)), owners: owners as ReadonlyMap<never, never> },
      nowMs,
    );
  const own = new Map([["first", article.id]]);

  it("takes its article along, whose old permalink leads to the new one", () => {
    expect(decide(["first", "older"], own)).toMatchObject({
      value: { change: { revision: 2, created: false, movedFrom: ["first", "older"] } },
    });
  });

  it.each(["live", "scheduled"] as const)("names the revision that it replaces: %s", (state) => {
    const { etag } = standing(state);
    expect(decide(["first"], own, "none", state)).toMatchObject({
      error: { reason: "precondition-required", current: etag },
    });
    expect(decide(["first"], own, "absent", state)).toMatchObject({
      error: { reason: "stale", current: etag },
    });
  });

  it("says so, or is refused", () => {
    expect(decide(["older"], own)).toMatchObject({
      error: { reason: "published-elsewhere", at: "first" },
    });
  });

  it("cannot have come from where another article is or was, nor from where it is", () => {
    const owners = new Map([...own, ["third", "tag:news.example,2026-11-01:third"]]);
    expect(decide(["first", "third", "second"], owners)).toMatchObject({
      error: {
        reason: "unacceptable",
        problems: [{ pointer: "/movedFrom/1" }, { pointer: "/movedFrom/2" }],
      },
    });
  });
});

describe("a move that was made already", () => {
  const decide = (precondition: Precondition, state: ArticleState = "live", from = "first") => {
    const { submission, ...rest } = standing(state);
    const current = {
      ...rest,
      submission: { ...submission, article: { ...article, slug: slug("second") } },
    };
    const nobody = { awaiting: [], memberOf: [], owner: article.id };
    return decideMove(slug(from), slug("second"), precondition, { current, ...nobody });
  };
  const stale: Precondition = { kind: "matches", etags: ['"0-stale"'] };
  const unchanged = { ok: true, value: { kind: "unchanged" } };

  it.each(["draft", "scheduled", "live"] as const)(
    "succeeds when it is sent again: %s",
    (state) => {
      for (const from of ["first", "second"]) {
        expect(decide(stale, state, from)).toMatchObject(unchanged);
        expect(decide(any, state, from)).toMatchObject(unchanged);
      }
    },
  );

  it("wants to hear of a revision all the same, and is nothing for what was withdrawn since", () => {
    expect(decide({ kind: "none" })).toMatchObject({ error: { reason: "precondition-required" } });
    expect(decide({ kind: "absent" })).toMatchObject({ error: { reason: "stale" } });
    expect(decide(any, "gone")).toMatchObject({ error: { reason: "illegal-transition" } });
  });
});

it("gives each correction a second of its own", () => {
  const corrected = standing("live");
  const { submission } = corrected;
  const corrections = [{ at: NOW, html: inline("Once.") }];
  const current = {
    ...corrected,
    submission: { article: { ...submission.article, corrections, updatedAt: NOW } },
  };
  const answer = decideCorrect(first, inline("Twice."), any, situation(current), nowMs);
  expect(answer).toMatchObject({ error: { problems: [{ pointer: "/corrections" }] } });
  const later = decideCorrect(first, inline("Twice."), any, situation(current), nowMs + 1000);
  expect(later).toMatchObject({
    value: {
      change: {
        submission: {
          article: {
            corrections: [{ at: NOW }, { at: "2026-11-20T12:00:01Z", html: "Twice." }],
            updatedAt: "2026-11-20T12:00:01Z",
            publishedAt: article.publishedAt,
          },
        },
      },
    },
  });
});
