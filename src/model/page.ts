import type { PreviewableState } from "./article-state.ts";
import type { Article } from "./article.ts";
import { type Entry, entryOf } from "./entry.ts";
import { articleFeeds, type FeedReference } from "./feed.ts";
import type { Instant } from "./instant.ts";
import type { Publication } from "./publication.ts";
import { type LanguageVersion, languageVersions, type Translation } from "./translation.ts";

/** An article ready to render at its permalink. */
export interface ArticlePage {
  readonly publication: Publication;
  readonly entry: Entry;
  /** For autodiscovery, front page first, the article's own last. */
  readonly feeds: readonly FeedReference[];
  /** Every language it is in, its own among them; none where that is the only one. */
  readonly versions: readonly LanguageVersion[];
  /** Says that this is how it would be, and nothing to be kept or found. */
  readonly preview?: PreviewNotice;
}

/** What a preview says of itself. */
export interface PreviewNotice {
  readonly state: PreviewableState;
  readonly revision: number;
  /** Until when its links are good. */
  readonly endsAt: Instant;
  readonly forms: readonly { readonly title: string; readonly url: string }[];
}

export const articlePageOf = (
  article: Article,
  publication: Publication,
  translations: readonly Translation[] = [],
): ArticlePage => ({
  publication,
  entry: entryOf(article, publication),
  feeds: articleFeeds(article, publication),
  versions: languageVersions(article, translations, publication),
});

/** The languages it is in besides its own. */
export const othersOf = ({ entry, versions }: ArticlePage): readonly LanguageVersion[] =>
  versions.filter(({ id }) => id !== entry.id);
