import type { KeptMedia } from "../newsroom.ts";

/** The files that KV holds, by name, so that articles may use them. */
export class Media {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  keep(name: string, { type, bytes }: KeptMedia): void {
    this.#sql.exec(
      `INSERT INTO media (name, type, bytes) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET type = excluded.type, bytes = excluded.bytes`,
      name,
      type,
      bytes,
    );
  }

  find(name: string): KeptMedia | undefined {
    return this.#sql
      .exec<{ type: string; bytes: number }>("SELECT type, bytes FROM media WHERE name = ?", name)
      .toArray()[0];
  }

  /** Those of the names that we have. */
  kept(names: readonly string[]): ReadonlySet<string> {
    const rows = this.#sql.exec<{ name: string }>(
      "SELECT name FROM media WHERE name IN (SELECT value FROM json_each(?))",
      JSON.stringify(names),
    );
    return new Set(rows.toArray().map(({ name }) => name));
  }
}
