import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from "node:sqlite";

interface Statement {
  readonly statement: StatementSync;
  /** Whether it answers with rows. */
  readonly isRead: boolean;
}

/** The SQLite of a Durable Object in Node, as far as the ledger uses it: for tests of many commands. */
export const nodeStorage = (): DurableObjectStorage => {
  const database = new DatabaseSync(":memory:");
  // To prepare them takes most of the time.
  const prepared = new Map<string, Statement>();
  const statementOf = (query: string): Statement => {
    const known = prepared.get(query);
    if (known) return known;
    const statement = database.prepare(query);
    const made = { statement, isRead: statement.columns().length > 0 };
    prepared.set(query, made);
    return made;
  };
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    if (bindings.length === 0 && /;\s*\S/.test(query)) {
      database.exec(query);
      return { toArray: () => [], rowsWritten: 0 };
    }
    const { statement, isRead } = statementOf(query);
    const rows = isRead ? statement.all(...bindings) : [];
    const rowsWritten = isRead ? 0 : Number(statement.run(...bindings).changes);
    return {
      rowsWritten,
      toArray: () => rows,
      one: () => {
        if (rows.length !== 1) throw new Error(`${rows.length} rows where there has to be one`);
        return rows[0];
      },
      raw: () => rows.map((row) => Object.values(row).map(asWorkersHaveIt)),
      [Symbol.iterator]: () => rows.values(),
    };
  };
  const size = database.prepare(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
  );
  const transactionSync = <Value>(work: () => Value): Value => {
    // One may stand within another.
    database.exec("SAVEPOINT work");
    try {
      const value = work();
      database.exec("RELEASE work");
      return value;
    } catch (error) {
      database.exec("ROLLBACK TO work; RELEASE work");
      throw error;
    }
  };
  const sql = {
    exec,
    get databaseSize() {
      return size.get()?.["bytes"];
    },
  };
  return { sql, transactionSync } as unknown as DurableObjectStorage;
};

/** Bytes are a whole buffer there, and a view here. */
const asWorkersHaveIt = (value: SQLOutputValue): SQLOutputValue | ArrayBuffer =>
  value instanceof Uint8Array ? value.slice().buffer : value;
