import { fromBase64, toBase64 } from "../../store/base64.ts";
import type { BackupPage, BackupPosition, BackupValue } from "../backup.ts";
import { schemaVersion } from "./overview.ts";
import { type Table, tablesOf } from "./schema.ts";

/** What a page weighs and has at most; a row that is larger has a page of its own. */
const PAGE_BYTES = 1_000_000;
const PAGE_ROWS = 5000;

/**
 * Bytes of files are the greatest part and never change, so they come last: what may change has been
 * read by then.
 */
const LAST = "media_chunk";

/**
 * Rows of one table that follow a position, in the order of its key.
 * `undefined` where nothing is at the position.
 */
export const backupPage = (sql: SqlStorage, after?: BackupPosition): BackupPage | undefined => {
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
    snapshot: `${newest(sql)}`,
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

/**
 * The number of the newest command: while it stands, nothing changed but how far KV and hubs are, of
 * which a restored ledger is told anew.
 */
const newest = (sql: SqlStorage): number =>
  sql.exec<{ sequence: number }>("SELECT coalesce(max(sequence), 0) AS sequence FROM command").one()
    .sequence;

const count = (sql: SqlStorage, table: string): number =>
  sql.exec<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).one().count;

/** Cursors are read to their end: one that is left open would lock its table. */
const read = (
  sql: SqlStorage,
  { name, columns, key }: Table,
  after: readonly SqlStorageValue[],
): Pick<BackupPage, "rows"> & { readonly last?: NonNullable<BackupPosition["key"]> } => {
  const places = after.map(() => "?").join();
  const behind = after.length > 0 ? `WHERE (${key.join()}) > (${places})` : "";
  const order = `FROM ${name} ${behind} ORDER BY ${key.join()} LIMIT ?`;
  const weight = columns.map((column) => `ifnull(octet_length(${column}), 0)`).join(" + ");
  const following = [
    ...sql.exec(`SELECT ${weight}, ${key.join()} ${order}`, ...after, PAGE_ROWS + 1).raw(),
  ];
  let bytes = 0;
  const over = following.findIndex(([weighs], index) => {
    bytes += Number(weighs);
    return index === PAGE_ROWS || (index > 0 && bytes > PAGE_BYTES);
  });
  const limit = over < 0 ? following.length : over;
  const rows = [...sql.exec(`SELECT ${columns.join()} ${order}`, ...after, limit).raw()];
  return {
    rows: rows.map((row) => row.map(encode)),
    // Keys are texts and numbers.
    ...(over >= 0 && { last: following[over - 1]?.slice(1) as (string | number)[] }),
  };
};

const encode = (value: SqlStorageValue): BackupValue =>
  value instanceof ArrayBuffer ? { base64: toBase64(new Uint8Array(value)) } : value;

/** The value of a column, as SQLite takes it. */
export const decode = (value: BackupValue): SqlStorageValue | Uint8Array =>
  typeof value === "object" && value !== null ? fromBase64(value.base64) : value;
