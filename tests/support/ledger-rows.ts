type Row = Readonly<Record<string, SqlStorageValue>>;
type Definition = { type: string; name: string; sql: string | null };

/** How SQLite has the ledger's tables and indices defined. */
export const schemaOf = ({ sql }: DurableObjectStorage): readonly Definition[] =>
  sql
    .exec<Definition>(
      `SELECT type, name, sql FROM sqlite_master
       WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .toArray();

/** Every row of every table. */
export const rowsOf = (storage: DurableObjectStorage): ReadonlyMap<string, readonly Row[]> =>
  new Map(
    schemaOf(storage)
      .filter(({ type, name }) => type === "table" && !name.startsWith("sqlite_"))
      .map(({ name }) => [name, storage.sql.exec(`SELECT * FROM ${name}`).toArray()]),
  );
