/** Releases that something of ours keeps from happening, and an index of those that were refused. */
export const FAILED_RELEASES = `
  CREATE TABLE failed_release (
    article_id TEXT PRIMARY KEY REFERENCES article,
    -- When it is tried again.
    retry_ms INTEGER NOT NULL,
    error TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX revision_refused ON revision (sequence) WHERE problems IS NOT NULL;
  `;
