import type { Instant } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { LedgerPublication } from "../decide/adopt.ts";

export interface StoredPublication extends LedgerPublication {
  readonly sequence: number;
  readonly committedAt: Instant;
}

/** The publication's settings: one row, its newest revision. */
export class Publications {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  current(): StoredPublication | undefined {
    const [row] = this.#sql
      .exec<{
        json: string;
        revision: number;
        etag: string;
        sequence: number;
        committed_at: string;
      }>("SELECT json, revision, etag, sequence, committed_at FROM publication")
      .toArray();
    return (
      row && {
        publication: JSON.parse(row.json) as Publication,
        revision: row.revision,
        etag: row.etag,
        sequence: row.sequence,
        committedAt: row.committed_at as Instant,
      }
    );
  }

  commit(
    { publication, revision, etag }: LedgerPublication,
    sequence: number,
    committedAt: Instant,
  ): void {
    this.#sql.exec(
      `INSERT OR REPLACE INTO publication (only, json, revision, etag, sequence, committed_at)
       VALUES (1, ?, ?, ?, ?, ?)`,
      JSON.stringify(publication),
      revision,
      etag,
      sequence,
      committedAt,
    );
  }
}
