import { setTimeout as sleep } from "node:timers/promises";

/** How long the CLI waits for a server. Pauses are in milliseconds; a list ends the waiting. */
export interface Patience {
  /** Before each further attempt of a request that may be repeated. */
  readonly retriesMs: readonly number[];
  /** The most a server's `Retry-After` may ask of us. */
  readonly retryAfterMaxMs: number;
  /** Before each look at a projection that is not done. */
  readonly pollsMs: readonly number[];
  /** For a server to answer, to read on or to send on: how long nothing may come or go. */
  readonly answerMs: number;
  /** For `wrangler dev` to answer its first request. */
  readonly startMs: number;
}

export const PATIENCE: Patience = {
  retriesMs: [300, 1000, 3000],
  retryAfterMaxMs: 10_000,
  pollsMs: [200, 400, 800, 1600, 3000, 3000, 3000, 3000, 5000, 5000, 5000],
  answerMs: 60_000,
  startMs: 60_000,
};

/** Waits; false when the wait was cut short by the signal. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<boolean> => {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false; // AbortError is all it rejects with
  }
};
