import { fromBase64, toBase64 } from "../../store/base64.ts";
import type { BackupPage, BackupPosition, BackupValue } from "../backup.ts";
import { schemaVersion } from "./overview.ts";
import { type Table, tablesOf } from "./schema.ts";

/** What a page weighs at least, in characters of JSON, unless its table ends. */
const PAGE_LENGTH = 1_000_000;

/**
 * Bytes of files are the greatest part and never change, so they come last: what may change has been
 * read by then.
 */
const LAST = "media_chunk";

/**
 * Rows of one table that follow a position, in the order of its key.
 * `undefined` where nothing is at the position.
 * @param session names this connection to the database
 */
export const backupPage = (
  sql: SqlStorage,
  session: string,
  after?: BackupPosition,
): BackupPage | undefined => {
  const tables = tablesOf(sql).toSorted(
    (a, b) => Number(a.name === LAST) - Number(b.name === LAST),
  );
  const found = after ? tables.findIndex(({ name }) => name === after.table) : 0;
  const table = tables[found];
  if (!table || (after?.key && after.key.length !== table.key.length)) return undefined;
  const { rows, last } = read(sql, table, after?.key ?? []);
  const following = tables[found + 1]?.name;
  return {
    schema: schemaVersion(sql),
    snapshot: `${session}-${changes(sql)}`,
    ...(!after && { total: tables.reduce((total, { name }) => total + count(sql, name), 0) }),
    table: table.name,
    columns: table.columns,
    rows,
    next: last
      ? { table: table.name, key: last }
      : following === undefined
        ? null
        : { table: following },
  };
};

/** SQLite counts every row that this connection has written: while it stands, nothing changed. */
const changes = (sql: SqlStorage): number =>
  sql.exec<{ count: number }>("SELECT total_changes() AS count").one().count;

const count = (sql: SqlStorage, table: string): number =>
  sql.exec<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).one().count;

const read = (
  sql: SqlStorage,
  { name, columns, key }: Table,
  after: readonly SqlStorageValue[],
): Pick<BackupPage, "rows"> & { readonly last?: NonNullable<BackupPosition["key"]> } => {
  const places = after.map(() => "?").join();
  const behind = after.length > 0 ? `WHERE (${key.join()}) > (${places})` : "";
  const cursor = sql.exec(
    `SELECT ${[...columns, ...key].join()} FROM ${name} ${behind} ORDER BY ${key.join()}`,
    ...after,
  );
  const rows: (readonly BackupValue[])[] = [];
  let length = 0;
  for (const values of cursor.raw()) {
    const row = values.slice(0, columns.length).map(encode);
    rows.push(row);
    length += JSON.stringify(row).length;
    if (length > PAGE_LENGTH) {
      // Keys are texts and numbers.
      return { rows, last: values.slice(columns.length) as (string | number)[] };
    }
  }
  return { rows };
};

const encode = (value: SqlStorageValue): BackupValue =>
  value instanceof ArrayBuffer ? { base64: toBase64(new Uint8Array(value)) } : value;

/** The value of a column, as SQLite takes it. */
export const decode = (value: BackupValue): SqlStorageValue | Uint8Array =>
  typeof value === "object" && value !== null ? fromBase64(value.base64) : value;
