/** Who may do what, who did what, and what must not be done twice. */
export const TOKENS = `
  -- Tokens besides those of the environment. Rows stay: their names are in the log of commands.
  CREATE TABLE token (
    name TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    -- A JSON array.
    scopes TEXT NOT NULL,
    expires_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
  ) STRICT, WITHOUT ROWID;

  -- What a command was and what it was about; NULL in those from before, as far as nothing tells.
  ALTER TABLE command ADD COLUMN command TEXT;
  ALTER TABLE command ADD COLUMN subject TEXT;
  ALTER TABLE command ADD COLUMN slug TEXT;
  ALTER TABLE command ADD COLUMN state TEXT;
  ALTER TABLE command ADD COLUMN revision INTEGER;
  ALTER TABLE command ADD COLUMN note TEXT;
  UPDATE command
  SET subject = revision.article_id, slug = revision.submission ->> '$.article.slug',
    state = revision.state, revision = revision.revision, note = revision.note
  FROM revision
  WHERE revision.sequence = command.sequence;

  -- The answers to commands that came under a key of the client's own.
  CREATE TABLE idempotency (
    token TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    -- JSON.
    answer TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (token, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_at ON idempotency (at_ms);
  `;
