/** Archive pages weigh their articles, and the front page counts those that are full. */
export const SEALED_PAGES = `
  -- Archive pages have the hashes of their articles, and the front page says which of them are full.
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT DISTINCT 'archive:v1:' || (place / 50 + 1), 'archive', place / 50 + 1, 4, 0 FROM article
  WHERE place IS NOT NULL AND EXISTS (SELECT 1 FROM feed WHERE feed = 'front')
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT 'edition:v1:front', 'edition', 'front', 4, 0 FROM feed WHERE feed = 'front'
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  `;
