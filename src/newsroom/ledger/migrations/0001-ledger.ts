/** Articles with their revisions, feeds, and the outbox. */
export const LEDGER = `
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
    committed_at TEXT NOT NULL
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
    -- When what its edition shows changed last.
    committed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Which live article is in which feed.
  CREATE TABLE membership (
    feed TEXT NOT NULL REFERENCES feed,
    article_id TEXT NOT NULL REFERENCES article,
    published_at TEXT NOT NULL,
    first_sequence INTEGER NOT NULL,
    -- The revision that the feed shows: the newest in it that KV has confirmed, NULL before the first.
    shown INTEGER,
    PRIMARY KEY (feed, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membership_newest ON membership (feed, published_at DESC, first_sequence DESC)
    WHERE shown IS NOT NULL;
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
    -- How often the key was touched since the row is there.
    version INTEGER NOT NULL DEFAULT 1,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    -- When we last knew of a put of this key whose end we do not know: it may still arrive.
    doubtful_ms INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_due ON outbox (priority, due_ms);

  -- Which command waits for which key, since which version of its row.
  CREATE TABLE awaited (
    sequence INTEGER NOT NULL REFERENCES command,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (sequence, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX awaited_key ON awaited (key);
  `;
