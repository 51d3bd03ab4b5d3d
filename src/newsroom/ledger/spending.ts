import { instantOf } from "../../model/instant.ts";
import type { Spent } from "../report.ts";

/** How many days are kept, for whoever wants to compare. */
const KEPT_DAYS = 30;

/** The day in UTC, as the plan counts. */
export const dayOf = (nowMs: number): string => instantOf(nowMs).slice(0, 10);

/** What was written to KV, by day. */
export class Spending {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  on(day: string): Spent {
    const [row] = this.#sql
      .exec<{ writes: number; exhausted: number }>(
        "SELECT writes, exhausted FROM spent WHERE day = ?",
        day,
      )
      .toArray();
    return { writes: row?.writes ?? 0, isExhausted: row?.exhausted === 1 };
  }

  /** Counts a write before it goes out: it may have happened though nobody confirms it. */
  count(day: string): void {
    const { writes } = this.#sql
      .exec<{ writes: number }>(
        `INSERT INTO spent (day, writes) VALUES (?, 1)
         ON CONFLICT (day) DO UPDATE SET writes = writes + 1 RETURNING writes`,
        day,
      )
      .one();
    if (writes > 1) return;
    this.#sql.exec(
      "DELETE FROM spent WHERE day NOT IN (SELECT day FROM spent ORDER BY day DESC LIMIT ?)",
      KEPT_DAYS,
    );
  }

  /** Takes back one that was counted, and that KV says it has not taken. */
  discount(day: string): void {
    this.#sql.exec("UPDATE spent SET writes = writes - 1 WHERE day = ?", day);
  }

  exhaust(day: string): void {
    this.#sql.exec(
      `INSERT INTO spent (day, writes, exhausted) VALUES (?, 0, 1)
       ON CONFLICT (day) DO UPDATE SET exhausted = 1`,
      day,
    );
  }
}
