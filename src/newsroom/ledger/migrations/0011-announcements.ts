/** What WebSub hubs have to be told. */
export const ANNOUNCEMENTS = `
  -- Pages whose documents changed, of which a WebSub hub has not heard yet.
  CREATE TABLE announcement (
    hub TEXT NOT NULL,
    path TEXT NOT NULL,
    -- The first change that it has not heard of, and the newest.
    since_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    PRIMARY KEY (hub, path)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX announcement_due ON announcement (due_ms);
  `;
