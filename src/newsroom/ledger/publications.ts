import type { Instant } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { LedgerPublication } from "../decide/adopt.ts";

export interface StoredPublication extends LedgerPublication {
  readonly sequence: number;
  readonly committedAt: Instant;
}

type Row = {
  readonly json: string;
  readonly revision: number;
  readonly etag: string;
  readonly sequence: number;
  readonly committed_at: string;
};

/** The publication's settings: one row, its newest revision. */
export class Publications {
  readonly #sql: SqlStorage;
  /** As they were parsed last: every record that is written needs them. */
  #parsed: StoredPublication | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  current(): StoredPublication | undefined {
    const [newest] = this.#sql
      .exec<{ sequence: number }>("SELECT sequence FROM publication")
      .toArray();
    if (newest?.sequence !== this.#parsed?.sequence) this.#parsed = newest && this.#parse();
    return this.#parsed;
  }

  /** Whether KV lacks records that the ledger knows, until a rebuild has written them. */
  get isIncomplete(): boolean {
    return this.#sql.exec("SELECT 1 FROM rebuild WHERE incomplete = 1").toArray().length > 0;
  }

  #parse(): StoredPublication {
    const { json, committed_at, ...row } = this.#sql
      .exec<Row>("SELECT json, revision, etag, sequence, committed_at FROM publication")
      .one();
    return {
      ...row,
      publication: JSON.parse(json) as Publication,
      committedAt: committed_at as Instant,
    };
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
