import { PRIORITY } from "./priority.ts";
import type { Spent } from "./report.ts";

/** The part of the day's writes that is kept for what takes down. */
const RESERVED_FOR_TAKEDOWNS = 0.1;
/** A rebuild leaves this part of them to commands. */
const KEPT_FROM_REBUILDS = 0.5;

/**
 * The least urgent priority that may still be written today. What takes down is always tried: our count
 * may be wrong, and a refusal costs nothing.
 * @param budget KV writes a day, `Infinity` where the plan sets none
 */
export const leastUrgentToday = ({ writes, isExhausted }: Spent, budget: number): number => {
  if (isExhausted || writes >= budget * (1 - RESERVED_FOR_TAKEDOWNS)) {
    return PRIORITY.editionWithout;
  }
  return writes >= budget * (1 - KEPT_FROM_REBUILDS) ? PRIORITY.redirect : PRIORITY.rebuild;
};

const DAY_MS = 86_400_000;
/** Not every newsroom of the world writes in the first second of the day. */
const MORNING_MS = 60_000;

/** When what waits for the next day's writes is due, in Unix milliseconds: the plan counts days in UTC. */
export const tomorrowMs = (nowMs: number, random: number): number =>
  (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS + Math.floor(random * MORNING_MS);
