/**
 * The ledger's schema, forward only: a migration that has shipped never changes, a new one is added
 * at the end. Instants are RFC 3339 texts in UTC, `_ms` columns are Unix milliseconds.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Every command that changed something: its number, the token that sent it, and when.
  CREATE TABLE command (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    by TEXT NOT NULL,
    committed_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE publication (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    json TEXT NOT NULL,
    revision INTEGER NOT NULL,
    etag TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES command,
    committed_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE media (
    name TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE article (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('live', 'gone')),
    submission TEXT NOT NULL,
    revision INTEGER NOT NULL,
    etag TEXT NOT NULL,
    published_at TEXT NOT NULL,
    -- The command that published it first: ledger order.
    first_sequence INTEGER NOT NULL REFERENCES command,
    -- The command that wrote its newest revision.
    sequence INTEGER NOT NULL REFERENCES command,
    committed_at TEXT NOT NULL,
    -- Whether KV has confirmed the live article; no edition shows it before.
    shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))
  ) STRICT;

  CREATE TABLE revision (
    article_id TEXT NOT NULL REFERENCES article,
    revision INTEGER NOT NULL,
    submission TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES command,
    PRIMARY KEY (article_id, revision)
  ) STRICT;

  CREATE TABLE feed (
    feed TEXT PRIMARY KEY,
    -- The newest removal, or the publishedAt of the entry the feed began with.
    changed_at TEXT NOT NULL,
    committed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Which live article is in which feed.
  CREATE TABLE membership (
    feed TEXT NOT NULL REFERENCES feed,
    article_id TEXT NOT NULL REFERENCES article,
    published_at TEXT NOT NULL,
    first_sequence INTEGER NOT NULL,
    PRIMARY KEY (feed, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membership_newest ON membership (feed, published_at DESC, first_sequence DESC);
  CREATE INDEX membership_article ON membership (article_id);

  -- Everybody in the byline of a live article: editors have no feed, but are in use all the same.
  CREATE TABLE byline (
    author TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES article,
    PRIMARY KEY (author, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX byline_article ON byline (article_id);

  -- KV keys that do not yet show what the ledger says. What to write is computed when it is written.
  CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    priority INTEGER NOT NULL,
    -- The oldest command that KV has not confirmed for this key; NULL when only a confirmation is left.
    since INTEGER,
    -- The newest command that touched the key.
    version INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    -- 1 while a put of this key may be on its way without our knowing how it ended.
    ambiguous INTEGER NOT NULL DEFAULT 0 CHECK (ambiguous IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_due ON outbox (due_ms);
  `,
];

/** Brings the ledger to the newest schema: each migration once, whole or not at all. */
export const migrate = (
  storage: DurableObjectStorage,
  migrations: readonly string[] = MIGRATIONS,
): void => {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY) STRICT");
  const { version } = sql
    .exec<{ version: number }>("SELECT coalesce(max(version), 0) AS version FROM migration")
    .one();
  migrations.slice(version).forEach((statements, index) => {
    storage.transactionSync(() => {
      sql.exec(statements);
      sql.exec("INSERT INTO migration (version) VALUES (?)", version + index + 1);
    });
  });
};
