/** A table of the ledger, as SQLite describes it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** What its rows are stored by, and so are read by in order: `rowid`, or the columns of its primary key. */
  readonly key: readonly string[];
}

/**
 * What is no state of the newsroom but of this very database: its schema, work that is under way in it,
 * what is made anew from the rest, and the key to previews, which whoever has a backup is not to have.
 */
const OWN: ReadonlySet<string> = new Set([
  "migration",
  "restoration",
  "rebuild",
  "rebuilt",
  "spent",
  "preview_key",
  "article_label",
  "article_text",
]);

/**
 * The names of all tables but SQLite's and the platform's own, which begin with an underscore, and those
 * that the index of words is kept in (sqlite.org/fts5.html §9).
 */
export const allTables = (sql: SqlStorage): readonly string[] =>
  sql
    .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .toArray()
    .map(({ name }) => name)
    .filter((name) => !/^(?:sqlite_|_|article_text_)/.test(name));

/** Every table whose rows make the newsroom, each after those that it refers to. */
export const tablesOf = (sql: SqlStorage): readonly Table[] => {
  const names = allTables(sql).filter((name) => !OWN.has(name));
  const sorted: string[] = [];
  const place = (name: string): void => {
    if (sorted.includes(name)) return;
    const references = sql.exec<{ table: string }>(`PRAGMA foreign_key_list(${name})`).toArray();
    for (const { table } of references) if (table !== name) place(table);
    sorted.push(name);
  };
  names.forEach(place);
  return sorted.map((name) => describe(sql, name));
};

const describe = (sql: SqlStorage, name: string): Table => {
  const columns = sql
    .exec<{ name: string; pk: number }>("SELECT name, pk FROM pragma_table_info(?)", name)
    .toArray();
  const { hasRowid } = sql
    .exec<{ hasRowid: number }>(
      "SELECT sql NOT LIKE '%WITHOUT ROWID%' AS hasRowid FROM sqlite_master WHERE name = ?",
      name,
    )
    .one();
  return {
    name,
    columns: columns.map((column) => column.name),
    key: hasRowid
      ? ["rowid"]
      : columns
          .filter(({ pk }) => pk > 0)
          .toSorted((a, b) => a.pk - b.pk)
          .map((column) => column.name),
  };
};
