interface Timer {
  readonly atMs: number;
  readonly ring: () => void;
  /** Of the object that is running: it dies with it. */
  readonly isOwn: boolean;
}

/** Lets every promise that can settle do so. */
export const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Time that passes when a test says so; `setTimeout` obeys it while it is installed. */
export class VirtualTime {
  nowMs = 0;
  readonly #timers = new Map<object, Timer>();

  /** @returns the way back to real time */
  install(): () => void {
    const { setTimeout, clearTimeout } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (ring: () => void, afterMs = 0) => this.#add(ring, afterMs, true),
      clearTimeout: (timer: object | undefined) => timer && this.#timers.delete(timer),
    });
    return () => void Object.assign(globalThis, { setTimeout, clearTimeout });
  }

  /** For what happens outside of the object, and goes on without it. */
  after(milliseconds: number, ring: () => void): void {
    this.#add(ring, milliseconds, false);
  }

  /** The object is gone. */
  clearOwn(): void {
    for (const [key, { isOwn }] of this.#timers) if (isOwn) this.#timers.delete(key);
  }

  nextMs(): number {
    return Math.min(Infinity, ...[...this.#timers.values()].map(({ atMs }) => atMs));
  }

  /** Rings what is due by then, in order, one at a time. */
  async advanceTo(atMs: number): Promise<void> {
    this.nowMs = Math.max(this.nowMs, atMs);
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.atMs <= this.nowMs);
      const [next] = due.toSorted(([, a], [, b]) => a.atMs - b.atMs);
      if (!next) return;
      this.#timers.delete(next[0]);
      next[1].ring();
      await flush();
    }
  }

  #add(ring: () => void, afterMs: number, isOwn: boolean): object {
    const key = {};
    this.#timers.set(key, { atMs: this.nowMs + Math.max(0, afterMs), ring, isOwn });
    return key;
  }
}
