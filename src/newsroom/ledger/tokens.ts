import { type Instant, instantOf } from "../../model/instant.ts";
import type { Holder, IssuedToken, NewToken, Scope } from "../../model/token.ts";

/** How exact `lastUsedAt` is: reading need not write, for a backup is of a ledger that stands still. */
const LAST_USE_MS = 60 * 60 * 1000;

type Row = {
  readonly name: string;
  readonly scopes: string;
  readonly expires_at: string | null;
  readonly created_at: string;
  readonly created_by: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
};

const COLUMNS = "name, scopes, expires_at, created_at, created_by, last_used_at, revoked_at";

/** The tokens that were issued here, by their digests. */
export class Tokens {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Whose token has this digest, if it is in force; notes that it was used, at most once an hour. */
  use(sha256: string, nowMs: number): Holder | undefined {
    const now = instantOf(nowMs);
    const [row] = this.#sql
      .exec<Row>(
        `SELECT ${COLUMNS} FROM token
         WHERE sha256 = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
        sha256,
        now,
      )
      .toArray();
    if (!row) return undefined;
    if (row.last_used_at === null || row.last_used_at <= instantOf(nowMs - LAST_USE_MS)) {
      this.#sql.exec("UPDATE token SET last_used_at = ? WHERE name = ?", now, row.name);
    }
    return holderOf(row);
  }

  named(name: string): IssuedToken | undefined {
    return this.#sql
      .exec<Row>(`SELECT ${COLUMNS} FROM token WHERE name = ?`, name)
      .toArray()
      .map(issuedOf)[0];
  }

  /** All there ever were, by name. */
  all(): readonly IssuedToken[] {
    return this.#sql
      .exec<Row>(`SELECT ${COLUMNS} FROM token ORDER BY name`)
      .toArray()
      .map(issuedOf);
  }

  /** @throws where the name is taken */
  issue({ name, sha256, scopes, expiresAt }: NewToken, by: string, at: Instant): void {
    this.#sql.exec(
      `INSERT INTO token (name, sha256, scopes, expires_at, created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?)`,
      name,
      sha256,
      JSON.stringify(scopes),
      expiresAt ?? null,
      at,
      by,
    );
  }

  revoke(name: string, at: Instant): void {
    this.#sql.exec("UPDATE token SET revoked_at = ? WHERE name = ?", at, name);
  }
}

const holderOf = ({ name, scopes, expires_at }: Row): Holder => ({
  name,
  scopes: JSON.parse(scopes) as readonly Scope[],
  ...(expires_at !== null && { expiresAt: expires_at as Instant }),
});

const issuedOf = (row: Row): IssuedToken => ({
  ...holderOf(row),
  createdAt: row.created_at as Instant,
  createdBy: row.created_by,
  ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at as Instant }),
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at as Instant }),
});
