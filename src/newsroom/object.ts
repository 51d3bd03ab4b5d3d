import { DurableObject } from "cloudflare:workers";
import type { Slug } from "../model/identity.ts";
import { instantOf } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, ok } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import { kvRecords } from "../store/kv.ts";
import type { RecordStore } from "../store/records.ts";
import type { Conditions } from "./conditions.ts";
import { decideAdopt } from "./decide/adopt.ts";
import type { Decision } from "./decide/change.ts";
import { decidePublish } from "./decide/publish.ts";
import { decideWithdraw } from "./decide/withdraw.ts";
import type { StoredArticle } from "./ledger/articles.ts";
import { relativesOf, removedBy, replacementIn } from "./ledger/bearing.ts";
import { type Commit, Ledger } from "./ledger/ledger.ts";
import { mediaUses } from "./media-use.ts";
import type {
  CommandRequest,
  KeptMedia,
  LedgerArticle,
  Newsroom,
  Projection,
  Receipt,
  Refusal,
} from "./newsroom.ts";
import { Outbox } from "./outbox.ts";
import type { Prerender } from "./prerender.ts";
import { DRAIN_PATIENCE_MS, FAULT_REST_MS } from "./schedule.ts";
import { receiptOf } from "./receipt.ts";
import type { NewsroomStatus } from "./report.ts";
import { statusOf } from "./status.ts";
import { Wake } from "./wake.ts";

/**
 * The one writer: a Durable Object with SQLite. A command decides, commits state and outbox in one
 * transaction, and drains before it answers; the alarm finishes what is left.
 */
export abstract class NewsroomObject extends DurableObject<Env> implements Newsroom {
  readonly #ledger: Ledger;
  readonly #outbox: Outbox;
  readonly #wake: Wake;

  constructor(ctx: DurableObjectState, env: Env, records: RecordStore = kvRecords(env.EDITION)) {
    super(ctx, env);
    this.#ledger = new Ledger(ctx.storage);
    this.#outbox = new Outbox(this.#ledger, {
      records,
      prerender: (record, publication) => this.prerender(record, publication),
      now: () => this.now(),
      conditions: () => this.conditions(),
    });
    this.#wake = new Wake(
      ctx.storage,
      () => this.now(),
      () => this.#outbox.nextDueMs(),
    );
  }

  /** The clock, in Unix milliseconds. */
  protected abstract now(): number;

  protected abstract conditions(): Conditions;

  /** See `Prerender`. */
  protected abstract prerender(...of: Parameters<Prerender>): ReturnType<Prerender>;

  async publish(
    submission: Submission,
    { precondition, by }: CommandRequest,
  ): Promise<Result<Receipt, Refusal>> {
    const { articles, feeds, media, publications } = this.#ledger;
    const { article } = submission;
    const situation = {
      publication: publications.current()?.publication,
      current: articles.at(article.slug),
      standsAt: articles.slugOf(article.id),
      memberOf: feeds.of(article),
      replacement: replacementIn(submission.withdrawn, this.#ledger),
      relatives: relativesOf(article, this.#ledger),
      keptMedia: new Set(media.kept(mediaUses(article).map(({ name }) => name)).keys()),
    };
    const nowMs = this.now();
    return await this.#carryOut(
      decidePublish(submission, precondition, situation, nowMs),
      by,
      nowMs,
    );
  }

  async withdraw(
    slug: Slug,
    notice: WithdrawalNotice,
    { precondition, by }: CommandRequest,
  ): Promise<Result<Receipt, Refusal>> {
    const current = this.#ledger.articles.at(slug);
    const nowMs = this.now();
    const memberOf = current ? this.#ledger.feeds.of(current.submission.article) : [];
    const replacement = replacementIn(notice, this.#ledger);
    const situation = { current, memberOf, replacement };
    const decision = decideWithdraw(slug, notice, precondition, situation, nowMs);
    return await this.#carryOut(decision, by, nowMs);
  }

  async adopt(
    publication: Publication,
    { precondition, by }: CommandRequest,
  ): Promise<Result<Receipt, Refusal>> {
    const current = this.#ledger.publications.current();
    const removed = removedBy(publication, this.#ledger);
    const decision = decideAdopt(publication, precondition, current, removed);
    if (!decision.ok) return decision;
    const outcome = decision.value;
    if (outcome.kind === "unchanged") {
      return await this.#answer({ ...outcome.current, state: "live", created: false }, false);
    }
    const nowMs = this.now();
    const sequence = this.#ledger.commitPublication(outcome.next, this.#commit(by, nowMs));
    await this.#wake.at(nowMs + DRAIN_PATIENCE_MS);
    const { next } = outcome;
    const state = { state: "live", created: current === undefined } as const;
    return await this.#answer({ ...next, ...state, sequence, committedAt: instantOf(nowMs) }, true);
  }

  async article(slug: Slug): Promise<LedgerArticle | undefined> {
    const stored = this.#ledger.articles.at(slug);
    if (!stored) return undefined;
    const { sequence: _, ...article } = stored;
    return article;
  }

  async publication(): Promise<
    { readonly publication: Publication; readonly etag: string } | undefined
  > {
    const stored = this.#ledger.publications.current();
    return stored && { publication: stored.publication, etag: stored.etag };
  }

  async keepMedia(name: string, media: KeptMedia): Promise<void> {
    this.#ledger.media.keep(name, media);
  }

  async media(names: readonly string[]): Promise<ReadonlyMap<string, KeptMedia>> {
    return this.#ledger.media.kept(names);
  }

  async projection(sequence: number): Promise<Projection> {
    return this.#ledger.outbox.progress(sequence);
  }

  async status(): Promise<NewsroomStatus> {
    return statusOf(this.#ledger, this.now(), this.conditions());
  }

  /** Finishes what commands left. Never throws: the platform gives an alarm up after six retries. */
  override async alarm(): Promise<void> {
    try {
      await this.#outbox.drain();
      await this.#wake.whenDue();
    } catch (error) {
      console.error({ event: "alarm-failed", error: String(error) });
      await this.#wake.at(this.now() + FAULT_REST_MS);
    }
  }

  async #carryOut(
    decision: Decision<StoredArticle>,
    by: string,
    nowMs: number,
  ): Promise<Result<Receipt, Refusal>> {
    if (!decision.ok) return decision;
    const outcome = decision.value;
    if (outcome.kind === "unchanged") {
      return await this.#answer({ ...outcome.current, created: false }, false);
    }
    const sequence = this.#ledger.commitArticle(outcome.change, this.#commit(by, nowMs));
    // Nothing is awaited between commit and alarm, so both are stored or neither is.
    await this.#wake.at(nowMs + DRAIN_PATIENCE_MS);
    return await this.#answer({ ...outcome.change, sequence, committedAt: instantOf(nowMs) }, true);
  }

  #commit(by: string, nowMs: number): Commit {
    return { by, nowMs, dueMs: (key) => this.#outbox.dueMs(key) };
  }

  async #answer(
    revision: Omit<Receipt, "changed" | "projected">,
    changed: boolean,
  ): Promise<Result<Receipt, Refusal>> {
    const projected = await this.#outbox.settle(revision.sequence);
    await this.#wake.whenDue();
    return ok(receiptOf(revision, changed, projected));
  }
}
