import { fail, ok } from "../../model/result.ts";
import type { RestorePart, Restored } from "../backup.ts";
import { restoring } from "../restoring.ts";
import { decode } from "./backup.ts";
import { MIGRATIONS, migrate } from "./migrations.ts";
import { ARTICLE_LISTING, LIST_ARTICLES } from "./migrations/0015-article-listing.ts";
import { allTables, tablesOf } from "./schema.ts";

/** The key to previews, which backups once had: whoever has one is not to have that. */
const LEFT_OUT = "preview_key";

/** The first schema by which articles are listed. */
const LISTED_SINCE = MIGRATIONS.indexOf(ARTICLE_LISTING) + 1;

type Row = { id: string; schema: number; parts: number };

/**
 * The schema of the backup that is being restored: the ledger stays at it until the last part is there.
 * `undefined` where none is.
 */
export const restoredSchema = (sql: SqlStorage): number | undefined => rowOf(sql)?.schema;

const rowOf = (sql: SqlStorage): Row | undefined =>
  allTables(sql).includes("restoration")
    ? sql.exec<Row>("SELECT id, schema, parts FROM restoration").one()
    : undefined;

/** A backup on its way into an empty ledger. How far it is stands there too: a crash costs nothing. */
export class Restoration {
  readonly #storage: DurableObjectStorage;
  #isUnderWay: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#isUnderWay = rowOf(storage.sql) !== undefined;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /**
   * Gives what works with the ledger, while that is whole.
   * @throws while a backup is being restored
   */
  whole<Worker>(worker: Worker): Worker {
    if (this.#isUnderWay) throw restoring();
    return worker;
  }

  /** Takes a part, whole or not at all; one that is there already changes nothing. */
  take(part: RestorePart): Restored {
    const { sql } = this.#storage;
    const row = rowOf(sql);
    const detail = unreadiness(sql, part, row);
    if (detail !== undefined) return fail({ reason: "unready", detail });
    if (row && part.number < row.parts) return ok({ parts: row.parts, isDone: false });
    try {
      this.#storage.transactionSync(() => {
        if (!row) begin(sql, part);
        if (part.table !== LEFT_OUT) insert(sql, part);
        sql.exec("UPDATE restoration SET parts = parts + 1");
        if (part.isLast) sql.exec("DROP TABLE restoration");
      });
    } catch (error) {
      return fail({
        reason: "unfit",
        detail: `Part ${part.number}, ${part.table}: ${String(error)}`,
      });
    }
    this.#isUnderWay = !part.isLast;
    if (part.isLast) {
      migrate(this.#storage);
      // By what articles are found is in no backup; the step that made it has listed those of an older one.
      if (part.schema >= LISTED_SINCE) sql.exec(LIST_ARTICLES);
    }
    return ok({ parts: part.number + 1, isDone: part.isLast });
  }

  /** Makes an empty ledger of what is half restored, for another backup or a new beginning. */
  abandon(): Restored {
    if (!this.#isUnderWay) {
      return fail({ reason: "unready", detail: "No backup is being restored" });
    }
    this.#storage.transactionSync(() => layOut(this.#storage.sql, MIGRATIONS.length));
    this.#isUnderWay = false;
    return ok({ parts: 0, isDone: false });
  }
}

const unreadiness = (sql: SqlStorage, part: RestorePart, row?: Row): string | undefined => {
  if (row && row.id !== part.id) return "Another backup is being restored";
  if (!row && !isEmpty(sql)) {
    return "The newsroom is not empty, and a backup is restored into an empty one";
  }
  if (part.schema > MIGRATIONS.length) {
    return `The backup has schema ${part.schema}, this newsroom ${MIGRATIONS.length}: update it first`;
  }
  const next = row?.parts ?? 0;
  return part.number > next ? `Part ${next} is the next` : undefined;
};

/** All else comes by a command. */
const isEmpty = (sql: SqlStorage): boolean =>
  sql.exec("SELECT 1 FROM command UNION ALL SELECT 1 FROM media LIMIT 1").toArray().length === 0;

/** Makes an empty ledger of a schema, of whatever is there. */
const layOut = (sql: SqlStorage, schema: number): void => {
  sql.exec("PRAGMA defer_foreign_keys = ON");
  for (const table of allTables(sql)) sql.exec(`DROP TABLE ${table}`);
  sql.exec("CREATE TABLE migration (version INTEGER PRIMARY KEY) STRICT");
  for (const [index, statements] of MIGRATIONS.slice(0, schema).entries()) {
    sql.exec(statements);
    sql.exec("INSERT INTO migration (version) VALUES (?)", index + 1);
  }
};

/** Gives an empty ledger the schema of a backup, which it has until the last part is there. */
const begin = (sql: SqlStorage, { id, schema }: RestorePart): void => {
  layOut(sql, schema);
  sql.exec("CREATE TABLE restoration (id TEXT, schema INTEGER, parts INTEGER) STRICT");
  sql.exec("INSERT INTO restoration VALUES (?, ?, 0)", id, schema);
};

const insert = (sql: SqlStorage, { schema, table: name, columns, rows }: RestorePart): void => {
  const table = tablesOf(sql).find((known) => known.name === name);
  if (!table) throw new Error(`schema ${schema} has no such table`);
  const unknown = columns.find((column) => !table.columns.includes(column));
  if (unknown !== undefined) throw new Error(`schema ${schema} has no column ${unknown}`);
  const places = columns.map(() => "?").join();
  const query = `INSERT INTO ${name} (${columns.join()}) VALUES (${places})`;
  for (const row of rows) sql.exec(query, ...row.map(decode));
};
