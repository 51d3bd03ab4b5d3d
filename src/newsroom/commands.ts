import type { InlineHtml } from "../model/inline.ts";
import { type Instant, instantOf } from "../model/instant.ts";
import type { Slug } from "../model/identity.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import type { AuditedCommand } from "./audit.ts";
import { decideAdopt } from "./decide/adopt.ts";
import type { Decision } from "./decide/change.ts";
import { decideCorrect } from "./decide/correct.ts";
import { decideSaveDraft, refusedDeletion } from "./decide/draft.ts";
import { decideMove } from "./decide/move.ts";
import { decidePublishDraft } from "./decide/publish-draft.ts";
import { decidePublish } from "./decide/publish.ts";
import { decideReinstate } from "./decide/reinstate.ts";
import { decideRestore } from "./decide/restore.ts";
import { decideSchedule } from "./decide/schedule.ts";
import { decideUnschedule } from "./decide/unschedule.ts";
import { decideWithdraw } from "./decide/withdraw.ts";
import type { StoredArticle } from "./ledger/articles.ts";
import { awaitingAt, keptMedia, ownersOf, removedBy, replacementIn } from "./ledger/bearing.ts";
import type { Commit } from "./ledger/commit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { CommandRequest, Committed, Refusal } from "./newsroom.ts";
import { stateOf } from "./receipt.ts";
import { situationAt, situationOf, situationOfMove } from "./situation.ts";

/**
 * Carries commands out: gathers what bears on each, decides, and commits. Nothing here waits for
 * anything, so that no other command comes between decision and commit.
 */
export class Commands {
  readonly #ledger: Ledger;
  readonly #dueMs: Commit["dueMs"];

  constructor(ledger: Ledger, dueMs: Commit["dueMs"]) {
    this.#ledger = ledger;
    this.#dueMs = dueMs;
  }

  publish(submission: Submission, request: CommandRequest, nowMs: number): Committed {
    const situation = situationOf(submission, this.#ledger, nowMs, request.isBulk);
    const decision = decidePublish(submission, request.precondition, situation, nowMs);
    const command = submission.withdrawn ? "withdraw" : "publish";
    return this.#commit(command, decision, request, nowMs);
  }

  saveDraft(submission: Submission, request: CommandRequest, nowMs: number): Committed {
    const { article, movedFrom = [] } = submission;
    const current = this.#ledger.articles.of(article.id);
    const situation = {
      current,
      owners: ownersOf([article.slug, ...movedFrom], this.#ledger),
      awaiting: current ? awaitingAt(current, article.slug, this.#ledger) : [],
    };
    const decision = decideSaveDraft(submission, request.precondition, situation);
    return this.#commit("saveDraft", decision, request, nowMs);
  }

  deleteDraft(
    slug: Slug,
    { precondition, by, note }: CommandRequest,
    nowMs: number,
  ): Result<undefined, Refusal> {
    const current = this.#ledger.articles.at(slug);
    const refusal = refusedDeletion(slug, precondition, current);
    if (refusal) return fail(this.#told(refusal));
    const { article } = current?.submission ?? {};
    if (article) this.#ledger.deleteDraft(article, { command: "deleteDraft", by, note, nowMs });
    return ok(undefined);
  }

  publishDraft(slug: Slug, request: CommandRequest, nowMs: number): Committed {
    const situation = situationAt(slug, this.#ledger, nowMs);
    const decision = decidePublishDraft(slug, request.precondition, situation, nowMs);
    return this.#commit("publish", decision, request, nowMs);
  }

  schedule(slug: Slug, at: Instant, request: CommandRequest, nowMs: number): Committed {
    const situation = situationAt(slug, this.#ledger, nowMs, at);
    const decision = decideSchedule(slug, at, request.precondition, situation, nowMs);
    return this.#commit("schedule", decision, request, nowMs);
  }

  unschedule(slug: Slug, request: CommandRequest, nowMs: number): Committed {
    const current = this.#ledger.articles.at(slug);
    const decision = decideUnschedule(slug, request.precondition, current);
    return this.#commit("unschedule", decision, request, nowMs);
  }

  correct(slug: Slug, html: InlineHtml, request: CommandRequest, nowMs: number): Committed {
    const situation = situationAt(slug, this.#ledger, nowMs);
    const decision = decideCorrect(slug, html, request.precondition, situation, nowMs);
    return this.#commit("correct", decision, request, nowMs);
  }

  withdraw(
    slug: Slug,
    notice: WithdrawalNotice,
    request: CommandRequest,
    nowMs: number,
  ): Committed {
    const current = this.#ledger.articles.at(slug);
    const memberOf = current ? this.#ledger.feeds.of(current.submission.article) : [];
    const replacement = replacementIn(notice, this.#ledger);
    const situation = { current, memberOf, replacement };
    const decision = decideWithdraw(slug, notice, request.precondition, situation, nowMs);
    return this.#commit("withdraw", decision, request, nowMs);
  }

  reinstate(slug: Slug, request: CommandRequest, nowMs: number): Committed {
    const situation = situationAt(slug, this.#ledger, nowMs);
    const decision = decideReinstate(slug, request.precondition, situation, nowMs);
    return this.#commit("reinstate", decision, request, nowMs);
  }

  move(from: Slug, to: Slug, request: CommandRequest, nowMs: number): Committed {
    const situation = situationOfMove(from, to, this.#ledger);
    const decision = decideMove(from, to, request.precondition, situation);
    return this.#commit("move", decision, request, nowMs);
  }

  restore(slug: Slug, revision: number, request: CommandRequest, nowMs: number): Committed {
    const { articles, revisions } = this.#ledger;
    const id = articles.ownerOf(slug);
    if (id === undefined) return fail(this.#told({ reason: "unknown-article", slug }));
    const earlier = revisions.at(id, revision)?.submission.article;
    if (!earlier) return fail({ reason: "unknown-revision", revision });
    const situation = situationOf({ article: { ...earlier, slug } }, this.#ledger, nowMs);
    const decision = decideRestore(slug, earlier, request.precondition, situation, nowMs);
    return this.#commit("restore", decision, request, nowMs);
  }

  adopt(
    publication: Publication,
    { precondition, by, note }: CommandRequest,
    nowMs: number,
  ): Committed {
    const current = this.#ledger.publications.current();
    const decision = decideAdopt(publication, precondition, {
      current,
      removed: removedBy(publication, this.#ledger),
      keptMedia: keptMedia(publication, this.#ledger),
    });
    if (!decision.ok) return decision;
    const outcome = decision.value;
    if (outcome.kind === "unchanged") {
      const { etag, revision, committedAt, sequence } = outcome.current;
      const state = { state: "live", created: false, changed: false } as const;
      return ok({ ...state, etag, revision, committedAt, sequence });
    }
    const { next } = outcome;
    const commit = { command: "adopt", by, note, nowMs, dueMs: this.#dueMs } as const;
    const sequence = this.#ledger.commitPublication(next, commit);
    const state = { state: "live", created: current === undefined, changed: true } as const;
    const { etag, revision } = next;
    return ok({ ...state, etag, revision, sequence, committedAt: instantOf(nowMs) });
  }

  /** Who takes down what a reader reported may know its old permalink alone. */
  #told(refusal: Refusal): Refusal {
    if (refusal.reason !== "unknown-article") return refusal;
    const movedTo = this.#ledger.redirects.movedTo(refusal.slug);
    return movedTo ? { ...refusal, movedTo } : refusal;
  }

  #commit(
    command: AuditedCommand,
    decision: Decision<StoredArticle>,
    { by, note, isBulk }: CommandRequest,
    nowMs: number,
  ): Committed {
    if (!decision.ok) return fail(this.#told(decision.error));
    const outcome = decision.value;
    if (outcome.kind === "unchanged") {
      const { sequence, committedAt } = outcome.current;
      return ok({
        ...stateOf(outcome.current),
        created: false,
        changed: false,
        sequence,
        committedAt,
      });
    }
    const { change } = outcome;
    const commit = { command, by, note, isBulk, nowMs, dueMs: this.#dueMs };
    const sequence = this.#ledger.commitArticle(change, commit);
    const { created } = change;
    return ok({
      ...stateOf(change),
      created,
      changed: true,
      sequence,
      committedAt: instantOf(nowMs),
    });
  }
}
