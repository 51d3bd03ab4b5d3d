import type { Slug } from "../model/identity.ts";
import type { InlineHtml } from "../model/inline.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { type Result, ok } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import { kvRecords } from "../store/kv.ts";
import { type MediaStore, kvMedia } from "../store/media.ts";
import type { RecordStore } from "../store/records.ts";
import { Commands, type Committed } from "./commands.ts";
import { LedgerObject } from "./ledger-object.ts";
import type { CommandRequest, Newsroom, OldPathChanges, Receipt, Refusal } from "./newsroom.ts";
import { Outbox } from "./outbox.ts";
import type { Prerender } from "./prerender.ts";
import { within } from "./patience.ts";
import { releaseDue } from "./release.ts";
import { ALARM_FLOOR_MS, DRAIN_PATIENCE_MS, FAULT_REST_MS } from "./schedule.ts";

type Answer = Promise<Result<Receipt, Refusal>>;

/**
 * The one writer: a Durable Object with SQLite. A command decides, commits state and outbox in one
 * transaction, and drains before it answers; the alarm finishes what is left.
 */
export abstract class NewsroomObject extends LedgerObject implements Newsroom {
  readonly #outbox: Outbox;
  readonly #commands: Commands;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    records: RecordStore = kvRecords(env.EDITION),
    media: MediaStore = kvMedia(env.EDITION),
  ) {
    super(ctx, env);
    const prerender: Prerender = (record, publication) => this.prerender(record, publication);
    this.#outbox = new Outbox(this.ledger, records, media, prerender, () => this.now());
    this.#commands = new Commands(this.ledger, (key) => this.#outbox.dueMs(key));
  }

  /** The clock, in Unix milliseconds. */
  protected abstract now(): number;

  /** See `Prerender`. */
  protected abstract prerender(...of: Parameters<Prerender>): ReturnType<Prerender>;

  publish(submission: Submission, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.publish(submission, request, now));
  }

  saveDraft(submission: Submission, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.saveDraft(submission, request, now));
  }

  async deleteDraft(slug: Slug, request: CommandRequest): Promise<Result<undefined, Refusal>> {
    return this.#commands.deleteDraft(slug, request, this.now());
  }

  publishDraft(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.publishDraft(slug, request, now));
  }

  schedule(slug: Slug, at: Instant, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.schedule(slug, at, request, now));
  }

  unschedule(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.unschedule(slug, request, now));
  }

  correct(slug: Slug, html: InlineHtml, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.correct(slug, html, request, now));
  }

  withdraw(slug: Slug, notice: WithdrawalNotice, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.withdraw(slug, notice, request, now));
  }

  reinstate(slug: Slug, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.reinstate(slug, request, now));
  }

  move(from: Slug, to: Slug, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.move(from, to, request, now));
  }

  restore(slug: Slug, revision: number, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.restore(slug, revision, request, now));
  }

  adopt(publication: Publication, request: CommandRequest): Answer {
    return this.#carryOut((now) => this.#commands.adopt(publication, request, now));
  }

  async keepOldPaths(changes: OldPathChanges, by: string) {
    const nowMs = this.now();
    const dueMs = (key: string) => this.#outbox.dueMs(key);
    const sequence = this.ledger.commitOldPaths(changes, { by, nowMs, dueMs });
    if (sequence === undefined) return { projected: true };
    await this.#wakeAt(nowMs + DRAIN_PATIENCE_MS);
    const projected = await this.#outbox.settle(sequence);
    await this.#wakeWhenDue();
    return { sequence, projected };
  }

  /**
   * Releases what is due and finishes what commands left. Never throws: the platform gives an alarm up
   * after six retries.
   */
  override async alarm(): Promise<void> {
    try {
      this.#releaseDue();
      await this.#drain();
      await this.#wakeWhenDue();
    } catch (error) {
      console.error({ event: "alarm-failed", error: String(error) });
      await this.#wakeAt(this.now() + FAULT_REST_MS);
    }
  }

  async #carryOut(command: (nowMs: number) => Committed): Answer {
    // What is due by now is out before anybody asks for more.
    this.#releaseDue();
    const nowMs = this.now();
    const committed = command(nowMs);
    if (!committed.ok) return committed;
    const { value } = committed;
    // Nothing is awaited between commit and alarm, so both are stored or neither is.
    if (value.changed) await this.#wakeAt(nowMs + DRAIN_PATIENCE_MS);
    const projected = await this.#outbox.settle(value.sequence);
    await this.#wakeWhenDue();
    return ok({ ...value, projected });
  }

  /** Drains, however long KV takes, and releases meanwhile what falls due. */
  async #drain(): Promise<void> {
    const drained = this.#outbox.drain();
    for (;;) {
      const untilMs = (this.ledger.releases.nextMs() ?? Infinity) - this.now();
      if (await within(drained, Math.min(untilMs, FAULT_REST_MS))) return;
      this.#releaseDue();
    }
  }

  #releaseDue(): void {
    releaseDue(this.ledger, this.now(), (key) => this.#outbox.dueMs(key));
  }

  /** Sets the one alarm to the earliest work, or none when there is none. */
  async #wakeWhenDue(): Promise<void> {
    const dueMs = this.ledger.outbox.nextDueMs();
    if (dueMs !== undefined) await this.#wakeAt(Math.max(dueMs, this.now() + ALARM_FLOOR_MS));
    else if (this.ledger.releases.nextMs() !== undefined) await this.#wakeAt(Infinity);
    else await this.ctx.storage.deleteAlarm();
  }

  /** At an instant, or when the next release is due: no other work makes it late. */
  async #wakeAt(atMs: number): Promise<void> {
    await this.ctx.storage.setAlarm(Math.min(atMs, this.ledger.releases.nextMs() ?? atMs));
  }
}
