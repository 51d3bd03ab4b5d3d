import type { OutboxRow } from "./ledger/outbox-row.ts";
import { within } from "./patience.ts";
import { PRIORITY, isBackground } from "./priority.ts";
import { BACKGROUND_PUTS, CONCURRENT_PUTS, ORDER_PATIENCE_MS } from "./schedule.ts";

/** A put on its way. */
interface Lane {
  readonly priority: number;
  /** Whether it has a whole file in memory. */
  readonly isHeavy: boolean;
  /** Whether what comes after it in order waits for it: for a while, and for its first attempt alone. */
  holds: boolean;
  /** Resolves when it holds nothing any longer. */
  letsGo?: Promise<void>;
  /** Resolves when the put has ended, well or not. */
  readonly ended: Promise<void>;
}

/** The puts that are on their way, and what may go beside them. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  get size(): number {
    return this.#lanes.size;
  }

  get hasRoom(): boolean {
    return this.#lanes.size < CONCURRENT_PUTS;
  }

  /** The keys that are on their way. */
  busy(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  /**
   * The last priority that may go now. What is taken down waits for nobody; the rest goes in order:
   * labels, files, articles, editions. Nobody waits long for one that hangs, nor for one that failed.
   */
  leastUrgent(allowed: number): number {
    const bounds = [...this.#lanes.values()].flatMap(({ priority, isHeavy, holds }) =>
      holds ? [isHeavy ? priority - 1 : priority] : [],
    );
    return Math.max(PRIORITY.editionWithout, Math.min(allowed, ...bounds));
  }

  /**
   * Whether a row may go beside the others: what nobody waits for leaves lanes to what somebody does,
   * and of files there is one at a time, for several of the largest would not fit memory.
   */
  takes({ priority }: OutboxRow, isHeavy: boolean): boolean {
    if (isBackground(priority) && this.#lanes.size >= BACKGROUND_PUTS) return false;
    if (!isHeavy || priority <= PRIORITY.editionWithout) return true;
    return ![...this.#lanes.values()].some((lane) => lane.isHeavy);
  }

  /** @param work ends with the put */
  open({ key, priority, attempts }: OutboxRow, isHeavy: boolean, work: Promise<void>): void {
    const ended = work.finally(() => this.#lanes.delete(key));
    // Nobody may be waiting where the ledger cannot note how a put ended; the row is still there.
    ended.catch((error: unknown) =>
      console.error({ event: "put-not-noted", key, error: String(error) }),
    );
    const lane: Lane = { priority, isHeavy, holds: attempts === 0, ended };
    if (lane.holds) lane.letsGo = this.#letGo(lane);
    this.#lanes.set(key, lane);
  }

  /** Until a put ends, or what comes after one need wait for it no longer. */
  anyChange(): Promise<unknown> {
    return Promise.race(
      [...this.#lanes.values()].flatMap(({ ended, holds, letsGo }) =>
        holds && letsGo ? [ended, letsGo] : [ended],
      ),
    );
  }

  async #letGo(lane: Lane): Promise<void> {
    await within(lane.ended, ORDER_PATIENCE_MS).catch(() => undefined);
    lane.holds = false;
  }
}
