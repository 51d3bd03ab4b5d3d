import { MEDIA } from "./migrations/0007-media.ts";
import { WRITE_BUDGET } from "./migrations/0008-write-budget.ts";
import { REBUILD } from "./migrations/0009-rebuild.ts";
import { ANNOUNCEMENTS } from "./migrations/0010-announcements.ts";

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
  `,
  `
  -- Versions grow with every change of what a feed shows: Unix milliseconds, made unique in the feed.
  ALTER TABLE feed ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  -- The version at which an entry left, or the feed was defined anew.
  ALTER TABLE feed ADD COLUMN whole_since INTEGER NOT NULL DEFAULT 0;
  -- The version that first showed the revision in "shown".
  ALTER TABLE membership ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Where an article stands in the archive: numbers from 0 in ledger order, taken when it is first live.
  ALTER TABLE article ADD COLUMN place INTEGER;
  UPDATE article SET place = numbered.place
  FROM (SELECT id, row_number() OVER (ORDER BY first_sequence) - 1 AS place FROM article) AS numbered
  WHERE numbered.id = article.id;
  CREATE UNIQUE INDEX article_place ON article (place);

  -- The pages of those that are there, and the front page that says how many there are.
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT DISTINCT 'archive:v1:' || (place / 50 + 1), 'archive', place / 50 + 1, 4, 0 FROM article
  WHERE EXISTS (SELECT 1 FROM feed WHERE feed = 'front');
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT 'edition:v1:front', 'edition', 'front', 4, 0 FROM feed WHERE feed = 'front'
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  `,
  `
  -- Which articles say the same in several languages: each belongs to one original, which belongs to itself.
  CREATE TABLE translation (
    article_id TEXT PRIMARY KEY REFERENCES article,
    original_id TEXT NOT NULL REFERENCES article,
    -- What the records of the others were last told of it, NULL where they were told nothing.
    told TEXT,
    -- When the others that its own record names changed last.
    changed_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX translation_original ON translation (original_id);
  `,
  `
  -- Archive pages have the hashes of their articles, and the front page says which of them are full.
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT DISTINCT 'archive:v1:' || (place / 50 + 1), 'archive', place / 50 + 1, 4, 0 FROM article
  WHERE place IS NOT NULL AND EXISTS (SELECT 1 FROM feed WHERE feed = 'front')
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT 'edition:v1:front', 'edition', 'front', 4, 0 FROM feed WHERE feed = 'front'
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  `,
  `
  -- Which article was withdrawn from which feed, when and why.
  CREATE TABLE removal (
    feed TEXT NOT NULL REFERENCES feed,
    article_id TEXT NOT NULL REFERENCES article,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (feed, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX removal_newest ON removal (feed, at DESC);
  `,
  MEDIA,
  WRITE_BUDGET,
  REBUILD,
  ANNOUNCEMENTS,
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
