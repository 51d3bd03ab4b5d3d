/** The one key that links to previews are signed with. */
export class PreviewKeys {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** @param make the key, where there is none yet */
  current(make: () => string): string {
    const [row] = this.#sql.exec<{ key: string }>("SELECT key FROM preview_key").toArray();
    if (row) return row.key;
    const key = make();
    this.#sql.exec("INSERT INTO preview_key (only, key) VALUES (1, ?)", key);
    return key;
  }

  forget(): void {
    this.#sql.exec("DELETE FROM preview_key");
  }
}
