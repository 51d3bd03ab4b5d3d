import type { Slug } from "../model/identity.ts";
import type { InlineHtml } from "../model/inline.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, fail, ok } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import { kvRecords } from "../store/kv.ts";
import { type MediaStore, kvMedia } from "../store/media.ts";
import type { RecordStore } from "../store/records.ts";
import { Commands } from "./commands.ts";
import type { Conditions } from "./conditions.ts";
import { Ledger } from "./ledger/ledger.ts";
import { LedgerObject } from "./ledger-object.ts";
import type {
  BatchItem,
  CommandRequest,
  Committed,
  Newsroom,
  OldPathChanges,
  Receipt,
  Refusal,
} from "./newsroom.ts";
import { forecast } from "./forecast.ts";
import type { Forecast } from "./foretold.ts";
import type { Prerender } from "./prerender.ts";
import { Projector } from "./projector.ts";
import type { NewsroomStatus, RebuildProgress } from "./report.ts";

type Answer = Promise<Result<Receipt, Refusal>>;

/**
 * The one writer: a Durable Object with SQLite. A command decides, commits state and outbox in one
 * transaction, and drains before it answers; the alarm finishes what is left.
 */
export abstract class NewsroomObject extends LedgerObject implements Newsroom {
  readonly #workers: { readonly commands: Commands; readonly projector: Projector };

  constructor(
    ctx: DurableObjectState,
    env: Env,
    records: RecordStore = kvRecords(env.EDITION),
    media: MediaStore = kvMedia(env.EDITION),
  ) {
    const ledger = new Ledger(ctx.storage);
    super(ctx, env, ledger);
    const projector = new Projector(ctx.storage, ledger, {
      records,
      media,
      prerender: (record, publication) => this.prerender(record, publication),
      now: () => this.now(),
      conditions: () => this.conditions(),
    });
    const commands = new Commands(ledger, (key) => projector.dueMs(key));
    this.#workers = { commands, projector };
    if (!this.restoration.isUnderWay) {
      void ctx.blockConcurrencyWhile(() => projector.start());
    }
  }

  get #projector(): Projector {
    return this.restoration.whole(this.#workers.projector);
  }

  get #commands(): Commands {
    return this.restoration.whole(this.#workers.commands);
  }

  protected abstract conditions(): Conditions;

  /** See `Prerender`. */
  protected abstract prerender(...of: Parameters<Prerender>): ReturnType<Prerender>;

  publish(submission: Submission, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.publish(submission, request, now));
  }

  async publishAll(batch: readonly BatchItem[], by: string): Promise<readonly Committed[]> {
    this.#projector.releaseDue();
    const nowMs = this.now();
    if (batch.some(({ once }) => this.ledger.answers.refuses(by, once, nowMs))) {
      return batch.map(() => fail({ reason: "key-reused" }));
    }
    const commands = this.#commands;
    const committed: Committed[] = [];
    try {
      for (const { submission, isDraft, ...conditions } of batch) {
        const request = { ...conditions, by, isBulk: true } as const;
        const command = isDraft ? "saveDraft" : "publish";
        const work = () => commands[command](submission, request, nowMs);
        committed.push(this.ledger.once(request, nowMs, work));
      }
    } finally {
      // Nothing is awaited between commits and alarm, so both are stored or neither is; also of a batch
      // that broke off.
      const changed = committed.some((one) => one.ok && one.value.changed);
      if (changed) await this.#projector.expect(nowMs);
    }
    return committed;
  }

  async forecast(
    submission: Submission,
    request: CommandRequest,
  ): Promise<Result<Forecast, Refusal>> {
    const dueMs = (key: string) => this.#projector.dueMs(key);
    return forecast(submission, request, this.ledger, { nowMs: this.now(), dueMs });
  }

  saveDraft(submission: Submission, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.saveDraft(submission, request, now));
  }

  async deleteDraft(slug: Slug, request: CommandRequest): Promise<Result<undefined, Refusal>> {
    return this.#commands.deleteDraft(slug, request, this.now());
  }

  publishDraft(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.publishDraft(slug, request, now));
  }

  schedule(slug: Slug, at: Instant, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.schedule(slug, at, request, now));
  }

  unschedule(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.unschedule(slug, request, now));
  }

  correct(slug: Slug, html: InlineHtml, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.correct(slug, html, request, now));
  }

  withdraw(slug: Slug, notice: WithdrawalNotice, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.withdraw(slug, notice, request, now));
  }

  reinstate(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.reinstate(slug, request, now));
  }

  move(from: Slug, to: Slug, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.move(from, to, request, now));
  }

  restore(slug: Slug, revision: number, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.restore(slug, revision, request, now));
  }

  adopt(publication: Publication, request: CommandRequest): Answer {
    return this.#carryOut(request, (now) => this.#commands.adopt(publication, request, now));
  }

  async status(): Promise<NewsroomStatus> {
    return this.#projector.status();
  }

  async rebuild(by: string): Promise<RebuildProgress> {
    return await this.#projector.rebuild(by);
  }

  async rebuildProgress(): Promise<RebuildProgress> {
    return this.#projector.rebuildProgress();
  }

  async keepOldPaths(changes: OldPathChanges, by: string) {
    const nowMs = this.now();
    const dueMs = (key: string) => this.#projector.dueMs(key);
    const commit = { command: "keepOldPaths", by, nowMs, dueMs } as const;
    const sequence = this.ledger.commitOldPaths(changes, commit);
    if (sequence === undefined) return { projected: true };
    await this.#projector.expect(nowMs);
    return { sequence, projected: await this.#projector.settle(sequence) };
  }

  protected override async start(): Promise<void> {
    await this.#projector.start();
  }

  override async alarm(): Promise<void> {
    if (this.restoration.isUnderWay) return;
    await this.#projector.carryOn();
  }

  async #carryOut(request: CommandRequest, command: (nowMs: number) => Committed): Answer {
    // What is due by now is out before anybody asks for more.
    this.#projector.releaseDue();
    const nowMs = this.now();
    const committed = this.ledger.once(request, nowMs, () => command(nowMs));
    if (!committed.ok) return committed;
    const { value } = committed;
    // Nothing is awaited between commit and alarm, so both are stored or neither is.
    if (value.changed) await this.#projector.expect(nowMs);
    return ok({ ...value, projected: await this.#projector.settle(value.sequence) });
  }
}
