/** What is set aside, and what was written on which day. */
export const WRITE_BUDGET = `
  -- Media have come between the settings (2) and what were the articles (3) and the editions (4).
  UPDATE outbox SET priority = priority + 1 WHERE priority BETWEEN 3 AND 4;
  -- Since when a row is set aside, because no further attempt would end otherwise.
  ALTER TABLE outbox ADD COLUMN parked_ms INTEGER;

  -- Writes that KV was sent on a day in UTC.
  CREATE TABLE spent (
    day TEXT PRIMARY KEY,
    writes INTEGER NOT NULL,
    -- Whether KV has said that it takes no more that day.
    exhausted INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  `;
