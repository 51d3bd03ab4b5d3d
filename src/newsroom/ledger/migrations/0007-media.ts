/** Files in the ledger, and who uses them. */
export const MEDIA = `
  -- The bytes of files, in pieces that a row can hold. Files from before have none: KV alone has them.
  CREATE TABLE media_chunk (
    name TEXT NOT NULL REFERENCES media,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (name, number)
  ) STRICT;

  -- Which live article names which file, or what KV may still show of it does; 'settings' for those.
  CREATE TABLE media_use (
    name TEXT NOT NULL,
    article_id TEXT NOT NULL,
    PRIMARY KEY (name, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX media_use_article ON media_use (article_id);

  INSERT INTO media_use (name, article_id)
  SELECT DISTINCT media.name, article.id
  FROM article, json_tree(article.submission, '$.article') AS part
    JOIN media ON media.name = substr(part.atom, 8)
  WHERE article.state = 'live' AND part.atom LIKE '/media/%';
  INSERT INTO media_use (name, article_id)
  SELECT DISTINCT media.name, 'settings'
  FROM publication, json_tree(publication.json) AS part
    JOIN media ON media.name = substr(part.atom, 8)
  WHERE part.atom LIKE '/media/%';

  -- What nothing uses leaves KV, when there is nothing else to do.
  INSERT INTO outbox (key, kind, subject, priority, due_ms)
  SELECT 'media:v1:' || name, 'media', name, 7, 0 FROM media
  WHERE name NOT IN (SELECT name FROM media_use);
  `;
