import { PRIORITY } from "../priority.ts";

/** When what is set aside falls due: the last millisecond that a date can have. */
export const NEVER_MS = 8_640_000_000_000_000;

const PRIORITIES = JSON.stringify(Object.values(PRIORITY));

/** When the next row of such a priority falls due, in Unix milliseconds. */
export const nextDueMs = (
  sql: SqlStorage,
  mostUrgent: number,
  leastUrgent: number,
): number | undefined =>
  whenIn(
    // One look into the index for each priority: in an import there are thousands of rows.
    sql.exec(
      `SELECT min((SELECT min(due_ms) FROM outbox WHERE priority = value)) AS due
       FROM json_each(?) WHERE value BETWEEN ? AND ?`,
      PRIORITIES,
      mostUrgent,
      leastUrgent,
    ),
  );

/** The same of the rows that a command waits for, those not among `busy`. */
export const nextDueMsOf = (
  sql: SqlStorage,
  sequence: number,
  busy: readonly string[],
): number | undefined =>
  whenIn(
    sql.exec(
      `SELECT min(due_ms) AS due FROM awaited JOIN outbox USING (key)
       WHERE sequence = ? AND key NOT IN (SELECT value FROM json_each(?))`,
      sequence,
      JSON.stringify(busy),
    ),
  );

const whenIn = (cursor: SqlStorageCursor<{ due: number | null }>): number | undefined => {
  const { due } = cursor.one();
  return due === null || due === NEVER_MS ? undefined : due;
};
