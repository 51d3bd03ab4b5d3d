/** Addresses of a site that came before. */
export const OLD_PATHS = `
  -- The slug that each leads to: NULL where to none any longer.
  CREATE TABLE old_path (
    path TEXT PRIMARY KEY,
    -- The record it is in: the part of that record's key.
    shard TEXT NOT NULL,
    slug TEXT,
    committed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX old_path_shard ON old_path (shard);
`;
