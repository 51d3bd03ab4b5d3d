/** The tables of the file that an import keeps as long as it runs. */
export const CATALOGUE_SCHEMA = `
  -- Nobody reads it after a crash: the next run begins with an empty one.
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE served (slug TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, etag TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE article (
    number INTEGER PRIMARY KEY, wave INTEGER NOT NULL, slug TEXT NOT NULL UNIQUE,
    laid TEXT NOT NULL, article TEXT NOT NULL
  );
  CREATE TABLE named (old_id TEXT PRIMARY KEY, slug TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE removed (old_id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE place (url TEXT PRIMARY KEY, slug TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE old_path (
    shard TEXT NOT NULL, path TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY (shard, path)
  ) WITHOUT ROWID;
  CREATE TABLE standing (slug TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE note (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
`;
