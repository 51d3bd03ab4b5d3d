import type { Article } from "./article.ts";
import type { Slug } from "./identity.ts";
import type { Label } from "./label.ts";
import { languageKeys } from "./language.ts";
import type { Podcast } from "./podcast.ts";

/**
 * A feed that the publication puts together under a name of its own. Of each list any one is enough;
 * every list that is there has to be met. Without a list it takes everything.
 */
export interface Selection extends Label, Criteria {
  /** Articles that meet any of these lists stay out. */
  readonly exclude?: Criteria;
  /** How many of its newest entries it shows. */
  readonly limit?: number;
  /** Entries have a summary and the way to the article, not its text. */
  readonly summaryOnly?: boolean;
  /** Makes it a podcast: only articles with a recording are in it. */
  readonly podcast?: Podcast;
}

/** Keys of the publication's own lists. */
export interface Criteria {
  readonly sections?: readonly Slug[];
  readonly topics?: readonly Slug[];
  /** Of those who wrote it: the others of a byline have no feed. */
  readonly authors?: readonly Slug[];
  readonly languages?: readonly Slug[];
}

/** What of an article decides which feeds it is in. */
export type Classified = Pick<
  Article,
  "section" | "topics" | "story" | "byline" | "cards" | "language"
>;

/** Whether a selection takes an article. */
export const selects = (
  { exclude = {}, podcast, ...wanted }: Selection,
  article: Classified,
): boolean =>
  CRITERIA.every((name) => meets(wanted[name], name, article) ?? true) &&
  !CRITERIA.some((name) => meets(exclude[name], name, article) ?? false) &&
  (podcast === undefined || hasRecording(article));

export const CRITERIA = ["sections", "topics", "authors", "languages"] as const;

/** `undefined` where there is no such list. */
const meets = (
  list: readonly Slug[] | undefined,
  name: (typeof CRITERIA)[number],
  article: Classified,
): boolean | undefined => list && keysOf(name, article).some((key) => list.includes(key));

const keysOf = (name: (typeof CRITERIA)[number], article: Classified): readonly Slug[] => {
  switch (name) {
    case "sections":
      return [article.section];
    case "topics":
      return article.topics;
    case "authors":
      return writerKeys(article);
    case "languages":
      return languageKeys(article.language);
  }
};

/** Keys of those who wrote it. */
export const writerKeys = ({ byline }: Pick<Article, "byline">): readonly Slug[] =>
  byline.filter(({ role }) => role === "writer").map(({ author }) => author);

const hasRecording = ({ cards }: Classified): boolean =>
  cards.some(({ blocks }) => blocks.some(({ type }) => type === "audio" || type === "video"));
