/** Lists all that is there: these tables hold nothing that `article` does not. */
export const LIST_ARTICLES = `
  DELETE FROM article_label;
  INSERT INTO article_text (article_text) VALUES ('delete-all');
  -- Many at once are sorted in 16 MB, and merged by what is written later (sqlite.org/fts5.html §6).
  INSERT INTO article_text (article_text, rank) VALUES ('automerge', 0), ('hashsize', 16777216);

  INSERT OR IGNORE INTO article_label (sequence, label)
  SELECT sequence, 'section/' || (submission ->> '$.article.section') FROM article
  UNION
  SELECT sequence, 'topic/' || value
  FROM article, json_each(article.submission, '$.article.topics')
  UNION
  SELECT sequence, 'author/' || (value ->> '$.author')
  FROM article, json_each(article.submission, '$.article.byline');

  -- Of what is there already, whatever has a space is taken for prose, its tags included.
  INSERT INTO article_text (rowid, title, summary, body)
  SELECT sequence, submission ->> '$.article.title', submission ->> '$.article.summary',
    (SELECT group_concat(atom, ' ') FROM json_tree(submission, '$.article')
     WHERE type = 'text' AND atom LIKE '% %' AND key NOT IN ('title', 'summary'))
  FROM article;
  INSERT INTO article_text (article_text, rank) VALUES ('automerge', 4), ('hashsize', 1048576);
  `;

/** By what articles are listed and found. Both tables know an article by the command that wrote its newest revision. */
export const ARTICLE_LISTING = `
  CREATE INDEX article_sequence ON article (sequence);

  -- 'section/world', 'topic/syria', 'author/ada'.
  CREATE TABLE article_label (
    sequence INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (sequence, label)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_label_newest ON article_label (label, sequence);

  -- Words only: the texts themselves stand in the submission.
  CREATE VIRTUAL TABLE article_text USING fts5 (
    title, summary, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );

  ${LIST_ARTICLES}
  `;
