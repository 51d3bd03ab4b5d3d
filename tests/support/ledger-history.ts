import { feedsOf } from "../../src/model/feed-membership.ts";
import { mediaNames } from "../../src/newsroom/media-use.ts";
import { MIGRATIONS, migrate } from "../../src/newsroom/ledger/migrations.ts";
import { ANNOUNCEMENTS } from "../../src/newsroom/ledger/migrations/0011-announcements.ts";
import { ARCHIVE_PLACES } from "../../src/newsroom/ledger/migrations/0003-archive-places.ts";
import { ARTICLE_LIFE } from "../../src/newsroom/ledger/migrations/0008-article-life.ts";
import { FEED_VERSIONS } from "../../src/newsroom/ledger/migrations/0002-feed-versions.ts";
import { FAILED_RELEASES } from "../../src/newsroom/ledger/migrations/0018-failed-releases.ts";
import { LEDGER } from "../../src/newsroom/ledger/migrations/0001-ledger.ts";
import { MEDIA } from "../../src/newsroom/ledger/migrations/0007-media.ts";
import { NAMESPACE } from "../../src/newsroom/ledger/migrations/0020-namespace.ts";
import { REBUILD } from "../../src/newsroom/ledger/migrations/0010-rebuild.ts";
import { REMOVALS } from "../../src/newsroom/ledger/migrations/0006-removals.ts";
import { TRANSLATIONS } from "../../src/newsroom/ledger/migrations/0004-translations.ts";
import { WRITE_BUDGET } from "../../src/newsroom/ledger/migrations/0009-write-budget.ts";
import { revisionTag } from "../../src/newsroom/revision-tag.ts";
import { aPublication, anArticle, instant } from "./builders.ts";

const AT = "2026-11-01T08:00:00Z";
const WITHDRAWN = { at: instant("2026-11-01T09:00:00Z"), reason: "In error." };
const [PICTURE = ""] = mediaNames(anArticle());

type Writing = (sql: SqlStorage) => void;

/** The row of an article and of its first revision, as every version of the ledger wrote them. */
const write = (
  sql: SqlStorage,
  sequence: number,
  name: string,
  more: Readonly<Record<string, string | number>>,
  beside: object = {},
): void => {
  const article = anArticle(name);
  const submission = { article, ...beside };
  sql.exec("INSERT INTO command VALUES (?, 'desk', ?)", sequence, AT);
  const row = {
    id: article.id,
    slug: name,
    submission: JSON.stringify(submission),
    revision: 1,
    etag: revisionTag(1, submission),
    published_at: article.publishedAt,
    first_sequence: sequence,
    sequence,
    committed_at: AT,
    ...more,
  };
  const columns = Object.keys(row);
  sql.exec(
    `INSERT INTO article (${columns.join()}) VALUES (${columns.map(() => "?").join()})`,
    ...Object.values(row),
  );
  sql.exec(
    "INSERT INTO revision (article_id, revision, submission, sequence) VALUES (?, 1, ?, ?)",
    article.id,
    row.submission,
    sequence,
  );
};

/** What is live is in feeds, and its writer is in use. */
const list = (sql: SqlStorage, sequence: number, name: string): void => {
  const article = anArticle(name);
  for (const feed of feedsOf(article, aPublication())) {
    sql.exec(
      "INSERT OR IGNORE INTO feed (feed, changed_at, committed_at) VALUES (?1, ?2, ?2)",
      feed,
      AT,
    );
    sql.exec(
      `INSERT INTO membership (feed, article_id, published_at, first_sequence, shown)
       VALUES (?, ?, ?, ?, 1)`,
      feed,
      article.id,
      article.publishedAt,
      sequence,
    );
  }
  for (const { author } of article.byline) {
    sql.exec("INSERT INTO byline VALUES (?, ?)", author, article.id);
  }
};

const first: Writing = (sql) => {
  const publication = JSON.stringify(aPublication());
  sql.exec("INSERT INTO command VALUES (1, 'desk', ?)", AT);
  sql.exec("INSERT INTO publication VALUES (1, ?, 1, '\"1-abc\"', 1, ?)", publication, AT);
  sql.exec("INSERT INTO media VALUES (?, 'image/png', 4321)", PICTURE);
  write(sql, 2, "one", { state: "live" });
  list(sql, 2, "one");
  write(sql, 3, "wrong", { state: "gone" }, { withdrawn: WITHDRAWN });
  const demand = { by: "A court" };
  write(sql, 4, "demanded", { state: "gone" }, { withdrawn: { ...WITHDRAWN, demand } });
  sql.exec(`INSERT INTO outbox (key, kind, subject, priority, due_ms, attempts, last_error) VALUES
    ('resource:v1:one', 'resource', 'one', 3, 5, 2, 'KV PUT failed: 500'),
    ('edition:v1:front', 'edition', 'front', 4, 0, 0, NULL)`);
  sql.exec("INSERT INTO awaited VALUES (2, 'resource:v1:one', 1)");
};

/** What a newsroom may have written while its ledger was at the step. */
const WRITTEN_AT = new Map<string, Writing>([
  [LEDGER, first],
  [FEED_VERSIONS, (sql) => void sql.exec("UPDATE feed SET version = 7, whole_since = 3")],
  [
    ARCHIVE_PLACES,
    (sql) => {
      write(sql, 5, "placed", { state: "live", place: 3 });
      list(sql, 5, "placed");
    },
  ],
  [
    TRANSLATIONS,
    (sql) =>
      void sql.exec(
        "INSERT INTO translation VALUES (?1, ?1, NULL, NULL), (?2, ?2, '[]', ?3)",
        anArticle("one").id,
        anArticle("placed").id,
        AT,
      ),
  ],
  [
    REMOVALS,
    (sql) =>
      void sql.exec(
        "INSERT INTO removal VALUES ('front', ?, ?, 'In error.')",
        anArticle("wrong").id,
        AT,
      ),
  ],
  [
    MEDIA,
    (sql) => {
      sql.exec("INSERT INTO media VALUES ('unused.png', 'image/png', 3)");
      sql.exec("INSERT INTO media_chunk VALUES ('unused.png', 0, ?)", new Uint8Array([1, 2, 3]));
    },
  ],
  [
    ARTICLE_LIFE,
    (sql) => {
      write(sql, 6, "a-draft", { presence: "gone", state: "draft" });
      const release_ms = Date.UTC(2100, 0, 1);
      write(sql, 7, "to-come", { presence: "gone", state: "scheduled", release_ms });
      sql.exec("INSERT INTO redirect VALUES ('number-one', ?, 0)", anArticle("one").id);
      sql.exec("UPDATE revision SET state = 'scheduled', note = 'n' WHERE sequence = 7");
    },
  ],
  [
    WRITE_BUDGET,
    (sql) => {
      sql.exec("INSERT INTO spent VALUES ('2026-11-01', 7, 0)");
      sql.exec(`INSERT INTO outbox (key, kind, subject, priority, due_ms, parked_ms, last_error)
        VALUES ('resource:v1:wrong', 'resource', 'wrong', 4, 0, 5, 'KV PUT failed: 413')`);
    },
  ],
  [
    REBUILD,
    (sql) => void sql.exec("INSERT INTO rebuild VALUES (1, 7, ?1, NULL, NULL, 9, 9, ?1)", AT),
  ],
  [
    ANNOUNCEMENTS,
    (sql) =>
      void sql.exec(
        "INSERT INTO announcement VALUES ('https://hub.example/', '/', 0, 0, 0, 1, 'no')",
      ),
  ],
  [
    FAILED_RELEASES,
    (sql) => {
      const retryMs = Date.UTC(2100, 0, 1, 0, 1);
      const { id } = anArticle("to-come");
      sql.exec("INSERT INTO failed_release VALUES (?, ?, 'no')", id, retryMs);
    },
  ],
  [
    NAMESPACE,
    (sql) => {
      sql.exec("UPDATE rebuild SET incomplete = 1, written_ms = 5");
      sql.exec("INSERT INTO rebuilt VALUES ('resource', 'one')");
    },
  ],
]);

/** Empties a storage, and gives it the ledger of a newsroom that has lived through the first steps. */
export const liveThrough = async (steps: number, storage: DurableObjectStorage): Promise<void> => {
  await storage.deleteAll();
  for (const [index, migration] of MIGRATIONS.slice(0, steps).entries()) {
    migrate(storage, MIGRATIONS.slice(0, index + 1));
    WRITTEN_AT.get(migration)?.(storage.sql);
  }
};
