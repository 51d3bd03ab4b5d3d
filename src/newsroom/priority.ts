import type { FeedKey } from "../model/feed-key.ts";
import type { Slug } from "../model/identity.ts";
import type { ArticleChange } from "./decide/change.ts";
import type { Dirty } from "./ledger/outbox-row.ts";

/**
 * The order of writes, most urgent first. A tombstone replaces its live record before anything else
 * happens, and a feed loses what leaves it. The labels and files that an article needs are there before
 * the article, and articles go before editions, so that those which arrive together share an edition.
 * Old addresses come last: what they lead to is there before them.
 * What many bring at once follows in the same order when all of that is written, so that no news waits
 * behind an import.
 */
export const PRIORITY = {
  tombstone: 0,
  editionWithout: 1,
  publication: 2,
  media: 3,
  resource: 4,
  edition: 5,
  redirect: 6,
  bulkMedia: 7,
  bulkResource: 8,
  bulkEdition: 9,
  /** What says in KV already what the ledger says, as far as we know. */
  rebuild: 10,
} as const;

/** What nobody waits for: all of it may be thousands of keys. */
export const isBackground = (priority: number): boolean => priority > PRIORITY.redirect;

/**
 * The keys that a change of an article leaves to be written at once. The editions and the archive page
 * that are to show it follow when KV has confirmed the article.
 */
export const dirtyAfter = (
  { submission, state, leaves, created }: ArticleChange,
  isBulk: boolean,
): readonly Dirty[] => [
  {
    target: { kind: "resource", slug: submission.article.slug },
    // A tombstone that an import brings takes nothing down.
    priority: state === "live" || (created && isBulk) ? resourceIn(isBulk) : PRIORITY.tombstone,
  },
  ...leaves.map(withoutIt),
];

const resourceIn = (isBulk: boolean): number =>
  isBulk ? PRIORITY.bulkResource : PRIORITY.resource;

/**
 * An edition to be written because something is to be seen in it no longer. For a withdrawal that is
 * whatever waits to be written and may show it, too: see `staleRows`.
 */
const withoutIt = (feed: FeedKey): Dirty => ({
  target: { kind: "edition", feed },
  priority: PRIORITY.editionWithout,
});

/** The same for the archive page of a withdrawn article: no other can show it. */
export const archiveWithout = (page: number): Dirty => ({
  target: { kind: "archive", page },
  priority: PRIORITY.editionWithout,
});

/** An article to be written because its record is to name a translation no longer. */
export const withoutTranslation = (slug: Slug): Dirty => ({
  target: { kind: "resource", slug },
  priority: PRIORITY.editionWithout,
});

/**
 * The keys that new settings leave to be written. What they define anew hurries as if something were
 * to leave it: where a name comes back, KV may hold what was withdrawn since it went.
 */
export const dirtyAfterAdopting = (redefined: readonly FeedKey[]): readonly Dirty[] => [
  { target: { kind: "publication" }, priority: PRIORITY.publication },
  ...redefined.map(withoutIt),
];

/** A record of old addresses. */
export const dirtyRedirect = (shard: string): Dirty => ({
  target: { kind: "redirect", shard },
  priority: PRIORITY.redirect,
});
