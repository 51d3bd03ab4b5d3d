import type { Slug } from "../../model/identity.ts";
import type { ListedArticle } from "../newsroom.ts";

/** The articles whose slugs come after `after`, in the order of slugs: a page that no insert shifts. */
export const articlesAfter = (
  sql: SqlStorage,
  after: Slug | undefined,
  limit: number,
): readonly ListedArticle[] =>
  sql
    .exec<Record<keyof ListedArticle, string | number>>(
      `SELECT slug, id, state, etag, revision, committed_at AS committedAt
       FROM article WHERE slug > ? ORDER BY slug LIMIT ?`,
      after ?? "",
      limit,
    )
    .toArray() as unknown as readonly ListedArticle[];
