/** What was withdrawn from a feed, for its tombstones. */
export const REMOVALS = `
  -- Which article was withdrawn from which feed, when and why.
  CREATE TABLE removal (
    feed TEXT NOT NULL REFERENCES feed,
    article_id TEXT NOT NULL REFERENCES article,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (feed, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX removal_newest ON removal (feed, at DESC);
  `;
