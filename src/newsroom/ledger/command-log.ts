import { type Instant, instantOf } from "../../model/instant.ts";
import type { AuditEntry, AuditQuery, AuditedSubject } from "../audit.ts";
import type { Commit } from "./commit.ts";

type Row = { readonly sequence: number; readonly by: string; readonly committed_at: string } & {
  readonly [Column in "command" | "note" | keyof AuditedSubject]: string | number | null;
};

/** Every command that changed something: its number, who sent it, and what it was. */
export class CommandLog {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** @returns the number of the command */
  add(
    { command, by, nowMs, note }: Omit<Commit, "dueMs">,
    { subject, slug, state, revision }: AuditedSubject,
  ): number {
    return this.#sql
      .exec<{ sequence: number }>(
        `INSERT INTO command (by, committed_at, command, subject, slug, state, revision, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence`,
        by,
        instantOf(nowMs),
        command,
        subject ?? null,
        slug ?? null,
        state ?? null,
        revision ?? null,
        note ?? null,
      )
      .one().sequence;
  }

  /** Whether there was a command of that number. */
  has(sequence: number): boolean {
    const found = this.#sql.exec("SELECT 1 FROM command WHERE sequence = ?", sequence);
    return found.toArray().length > 0;
  }

  entries({ after, limit, subject, token }: AuditQuery): readonly AuditEntry[] {
    const bindings = [
      after,
      ...(subject === undefined ? [] : [subject, subject]),
      ...(token === undefined ? [] : [token]),
      limit,
    ];
    return this.#sql
      .exec<Row>(
        `SELECT sequence, by, committed_at, command, subject, slug, state, revision, note
         FROM command
         WHERE sequence > ? ${subject === undefined ? "" : "AND (subject = ? OR slug = ?)"}
         ${token === undefined ? "" : "AND by = ?"}
         ORDER BY sequence LIMIT ?`,
        ...bindings,
      )
      .toArray()
      .map(entryOf);
  }
}

const entryOf = ({ sequence, by, committed_at, ...known }: Row): AuditEntry => ({
  sequence,
  at: committed_at as Instant,
  token: by,
  // The columns have the names of the members, and null for those that are absent.
  ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)),
});
