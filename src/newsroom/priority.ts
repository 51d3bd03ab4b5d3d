import type { ArticleChange } from "./decide/change.ts";
import type { Dirty } from "./ledger/outbox-rows.ts";

/**
 * The order of writes, most urgent first. A tombstone replaces its live record before anything else
 * happens, then the editions lose its entry. An article stands at its permalink before an edition
 * links to it, and the labels it needs are there before the article.
 */
export const PRIORITY = {
  tombstone: 0,
  editionWithout: 1,
  publication: 2,
  resource: 3,
  edition: 4,
} as const;

/** The keys that a change of an article leaves to be written. */
export const dirtyAfter = ({
  submission,
  state,
  feeds,
  leaves,
}: ArticleChange): readonly Dirty[] => {
  const gone = state === "gone";
  return [
    {
      target: { kind: "resource", slug: submission.article.slug },
      priority: gone ? PRIORITY.tombstone : PRIORITY.resource,
    },
    ...[...feeds, ...leaves].map((feed) => ({
      target: { kind: "edition", feed } as const,
      priority: gone ? PRIORITY.editionWithout : PRIORITY.edition,
    })),
  ];
};
