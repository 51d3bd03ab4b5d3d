import type { Article } from "../../model/article.ts";
import type { EditionEntry } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";

/** How much of a feed its edition takes. */
export interface Window {
  /** Entries at most. */
  readonly limit: number;
  /**
   * Once the articles before it weigh more, in bytes of JSON, an entry comes as a summary: it could
   * not be shown in full, and thirty articles of a mebibyte each would not fit the object's memory.
   */
  readonly fullBytes: number;
  /** Whatever is in the archive from this place on comes as well, however old it is. */
  readonly fromPlace?: number | undefined;
}

/** `summaryOf` in SQL: of the cards only the first recording. */
const SUMMARY = `json_set(submission -> '$.article',
  '$.corrections', json('[]'), '$.developments', json('[]'),
  '$.cards', json(coalesce((
    SELECT json_array(json_object('blocks', json_array(json(block.value))))
    FROM json_each(submission, '$.article.cards') AS card, json_each(card.value, '$.blocks') AS block
    WHERE block.value ->> '$.type' IN ('audio', 'video')
    ORDER BY card.key, block.key LIMIT 1
  ), '[]')))`;

const MEMBER = "article_id, shown, since, membership.published_at, membership.first_sequence";

/**
 * The newest entries of a feed, by `publishedAt` and then by ledger order: each the newest revision
 * that KV has confirmed, whatever the ledger has by now. No feed says what an article is a translation
 * of: it stays as it was written, so that no edition changes when the original moves.
 */
export const newestEntries = (
  sql: SqlStorage,
  feed: FeedKey,
  { limit, fullBytes, fromPlace }: Window,
): readonly EditionEntry[] =>
  sql
    .exec<{ article: string; body: string; since: number }>(
      // CROSS JOIN: SQLite would else read the whole feed for the few that are in those places.
      `WITH newest AS (
         SELECT * FROM (
           SELECT ${MEMBER} FROM membership WHERE feed = ?1 AND shown IS NOT NULL
           ORDER BY published_at DESC, first_sequence DESC LIMIT ?2
         ) UNION
         SELECT ${MEMBER} FROM article CROSS JOIN membership ON article_id = article.id
         WHERE place >= ?4 AND feed = ?1 AND shown IS NOT NULL
       ), sized AS (
         SELECT newest.*, octet_length(submission) AS bytes
         FROM newest JOIN revision USING (article_id) WHERE revision = shown
       ), weighed AS (
         SELECT *, coalesce(sum(bytes) OVER (
           ORDER BY published_at DESC, first_sequence DESC
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
         ), 0) <= ?3 AS is_full FROM sized
       )
       SELECT iif(is_full, submission -> '$.article', ${SUMMARY}) AS article,
              iif(is_full, 'full', 'summary') AS body, since
       FROM weighed JOIN revision USING (article_id) WHERE revision = shown
       ORDER BY published_at DESC, first_sequence DESC`,
      feed,
      limit,
      fullBytes,
      fromPlace ?? null,
    )
    .toArray()
    .map(({ article, body, since }) => ({
      article: JSON.parse(article) as Article,
      since,
      body: body === "full" ? "full" : "summary",
    }));
