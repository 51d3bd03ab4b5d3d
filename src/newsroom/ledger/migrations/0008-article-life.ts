/** The states of an article besides live and gone, superseded slugs, and what a revision says of itself. */
export const ARTICLE_LIFE = `
  -- What the first schema could tell: 'live', or not. A table as large as this one is not copied for a
  -- CHECK, so the name moves on, and the old column keeps saying what it said.
  ALTER TABLE article RENAME COLUMN state TO presence;
  ALTER TABLE article ADD COLUMN state TEXT NOT NULL DEFAULT 'live'
    CHECK (state IN ('draft', 'scheduled', 'live', 'gone', 'legal', 'retracted'));
  UPDATE article
  SET state = iif(submission -> '$.withdrawn.demand' IS NULL, 'gone', 'legal')
  WHERE presence = 'gone';
  CREATE INDEX article_state ON article (state);
  -- When a scheduled article is to be released.
  ALTER TABLE article ADD COLUMN release_ms INTEGER;
  CREATE INDEX article_release ON article (release_ms) WHERE release_ms IS NOT NULL;

  -- The state that the article had in it; NULL in those from before, which were live or withdrawn.
  ALTER TABLE revision ADD COLUMN state TEXT;
  -- What whoever sent it wrote beside it.
  ALTER TABLE revision ADD COLUMN note TEXT;
  -- Of a release: how late it was.
  ALTER TABLE revision ADD COLUMN lateness_ms INTEGER;
  -- Of a release that could not be accepted: why, as JSON.
  ALTER TABLE revision ADD COLUMN problems TEXT;

  -- Slugs at which articles stood before. Each leads to where its article stands now.
  CREATE TABLE redirect (
    slug TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article,
    -- Whether KV was told since the article moved last.
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX redirect_article ON redirect (article_id);
  `;
