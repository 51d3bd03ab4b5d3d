import { feedsOfKind, languagesWithFeeds, selectionOf } from "./feed-catalogue.ts";
import type { FeedKey, KeyedFeed } from "./feed-key.ts";
import { labelOf } from "./label.ts";
import { languageKeys } from "./language.ts";
import type { Publication } from "./publication.ts";
import { type Classified, selects, writerKeys } from "./selection.ts";

/** The feeds an article belongs to, front page first, its story last. Editors have no feed. */
export const feedsOf = (article: Classified, publication: Publication): readonly FeedKey[] => [
  ...new Set<FeedKey>([
    "front",
    `sections/${article.section}`,
    ...article.topics.map((topic) => `topics/${topic}` as const),
    ...writerKeys(article).map((author) => `authors/${author}` as const),
    ...languageKeys(article.language)
      .filter((key) => labelOf(languagesWithFeeds(publication), key) !== undefined)
      .map((key) => `languages/${key}` as const),
    ...feedsOfKind("feeds", publication).filter((feed) => {
      const selection = selectionOf(feed, publication);
      return selection !== undefined && selects(selection, article);
    }),
    ...storyFeed(article, publication),
  ]),
];

/** It comes last as it is the nearest: an article's page offers it right after the article's own feed. */
const storyFeed = ({ story }: Classified, { stories = {} }: Publication): readonly KeyedFeed[] =>
  story !== undefined && labelOf(stories, story) !== undefined ? [`stories/${story}`] : [];

/**
 * The feeds that two states of the settings define differently, so that articles have to be sorted
 * anew. A new label resolves when rendered and changes nothing here.
 */
export const redefinedFeeds = (before: Publication, after: Publication): readonly KeyedFeed[] => {
  const feeds = [before, after].flatMap((publication) =>
    feedsOfKind("languages", publication).concat(feedsOfKind("feeds", publication)),
  );
  return [...new Set(feeds)].filter(
    (feed) => definitionOf(feed, before) !== definitionOf(feed, after),
  );
};

/** What decides which articles a feed shows and how, as text to compare. */
const definitionOf = (feed: KeyedFeed, publication: Publication): string | undefined => {
  const selection = selectionOf(feed, publication);
  if (selection) {
    const { label: _, description: _description, ...definition } = selection;
    return JSON.stringify(definition);
  }
  return feedsOfKind("languages", publication).includes(feed) ? "" : undefined;
};
