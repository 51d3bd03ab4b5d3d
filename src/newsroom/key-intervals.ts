/** Workers KV takes one write a second for a key (developers.cloudflare.com/kv/platform/limits). */
export const KEY_INTERVAL_MS = 1_000;

/** When keys were written last, for as long as it matters. */
export class KeyIntervals {
  readonly #lastPutMs = new Map<string, number>();

  /** When a key may be written at the earliest: now, or a second after its last write. */
  dueMs(key: string, nowMs: number): number {
    return Math.max(nowMs, (this.#lastPutMs.get(key) ?? 0) + KEY_INTERVAL_MS);
  }

  notePut(key: string, nowMs: number): void {
    for (const [earlier, at] of this.#lastPutMs) {
      if (at + KEY_INTERVAL_MS <= nowMs) this.#lastPutMs.delete(earlier);
    }
    this.#lastPutMs.set(key, nowMs);
  }
}
