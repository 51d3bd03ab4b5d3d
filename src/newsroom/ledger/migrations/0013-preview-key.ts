/** What links to previews of articles are signed with. */
export const PREVIEW_KEY = `
  -- One row, from the first link on; without it no link is good.
  CREATE TABLE preview_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    key TEXT NOT NULL
  ) STRICT;
  `;
