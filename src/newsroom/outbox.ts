import type { MediaStore } from "../store/media.ts";
import type { Prerendered } from "../store/prerendered.ts";
import type { RecordStore } from "../store/records.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { OutboxRow } from "./ledger/outbox-row.ts";
import { KEY_INTERVAL_MS } from "./key-interval.ts";
import { projectMedia } from "./media-projection.ts";
import { within } from "./patience.ts";
import { PRIORITY } from "./priority.ts";
import { BACKLOG_ROWS, type Prerender } from "./prerender.ts";
import { type Projected, project } from "./projection.ts";
import {
  CONCURRENT_PUTS,
  DRAIN_PATIENCE_MS,
  MEDIA_PATIENCE_MS,
  PUT_PATIENCE_MS,
  SLICE_OPERATIONS,
  retryAfterMs,
} from "./schedule.ts";

/** How many KV operations an invocation may still use. */
interface Slice {
  left: number;
}

/** A put on its way. */
interface Lane {
  readonly priority: number;
  readonly isHeavy: boolean;
  /** Resolves when the put has ended, well or not. */
  readonly ended: Promise<void>;
}

/** What carrying out a row takes. */
interface Work extends Pick<Projected, "shows"> {
  readonly put: () => Promise<void>;
  readonly patienceMs: number;
}

/**
 * Brings KV to what the ledger says, at least once and in order of urgency. A lane that falls free
 * takes the most urgent row that is due; whoever waits for KV fills the lanes. While a put is awaited
 * other commands may commit, so a row is forgotten only if nothing has touched it meanwhile.
 */
export class Outbox {
  readonly #ledger: Ledger;
  readonly #records: RecordStore;
  readonly #media: MediaStore;
  readonly #prerender: Prerender;
  readonly #now: () => number;
  readonly #lanes = new Map<string, Lane>();
  readonly #lastPutMs = new Map<string, number>();

  /** @param now the clock, in Unix milliseconds */
  constructor(
    ledger: Ledger,
    records: RecordStore,
    media: MediaStore,
    prerender: Prerender,
    now: () => number,
  ) {
    this.#ledger = ledger;
    this.#records = records;
    this.#media = media;
    this.#prerender = prerender;
    this.#now = now;
  }

  /** When a key may be written at the earliest: now, or a second after its last write. */
  dueMs(key: string): number {
    return Math.max(this.#now(), (this.#lastPutMs.get(key) ?? 0) + KEY_INTERVAL_MS);
  }

  /** Writes what is due, up to the operations that one invocation may use. */
  async drain(): Promise<void> {
    const slice: Slice = { left: SLICE_OPERATIONS };
    for (;;) {
      this.#fillLanes(slice, this.#now());
      if (this.#lanes.size === 0) return;
      await this.#anyEnded();
    }
  }

  /**
   * Writes what is due until KV has confirmed everything a command touched, or patience ends.
   * @returns whether it has; if not, the alarm goes on
   */
  async settle(sequence: number): Promise<boolean> {
    const { outbox } = this.#ledger;
    const deadline = this.#now() + DRAIN_PATIENCE_MS;
    const slice: Slice = { left: SLICE_OPERATIONS };
    for (;;) {
      const now = this.#now();
      this.#fillLanes(slice, now);
      if (outbox.progress(sequence).done) return true;
      const dueMs = slice.left > 0 ? outbox.nextDueMsOf(sequence, this.#busy()) : undefined;
      // What is due already waits for a lane.
      const wakeMs = dueMs !== undefined && dueMs > now ? Math.min(dueMs, deadline) : deadline;
      if (now >= deadline || (this.#lanes.size === 0 && wakeMs === deadline)) return false;
      await within(this.#anyEnded(), wakeMs - now);
    }
  }

  #fillLanes(slice: Slice, now: number): void {
    while (slice.left > 0 && this.#lanes.size < CONCURRENT_PUTS) {
      const row = this.#ledger.outbox.next(now, this.#busy(), this.#leastUrgent());
      if (!row) return;
      slice.left -= 1;
      const isHeavy = this.#ledger.media.isHeavy(row.target);
      const ended = this.#carryOut(row).finally(() => this.#lanes.delete(row.key));
      this.#lanes.set(row.key, { priority: row.priority, isHeavy, ended });
    }
  }

  /**
   * What is taken down waits for nobody. The rest goes in order: labels, files, articles, editions; and
   * one file at a time, for several of the largest would not fit memory.
   */
  #leastUrgent(): number {
    const lanes = [...this.#lanes.values()];
    const bounds = lanes.map(({ priority, isHeavy }) => (isHeavy ? priority - 1 : priority));
    return Math.max(PRIORITY.editionWithout, Math.min(Number.MAX_SAFE_INTEGER, ...bounds));
  }

  #busy(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  #anyEnded(): Promise<void> {
    return Promise.race([...this.#lanes.values()].map(({ ended }) => ended));
  }

  async #carryOut(row: OutboxRow): Promise<void> {
    const startedMs = this.#now();
    let work: Work;
    try {
      work = this.#workOf(row);
    } catch (error) {
      this.#fail(row, error, row.doubtfulMs);
      return;
    }
    const { put, patienceMs, shows } = work;
    this.#ledger.outbox.begin(row.key, startedMs);
    try {
      if (!(await within(put(), patienceMs))) {
        throw new Error(`KV did not confirm within ${patienceMs} ms`);
      }
    } catch (error) {
      this.#fail(row, error, this.#now());
      return;
    }
    const nowMs = this.#now();
    this.#notePut(row.key, nowMs);
    this.#ledger.confirm(row, { startedMs, nowMs, shows, dueMs: (key) => this.dueMs(key) });
  }

  #workOf({ key, target }: OutboxRow): Work {
    if (target.kind === "media") {
      const put = () => projectMedia(target.name, this.#ledger, this.#media);
      return { put, patienceMs: MEDIA_PATIENCE_MS };
    }
    const record = project(target, this.#ledger);
    const prerendered = this.#prerendered(key, record);
    const { kind, value, committedAt, shows } = record;
    const put = () => this.#records.write(kind, key, value, committedAt, prerendered);
    return { put, patienceMs: PUT_PATIENCE_MS, ...(shows && { shows }) };
  }

  /** What goes out with a record. A renderer that fails holds up no write. */
  #prerendered(key: string, record: Projected): Prerendered | undefined {
    const { outbox, publications } = this.#ledger;
    if (outbox.hasMoreThan(BACKLOG_ROWS)) return undefined;
    const current = publications.current();
    if (!current) return undefined;
    try {
      return this.#prerender(record, current.publication);
    } catch (error) {
      console.error({ event: "not-prerendered", key, error: String(error) });
      return undefined;
    }
  }

  #fail(row: OutboxRow, error: unknown, doubtfulMs: number | null): void {
    const { outbox } = this.#ledger;
    const lastError = error instanceof Error ? error.message : String(error);
    // What came meanwhile has not failed yet: a takedown does not inherit the rest of the live article.
    const attempts = outbox.isTouched(row) ? 1 : row.attempts + 1;
    const dueMs = this.#now() + retryAfterMs(attempts, row.priority);
    outbox.fail(row.key, lastError, attempts, { dueMs, doubtfulMs });
    console.error({ event: "projection-failed", key: row.key, attempts, lastError });
  }

  /** Remembers when a key was written, for as long as it matters. */
  #notePut(key: string, nowMs: number): void {
    for (const [earlier, at] of this.#lastPutMs) {
      if (at + KEY_INTERVAL_MS <= nowMs) this.#lastPutMs.delete(earlier);
    }
    this.#lastPutMs.set(key, nowMs);
  }
}
