import { LEDGER } from "./migrations/0001-ledger.ts";
import { FEED_VERSIONS } from "./migrations/0002-feed-versions.ts";
import { ARCHIVE_PLACES } from "./migrations/0003-archive-places.ts";
import { TRANSLATIONS } from "./migrations/0004-translations.ts";
import { SEALED_PAGES } from "./migrations/0005-sealed-pages.ts";
import { REMOVALS } from "./migrations/0006-removals.ts";
import { MEDIA } from "./migrations/0007-media.ts";
import { ARTICLE_LIFE } from "./migrations/0008-article-life.ts";
import { WRITE_BUDGET } from "./migrations/0009-write-budget.ts";
import { REBUILD } from "./migrations/0010-rebuild.ts";
import { ANNOUNCEMENTS } from "./migrations/0011-announcements.ts";
import { OLD_PATHS } from "./migrations/0012-old-paths.ts";
import { PREVIEW_KEY } from "./migrations/0013-preview-key.ts";
import { LOOKUPS } from "./migrations/0014-lookups.ts";
import { ARTICLE_LISTING } from "./migrations/0015-article-listing.ts";
import { TOKENS } from "./migrations/0016-tokens.ts";
import { OLD_PATH_SLUGS } from "./migrations/0017-old-path-slugs.ts";
import { FAILED_RELEASES } from "./migrations/0018-failed-releases.ts";
import { BULK } from "./migrations/0019-bulk.ts";
import { NAMESPACE } from "./migrations/0020-namespace.ts";

/**
 * The ledger's schema, forward only: a migration that has shipped never changes, a new one is added
 * at the end, in a file of its own. Instants are RFC 3339 texts in UTC, `_ms` columns are Unix milliseconds.
 */
export const MIGRATIONS: readonly string[] = [
  LEDGER,
  FEED_VERSIONS,
  ARCHIVE_PLACES,
  TRANSLATIONS,
  SEALED_PAGES,
  REMOVALS,
  MEDIA,
  ARTICLE_LIFE,
  WRITE_BUDGET,
  REBUILD,
  ANNOUNCEMENTS,
  OLD_PATHS,
  PREVIEW_KEY,
  LOOKUPS,
  ARTICLE_LISTING,
  TOKENS,
  OLD_PATH_SLUGS,
  FAILED_RELEASES,
  BULK,
  NAMESPACE,
];

/** Brings the ledger to the newest schema: each migration once, whole or not at all. */
export const migrate = (
  storage: DurableObjectStorage,
  migrations: readonly string[] = MIGRATIONS,
): void => {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY) STRICT");
  const { version } = sql
    .exec<{ version: number }>("SELECT coalesce(max(version), 0) AS version FROM migration")
    .one();
  migrations.slice(version).forEach((statements, index) => {
    storage.transactionSync(() => {
      sql.exec(statements);
      sql.exec("INSERT INTO migration (version) VALUES (?)", version + index + 1);
    });
  });
};
