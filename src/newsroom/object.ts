import { DurableObject } from "cloudflare:workers";
import type { Slug } from "../model/identity.ts";
import { instantOf } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, ok } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import { kvRecords } from "../store/kv.ts";
import { type MediaStore, kvMedia } from "../store/media.ts";
import type { RecordStore } from "../store/records.ts";
import type { Conditions } from "./conditions.ts";
import { decideAdopt } from "./decide/adopt.ts";
import type { Decision } from "./decide/change.ts";
import { decidePublish } from "./decide/publish.ts";
import { decideWithdraw } from "./decide/withdraw.ts";
import { articlesAfter } from "./ledger/article-list.ts";
import type { StoredArticle } from "./ledger/articles.ts";
import { keptMedia, relativesOf, removedBy, replacementIn } from "./ledger/bearing.ts";
import { type Commit, Ledger } from "./ledger/ledger.ts";
import type {
  CommandRequest,
  KeptMedia,
  LedgerArticle,
  ListedArticle,
  Newsroom,
  Projection,
  Receipt,
  Refusal,
} from "./newsroom.ts";
import type { Prerender } from "./prerender.ts";
import { Projector } from "./projector.ts";
import { receiptOf } from "./receipt.ts";
import type { NewsroomStatus, RebuildProgress } from "./report.ts";

/**
 * The one writer: a Durable Object with SQLite. A command decides, commits state and outbox in one
 * transaction, and drains before it answers; the alarm finishes what is left.
 */
export abstract class NewsroomObject extends DurableObject<Env> implements Newsroom {
  readonly #ledger: Ledger;
  readonly #projector: Projector;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    records: RecordStore = kvRecords(env.EDITION),
    media: MediaStore = kvMedia(env.EDITION),
  ) {
    super(ctx, env);
    this.#ledger = new Ledger(ctx.storage);
    this.#projector = new Projector(ctx.storage, this.#ledger, {
      records,
      media,
      prerender: (record, publication) => this.prerender(record, publication),
      now: () => this.now(),
      conditions: () => this.conditions(),
    });
    void ctx.blockConcurrencyWhile(() => this.#projector.start());
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
    const { articles, feeds, publications } = this.#ledger;
    const { article } = submission;
    const situation = {
      publication: publications.current()?.publication,
      current: articles.at(article.slug),
      standsAt: articles.slugOf(article.id),
      memberOf: feeds.of(article),
      replacement: replacementIn(submission.withdrawn, this.#ledger),
      relatives: relativesOf(article, this.#ledger),
      keptMedia: keptMedia(article, this.#ledger),
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
    const situation = { current, removed, keptMedia: keptMedia(publication, this.#ledger) };
    const decision = decideAdopt(publication, precondition, situation);
    if (!decision.ok) return decision;
    const outcome = decision.value;
    if (outcome.kind === "unchanged") {
      return await this.#answer({ ...outcome.current, state: "live", created: false }, false);
    }
    const nowMs = this.now();
    const sequence = this.#ledger.commitPublication(outcome.next, this.#commit(by, nowMs));
    await this.#projector.expect(nowMs);
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

  async articlesAfter(after: Slug | undefined, limit: number): Promise<readonly ListedArticle[]> {
    return articlesAfter(this.ctx.storage.sql, after, limit);
  }

  async publication(): Promise<
    { readonly publication: Publication; readonly etag: string } | undefined
  > {
    const stored = this.#ledger.publications.current();
    return stored && { publication: stored.publication, etag: stored.etag };
  }

  async keepMedia(name: string, type: string, file: Uint8Array): Promise<boolean> {
    return this.#ledger.media.keep(name, type, file);
  }

  async media(names: readonly string[]): Promise<ReadonlyMap<string, KeptMedia>> {
    return this.#ledger.media.kept(names);
  }

  async projection(sequence: number): Promise<Projection> {
    return this.#ledger.outbox.progress(sequence);
  }

  async status(): Promise<NewsroomStatus> {
    return this.#projector.status();
  }

  async rebuild(): Promise<RebuildProgress> {
    return await this.#projector.rebuild();
  }

  async rebuildProgress(): Promise<RebuildProgress> {
    return this.#projector.rebuildProgress();
  }

  override async alarm(): Promise<void> {
    await this.#projector.carryOn();
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
    await this.#projector.expect(nowMs);
    return await this.#answer({ ...outcome.change, sequence, committedAt: instantOf(nowMs) }, true);
  }

  #commit(by: string, nowMs: number): Commit {
    return { by, nowMs, dueMs: (key) => this.#projector.dueMs(key) };
  }

  async #answer(
    revision: Omit<Receipt, "changed" | "projected">,
    changed: boolean,
  ): Promise<Result<Receipt, Refusal>> {
    const projected = await this.#projector.settle(revision.sequence);
    return ok(receiptOf(revision, changed, projected));
  }
}
