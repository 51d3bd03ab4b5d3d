/** Places in the archive. */
export const ARCHIVE_PLACES = `
  -- Where an article stands in the archive: numbers from 0 in ledger order, taken when it is first live.
  ALTER TABLE article ADD COLUMN place INTEGER;
  UPDATE article SET place = numbered.place
  FROM (SELECT id, row_number() OVER (ORDER BY first_sequence) - 1 AS place FROM article) AS numbered
  WHERE numbered.id = article.id;
  CREATE UNIQUE INDEX article_place ON article (place);

  -- The pages of those that are there, and the front page that says how many there are.
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT DISTINCT 'archive:v1:' || (place / 50 + 1), 'archive', place / 50 + 1, 4, 0 FROM article
  WHERE EXISTS (SELECT 1 FROM feed WHERE feed = 'front');
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT 'edition:v1:front', 'edition', 'front', 4, 0 FROM feed WHERE feed = 'front'
  ON CONFLICT (key) DO UPDATE SET version = version + 1;
  `;
