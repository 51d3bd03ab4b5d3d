/** Versions of feeds, so that the newest entries can be sent alone. */
export const FEED_VERSIONS = `
  -- Versions grow with every change of what a feed shows: Unix milliseconds, made unique in the feed.
  ALTER TABLE feed ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  -- The version at which an entry left, or the feed was defined anew.
  ALTER TABLE feed ADD COLUMN whole_since INTEGER NOT NULL DEFAULT 0;
  -- The version that first showed the revision in "shown".
  ALTER TABLE membership ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
  `;
