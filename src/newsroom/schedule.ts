import type { NextPut, OutboxRow } from "./ledger/outbox-row.ts";
import { KEY_INTERVAL_MS } from "./key-interval.ts";
import { PRIORITY } from "./priority.ts";

/** How long a put may take before we stop waiting for it; it may still arrive. */
export const PUT_PATIENCE_MS = 5_000;

/** The same of a file, which may have 25 MiB. */
export const MEDIA_PATIENCE_MS = 30_000;

/** How long what is written in an order waits for what comes before it: a put that hangs is to stop no other. */
export const ORDER_PATIENCE_MS = 5_000;

/** How long a command waits for KV before it answers that the projection goes on by itself. */
export const DRAIN_PATIENCE_MS = 10_000;

/** How long after a put whose end we do not know the newest value is written (again): the put may be late. */
const CONFIRM_AFTER_MS = 60_000;

/** How soon an alarm follows another, so that a backlog never becomes a busy loop. */
export const ALARM_FLOOR_MS = 1_000;

/** How many articles are released between two breaths: a thousand in one would take seconds from whoever asks meanwhile. */
export const RELEASES_AT_ONCE = 100;

/** How long the alarm rests after a fault of ours. */
export const FAULT_REST_MS = 60_000;

/**
 * The free plan allows 50 subrequests an invocation (developers.cloudflare.com/workers/platform/limits),
 * and up to five hubs are told in an alarm besides.
 */
export const SLICE_OPERATIONS = 40;

/**
 * How long after KV has confirmed a record everybody gets it: its cache of a minute, the memo's five
 * seconds (developers.cloudflare.com/kv/concepts/how-kv-works).
 */
export const PROPAGATION_MS = 65_000;

/** What goes on changing is announced every five minutes all the same. */
const LONGEST_HOLD_MS = 300_000;

/**
 * When a change is announced: once everybody can fetch it, and then all that came with it.
 * @param sinceMs the first change that nobody has heard of
 * @param changedMs the newest
 */
export const announceAtMs = (sinceMs: number, changedMs: number, propagationMs: number): number =>
  Math.min(changedMs + propagationMs, sinceMs + Math.max(propagationMs, LONGEST_HOLD_MS));

/** How often a hub that fails is told before what it was to be told is set aside: most of an hour. */
export const ANNOUNCEMENT_ATTEMPTS = 12;

/** How many pages' topics go into one request: some fifty. */
export const PATHS_AT_ONCE = 10;

/** Six connections may wait for their headers at once (developers.cloudflare.com/workers/platform/limits). */
export const CONCURRENT_PUTS = 6;

/** Of these what nobody waits for takes no more, so that a command finds one free. */
export const BACKGROUND_PUTS = 3;

/**
 * When a key is written again after KV has confirmed a put of it: soon if something newer came
 * meanwhile, later if a put from before may still arrive, never (`undefined`) if neither.
 * @param row as it was when the put went out, at `startedMs`
 */
export const putAfter = (
  { doubtfulMs }: Pick<OutboxRow, "doubtfulMs">,
  isTouched: boolean,
  startedMs: number,
  nowMs: number,
): NextPut | undefined => {
  const atMs = doubtfulMs === null ? startedMs : doubtfulMs + CONFIRM_AFTER_MS;
  const isCertain = startedMs >= atMs;
  if (isCertain && !isTouched) return undefined;
  return {
    dueMs: Math.max(isTouched ? nowMs : atMs, nowMs + KEY_INTERVAL_MS),
    doubtfulMs: isCertain ? null : doubtfulMs,
  };
};

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15 * 60_000;
const LONGEST_WITHDRAWAL_RETRY_MS = 60_000;

/**
 * How long to wait after a failure: up to a second, doubling up to a quarter of an hour; a withdrawal
 * never rests longer than a minute. Jitter takes up to half of it, lest what failed together meets again.
 * @param attempts failures in a row, this one included
 * @param random from 0 to 1
 */
export const retryAfterMs = (attempts: number, priority: number, random: number): number =>
  Math.round(
    (1 - random / 2) *
      Math.min(
        FIRST_RETRY_MS * 2 ** (attempts - 1),
        priority <= PRIORITY.editionWithout ? LONGEST_WITHDRAWAL_RETRY_MS : LONGEST_RETRY_MS,
      ),
  );
