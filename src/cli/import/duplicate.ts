import type { ForeignArticle } from "./foreign-article.ts";

/** How what is laid down compares with what was: nothing, an older text of the article, or one that stays. */
export type Laid = "first" | "newer" | "older";

/** What has to be known of an article when it comes again. */
export interface LaidArticle {
  readonly isDraft: boolean;
  /** An instant; empty where the article has no date. */
  readonly changedAt: string;
  /** Its permalinks in the source. */
  readonly urls: readonly string[];
}

/** What the catalogue keeps of an article beside its text. */
export const laidOf = (article: ForeignArticle): LaidArticle => ({
  isDraft: article.isDraft ?? false,
  changedAt: article.updatedAt ?? article.publishedAt ?? "",
  urls: article.urls,
});

/**
 * Compares an article with what came of it before, as an entry that was corrected after its archive page
 * was sealed (RFC 5005 §4) comes again there. The text that changed last stays, else the one that came
 * first; what is published goes before a draft.
 * @returns also the permalinks that lead to it now: those of the older text do too, those of a draft are told nobody
 */
export const compared = (
  now: LaidArticle,
  before: LaidArticle | undefined,
): { readonly laid: Laid; readonly urls: readonly string[] } => {
  if (!before) return { laid: "first", urls: now.urls };
  if (before.isDraft !== now.isDraft) {
    return before.isDraft
      ? { laid: "newer", urls: now.urls }
      : { laid: "older", urls: before.urls };
  }
  const isNewer = now.changedAt > before.changedAt;
  const [stays, goes] = isNewer ? [now, before] : [before, now];
  return {
    laid: isNewer ? "newer" : "older",
    urls: [...new Set([...stays.urls, ...goes.urls])],
  };
};
