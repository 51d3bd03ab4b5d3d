import { PRIORITY } from "../priority.ts";
import { REBUILD_SOURCES, type RebuildSource } from "../rebuild-source.ts";
import { type Target, keyOf, targetOf } from "../target.ts";
import type { Commit } from "./commit.ts";
import type { OutboxRows } from "./outbox-rows.ts";

/** A place in the order of a source, with the key there if there is one. */
type Place = { after: string | number; kind: string; subject: string | null };

/** The keys that a rebuild gives to the outbox, each of them once. */
export class RebuildKeys {
  readonly #sql: SqlStorage;
  readonly #outbox: OutboxRows;

  constructor(sql: SqlStorage, outbox: OutboxRows) {
    this.#sql = sql;
    this.#outbox = outbox;
  }

  /** How many the ledger knows. */
  total(): number {
    return REBUILD_SOURCES.flatMap(({ count }) =>
      count === undefined ? [] : this.#sql.exec<{ count: number }>(count).one().count,
    ).reduce((a, b) => a + b);
  }

  /** How many are with the outbox. */
  waiting(): number {
    return this.#sql
      .exec<{ waiting: number }>(
        "SELECT count(*) AS waiting FROM outbox WHERE priority = ? AND parked_ms IS NULL",
        PRIORITY.rebuild,
      )
      .one().waiting;
  }

  after({ keys }: RebuildSource, after: string | null, limit: number): readonly Place[] {
    return this.#sql.exec<Place>(keys, after, limit).toArray();
  }

  /** Gives a key to the outbox. @returns whether it was not given before */
  mark({ kind, subject }: Place, dueMs: Commit["dueMs"]): boolean {
    if (subject === null) return false;
    const { rowsWritten } = this.#sql.exec(
      "INSERT OR IGNORE INTO rebuilt (kind, subject) VALUES (?, ?)",
      kind,
      subject,
    );
    if (rowsWritten === 0) return false;
    try {
      this.give(targetOf(kind, subject), dueMs);
    } catch (error) {
      // A key that cannot be spelled was never written; it stops no other.
      console.error({ event: "not-rebuilt", kind, subject, error: String(error) });
    }
    return true;
  }

  give(target: Target, dueMs: Commit["dueMs"]): void {
    this.#outbox.touch({ target, priority: PRIORITY.rebuild }, [], dueMs(keyOf(target)));
  }

  /** Makes ready for the next rebuild. */
  forget(): void {
    this.#sql.exec("DELETE FROM rebuilt");
  }
}
