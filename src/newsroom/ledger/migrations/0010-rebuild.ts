/** How far a rebuild is. */
export const REBUILD = `
  -- The newest rebuild: which sort of keys it is at, and the last that it has given to the outbox.
  CREATE TABLE rebuild (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- The RENDERING of what goes out with the records.
    rendering INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    source TEXT,
    after TEXT,
    marked INTEGER NOT NULL,
    total INTEGER NOT NULL,
    finished_at TEXT
  ) STRICT;
  `;
