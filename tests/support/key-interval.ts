/** Stands in for src/newsroom/key-interval.ts in tests on workerd, whose KV takes writes at any time. */
export const KEY_INTERVAL_MS = 50;
