import { KEY_INTERVAL_MS } from "./key-interval.ts";

/** When keys were written last, or were to be, for as long as it matters. */
export class KeyIntervals {
  readonly #lastPutMs = new Map<string, number>();

  /** When a key may be written at the earliest: now, or a second after its last write. */
  dueMs(key: string, nowMs: number): number {
    // No write was later than now, though the clock may have been set back since.
    const lastMs = Math.min(this.#lastPutMs.get(key) ?? -Infinity, nowMs);
    return Math.max(nowMs, lastMs + KEY_INTERVAL_MS);
  }

  notePut(key: string, nowMs: number): void {
    for (const [earlier, at] of this.#lastPutMs) {
      if (at + KEY_INTERVAL_MS <= nowMs) this.#lastPutMs.delete(earlier);
    }
    this.#lastPutMs.set(key, nowMs);
  }
}
