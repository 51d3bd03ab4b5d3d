/** Whether KV has lost what the rebuild is to bring back, and what it has brought already. */
export const NAMESPACE = `
  -- 1 while records are missing in KV, NULL before it was asked.
  ALTER TABLE rebuild ADD COLUMN incomplete INTEGER CHECK (incomplete IN (0, 1));
  -- When the last record was confirmed, in a rebuild of what was missing.
  ALTER TABLE rebuild ADD COLUMN written_ms INTEGER;

  -- What the rebuild has given to the outbox: what readers miss most comes first, and then not again.
  CREATE TABLE rebuilt (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
  ) STRICT, WITHOUT ROWID;
  `;
