import { type Result, fail, ok } from "../../model/result.ts";
import type { Refusal, RequestKey } from "../newsroom.ts";

/** How long the answer to a key is kept. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The answers to commands that came under a key of the client's own. */
export class Answers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * The answer that the same request had before, or the refusal of another one under its key; `undefined`
   * of a key that is new.
   * @param token whose key it is
   */
  again(
    token: string,
    { key, fingerprint }: RequestKey,
    nowMs: number,
  ): Result<unknown, Refusal> | undefined {
    const [row] = this.#sql
      .exec<{ fingerprint: string; answer: string }>(
        "SELECT fingerprint, answer FROM idempotency WHERE token = ? AND key = ? AND at_ms > ?",
        token,
        key,
        nowMs - KEPT_MS,
      )
      .toArray();
    if (!row) return undefined;
    return row.fingerprint === fingerprint
      ? ok(JSON.parse(row.answer))
      : fail({ reason: "key-reused" });
  }

  /** Whether the key of a request, if it has one, came with another one before. */
  refuses(token: string, once: RequestKey | undefined, nowMs: number): boolean {
    return once !== undefined && this.again(token, once, nowMs)?.ok === false;
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
