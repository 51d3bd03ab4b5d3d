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

  /** Those of the names that we have. */
  kept(names: readonly string[]): ReadonlyMap<string, KeptMedia> {
    const rows = this.#sql.exec<{ name: string; type: string; bytes: number }>(
      "SELECT name, type, bytes FROM media WHERE name IN (SELECT value FROM json_each(?))",
      JSON.stringify(names),
    );
    return new Map(rows.toArray().map(({ name, ...media }) => [name, media]));
  }
}
