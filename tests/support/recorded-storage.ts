import { nodeStorage } from "./node-storage.ts";

/** SQLite in Node that remembers what it was asked, each statement once, and an alarm. */
export interface RecordedStorage extends DurableObjectStorage {
  readonly statements: ReadonlySet<string>;
  /** How SQLite goes about a statement (sqlite.org/eqp.html), a step each. */
  readonly planOf: (statement: string) => readonly string[];
}

export const recordedStorage = (): RecordedStorage => {
  const storage = nodeStorage();
  const { sql } = storage;
  const statements = new Set<string>();
  let alarmMs: number | null = null;
  return {
    sql: {
      exec: (query: string, ...bindings: unknown[]) => {
        statements.add(query);
        return sql.exec(query, ...bindings);
      },
    },
    transactionSync: <Value>(work: () => Value) => storage.transactionSync(work),
    setAlarm: async (atMs: number) => void (alarmMs = atMs),
    getAlarm: async () => alarmMs,
    deleteAlarm: async () => void (alarmMs = null),
    statements,
    planOf: (statement: string) => {
      // An INSERT looks for children of its row only while a constraint is violated.
      sql.exec(`PRAGMA foreign_keys = ${/^\s*INSERT/.test(statement) ? "off" : "on"}`);
      return sql
        .exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
        .toArray()
        .map(({ detail }) => detail);
    },
  } as unknown as RecordedStorage;
};
