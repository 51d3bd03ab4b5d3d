import { Announcer } from "./announcer.ts";
import type { ProjectorPorts } from "./conditions.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { Outbox, type Slice, aSlice } from "./outbox.ts";
import { within } from "./patience.ts";
import { PRIORITY } from "./priority.ts";
import { Rebuilding } from "./rebuilding.ts";
import { releaseDue } from "./release.ts";
import type { NewsroomStatus, RebuildProgress } from "./report.ts";
import { ALARM_FLOOR_MS, DRAIN_PATIENCE_MS, FAULT_REST_MS } from "./schedule.ts";
import { statusOf } from "./status.ts";
import { Wake } from "./wake.ts";

/** All that follows from what the ledger says: commands wait for it a while, the alarm finishes it. */
export class Projector {
  readonly #sql: SqlStorage;
  readonly #ledger: Ledger;
  readonly #ports: ProjectorPorts;
  readonly #announcer: Announcer;
  readonly #outbox: Outbox;
  readonly #rebuild: Rebuilding;
  readonly #wake: Wake;

  constructor(storage: DurableObjectStorage, ledger: Ledger, ports: ProjectorPorts) {
    this.#sql = storage.sql;
    this.#ledger = ledger;
    this.#ports = ports;
    this.#announcer = new Announcer(ledger.announcements, ledger.publications, ports);
    this.#outbox = new Outbox(ledger, ports, (row, record) => this.#announcer.note(row, record));
    this.#rebuild = new Rebuilding(storage, ledger, ports);
    this.#wake = new Wake(storage, ports.now, {
      nextDueMs: () => this.#nextDueMs(),
      nextReleaseMs: () => ledger.releases.nextMs(),
    });
  }

  /**
   * For an object that starts: what an update of ours has left to be done may have no alarm, or one
   * that is days away, and what was rendered before it is rendered anew.
   */
  async start(): Promise<void> {
    try {
      this.#rebuild.keepUp();
      await this.#wake.start();
    } catch (error) {
      // Commands matter more.
      console.error({ event: "start-failed", error: String(error) });
    }
  }

  /** When a key may be written at the earliest, in Unix milliseconds. */
  dueMs(key: string): number {
    return this.#outbox.dueMs(key);
  }

  /** To be called with a commit, nothing awaited in between, so that both are stored or neither is. */
  async expect(committedMs: number): Promise<void> {
    await this.#wake.by(committedMs + DRAIN_PATIENCE_MS);
  }

  /** See `Outbox`; sets the alarm for what is left. */
  async settle(sequence: number): Promise<boolean> {
    const isSettled = await this.#outbox.settle(sequence);
    await this.#wake.whenDue();
    return isSettled;
  }

  /** Publishes what is scheduled for now or before. */
  releaseDue(): void {
    releaseDue(this.#ledger, this.#ports.now(), (key) => this.dueMs(key));
  }

  /**
   * Releases what is due and finishes what commands left. Never throws: the platform gives an alarm up
   * after six retries.
   */
  async carryOn(): Promise<void> {
    this.#wake.hasCome();
    try {
      this.releaseDue();
      await this.#writeWhile(this.#announcer.tell());
      await this.#rebuild.advance((key) => this.dueMs(key));
      await this.#wake.whenDue();
    } catch (error) {
      console.error({ event: "alarm-failed", error: String(error) });
      await this.#wake.at(this.#ports.now() + FAULT_REST_MS);
    }
  }

  /** Has every key that the ledger knows written anew, and notes who wanted it, unless that is under way. */
  async rebuild(by: string): Promise<RebuildProgress> {
    const nowMs = this.#ports.now();
    if (this.#rebuild.begin()) {
      this.#ledger.log.add({ command: "rebuild", by, nowMs }, {});
    }
    await this.#wake.whenDue();
    return this.rebuildProgress();
  }

  rebuildProgress(): RebuildProgress {
    const progress = this.#rebuild.progress();
    if (!progress) throw new Error("The newsroom has not started.");
    const isHeld = progress.waiting > 0 && this.#outbox.holds(PRIORITY.rebuild);
    return { ...progress, isHeld };
  }

  status(): NewsroomStatus {
    return statusOf(
      this.#sql,
      this.#ledger,
      this.rebuildProgress(),
      this.#ports.now(),
      this.#ports.conditions(),
    );
  }

  /** However long KV and hubs take, what falls due is released and written. */
  async #writeWhile(told: Promise<void>): Promise<void> {
    const slice = aSlice();
    let work = together(told, this.#outbox.drain(slice));
    while (!(await within(work, this.#untilNextMs(slice)))) {
      this.releaseDue();
      work = together(work, this.#outbox.drain(slice));
    }
  }

  /** In how many milliseconds there may be something to release or to write. */
  #untilNextMs({ left }: Slice): number {
    const now = this.#ports.now();
    const writeMs = left > 0 ? (this.#outbox.nextDueMs() ?? Infinity) : Infinity;
    return Math.min(
      (this.#ledger.releases.nextMs() ?? Infinity) - now,
      // What is due already waits for a lane.
      Math.max(writeMs - now, ALARM_FLOOR_MS),
      FAULT_REST_MS,
    );
  }

  #nextDueMs(): number | undefined {
    const dueMs = Math.min(
      this.#outbox.nextDueMs() ?? Infinity,
      this.#rebuild.nextDueMs() ?? Infinity,
      this.#announcer.nextDueMs() ?? Infinity,
    );
    return dueMs === Infinity ? undefined : dueMs;
  }
}

/** Both; where something else fails first, nobody is left to hear of a failure of theirs. */
const together = (...work: readonly Promise<void>[]): Promise<void> => {
  const all = Promise.all(work).then(() => undefined);
  all.catch(() => undefined);
  return all;
};
