/** Workers KV takes one write a second for a key (developers.cloudflare.com/kv/platform/limits). */
export const KEY_INTERVAL_MS = 1_000;
