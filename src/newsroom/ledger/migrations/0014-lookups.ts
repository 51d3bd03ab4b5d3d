/** Indexes for what was found by reading whole tables. */
export const LOOKUPS = `
  -- Which withdrawn articles name another in their place.
  CREATE INDEX article_replaced_by ON article (submission ->> '$.withdrawn.replacedBy')
    WHERE state IN ('gone', 'legal', 'retracted');
  -- SQLite looks for references when a draft is deleted.
  CREATE INDEX removal_article ON removal (article_id);
  -- What a hub is to be told next.
  CREATE INDEX announcement_hub ON announcement (hub, due_ms);
  -- How late the last releases were.
  CREATE INDEX revision_lateness ON revision (sequence) WHERE lateness_ms IS NOT NULL;
  `;
