import type { RequestKey } from "../newsroom.ts";

/** How long the answer to a key is kept. */
const KEPT_MS = 24 * 60 * 60 * 1000;

interface KnownAnswer {
  readonly fingerprint: string;
  readonly answer: unknown;
}

/** The answers to commands that came under a key of the client's own. */
export class Answers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** @param token whose key it is */
  to(token: string, key: string, nowMs: number): KnownAnswer | undefined {
    const [row] = this.#sql
      .exec<{ fingerprint: string; answer: string }>(
        "SELECT fingerprint, answer FROM idempotency WHERE token = ? AND key = ? AND at_ms > ?",
        token,
        key,
        nowMs - KEPT_MS,
      )
      .toArray();
    return row && { fingerprint: row.fingerprint, answer: JSON.parse(row.answer) };
  }

  /** Whether the key of a request came with another one before. */
  isReused(token: string, { key, fingerprint }: RequestKey, nowMs: number): boolean {
    const known = this.to(token, key, nowMs);
    return known !== undefined && known.fingerprint !== fingerprint;
  }

  /** Keeps an answer, and forgets those that are too old. */
  keep(token: string, { key, fingerprint }: RequestKey, answer: unknown, nowMs: number): void {
    this.#sql.exec("DELETE FROM idempotency WHERE at_ms <= ?", nowMs - KEPT_MS);
    this.#sql.exec(
      "INSERT INTO idempotency (token, key, fingerprint, answer, at_ms) VALUES (?, ?, ?, ?, ?)",
      token,
      key,
      fingerprint,
      JSON.stringify(answer),
      nowMs,
    );
  }
}
