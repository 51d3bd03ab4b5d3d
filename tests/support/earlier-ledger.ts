/** What takes each step of the ledger's schema back, the newest first. */
const UNDOING: readonly (readonly [version: number, statements: string])[] = [
  [
    20,
    `DROP TABLE rebuilt;
     ALTER TABLE rebuild DROP COLUMN incomplete; ALTER TABLE rebuild DROP COLUMN written_ms;`,
  ],
  [19, "UPDATE outbox SET priority = 7 WHERE priority = 10;"],
  [18, "DROP TABLE failed_release; DROP INDEX revision_refused;"],
  [17, "DROP INDEX old_path_slug;"],
  [
    16,
    `DROP TABLE token; DROP TABLE idempotency;
     ALTER TABLE command DROP COLUMN command; ALTER TABLE command DROP COLUMN subject;
     ALTER TABLE command DROP COLUMN slug; ALTER TABLE command DROP COLUMN state;
     ALTER TABLE command DROP COLUMN revision; ALTER TABLE command DROP COLUMN note;`,
  ],
  [15, "DROP TABLE article_text; DROP TABLE article_label; DROP INDEX article_sequence;"],
  [
    14,
    "DROP INDEX article_replaced_by; DROP INDEX removal_article; DROP INDEX announcement_hub; DROP INDEX revision_lateness;",
  ],
  [13, "DROP TABLE preview_key;"],
  [12, "DROP TABLE old_path;"],
  [11, "DROP TABLE announcement;"],
  [10, "DROP TABLE rebuild;"],
  [
    9,
    `UPDATE outbox SET priority = priority - 1 WHERE priority BETWEEN 4 AND 5;
     ALTER TABLE outbox DROP COLUMN parked_ms; DROP TABLE spent;`,
  ],
  [
    8,
    `DROP TABLE redirect; DROP INDEX article_state; DROP INDEX article_release;
     ALTER TABLE article DROP COLUMN state; ALTER TABLE article DROP COLUMN release_ms;
     ALTER TABLE article RENAME COLUMN presence TO state;
     ALTER TABLE revision DROP COLUMN state; ALTER TABLE revision DROP COLUMN note;
     ALTER TABLE revision DROP COLUMN lateness_ms; ALTER TABLE revision DROP COLUMN problems;`,
  ],
  [7, "DROP TABLE media_chunk; DROP TABLE media_use;"],
  [6, "DROP TABLE removal;"],
  [5, ""],
  [4, "DROP TABLE translation;"],
  [3, "DROP INDEX article_place; ALTER TABLE article DROP COLUMN place;"],
];

/** Makes of a ledger what it was at an earlier version of its schema. */
export const takeBackTo = (earlier: number, sql: SqlStorage): void => {
  for (const [version, statements] of UNDOING) {
    if (version <= earlier) continue;
    if (statements !== "") sql.exec(statements);
    sql.exec("DELETE FROM migration WHERE version = ?", version);
  }
};
