import { instantOf } from "../../model/instant.ts";
import type { Projection } from "../newsroom.ts";
import type { OutboxReport, Waiting } from "../report.ts";
import { queuedByKind } from "./overview.ts";

/** How many rows a report names, of each sort. */
const NAMED = 50;

type WaitingRow = { key: string; attempts: number; last_error: string | null };

const waitingOf = ({ key, attempts, last_error }: WaitingRow): Waiting =>
  last_error === null ? { key, attempts } : { key, attempts, lastError: last_error };

/** What a command still waits for. */
export const progressOf = (sql: SqlStorage, sequence: number): Projection => {
  const waiting = sql
    .exec<WaitingRow>(
      `SELECT key, attempts, last_error FROM awaited JOIN outbox USING (key)
       WHERE sequence = ? ORDER BY priority, key`,
      sequence,
    )
    .toArray()
    .map(waitingOf);
  return { done: waiting.length === 0, waiting };
};

export const outboxReport = (sql: SqlStorage): OutboxReport => {
  const { waiting, parked, oldest } = sql
    .exec<{ waiting: number; parked: number; oldest: number | null }>(
      `SELECT count(*) - count(parked_ms) AS waiting, count(parked_ms) AS parked,
         min(due_ms) FILTER (WHERE parked_ms IS NULL) AS oldest FROM outbox`,
    )
    .one();
  const failing = sql
    .exec<WaitingRow>(
      `SELECT key, attempts, last_error FROM outbox
       WHERE attempts > 0 AND parked_ms IS NULL ORDER BY priority, key LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(waitingOf);
  const parkedRows = sql
    .exec<{ key: string; last_error: string; parked_ms: number }>(
      `SELECT key, last_error, parked_ms FROM outbox
       WHERE parked_ms IS NOT NULL ORDER BY parked_ms, key LIMIT ?`,
      NAMED,
    )
    .toArray()
    .map(({ key, last_error: error, parked_ms: since }) => ({
      key,
      error,
      since: instantOf(since),
    }));
  const oldestDueAt = oldest === null ? {} : { oldestDueAt: instantOf(oldest) };
  return { waiting, ...oldestDueAt, failing, parked, parkedRows, kinds: queuedByKind(sql) };
};
