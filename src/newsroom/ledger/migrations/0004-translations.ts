/** Translations of articles. */
export const TRANSLATIONS = `
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
  `;
