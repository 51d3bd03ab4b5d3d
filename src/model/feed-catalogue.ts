import type { FeedKey, FeedKind, KeyedFeed } from "./feed-key.ts";
import type { Slug } from "./identity.ts";
import { type Label, labelOf } from "./label.ts";
import type { Author, Publication } from "./publication.ts";
import type { Selection } from "./selection.ts";

type Labels = Readonly<Record<string, Label>>;

/** Each kind of feed by key, in the order in which a directory lists the kinds. */
const LISTS = {
  feeds: ({ feeds = {} }) => feeds,
  sections: ({ sections }) => sections,
  stories: ({ stories = {} }) => stories,
  topics: ({ topics }) => topics,
  languages: (publication) => languagesWithFeeds(publication),
  authors: ({ authors }) => authors,
} as const satisfies Record<
  FeedKind,
  (publication: Publication) => Readonly<Record<string, Label | Author>>
>;

/** Languages have feeds from the second on: a single one would repeat the front page. */
export const languagesWithFeeds = ({ languages = {} }: Publication): Labels =>
  Object.keys(languages).length > 1 ? languages : {};

/** What a feed is called; `undefined` where the publication has no such feed. */
export const feedLabel = (feed: KeyedFeed, publication: Publication): Label | undefined => {
  const [kind, key] = feed.split("/") as [FeedKind, Slug];
  const found = labelOf<Label | Author>(LISTS[kind](publication), key);
  if (!found || "label" in found) return found;
  const { name, bio } = found;
  return { label: name, ...(bio && { description: bio }) };
};

/** Whether the publication has such a feed, with or without entries. */
export const hasFeed = (feed: FeedKey, publication: Publication): boolean =>
  feed === "front" || feedLabel(feed, publication) !== undefined;

/** The selection that a feed is of, where it is one. */
export const selectionOf = (
  feed: FeedKey,
  { feeds = {} }: Pick<Publication, "feeds">,
): Selection | undefined => {
  const [kind, key] = feed.split("/");
  return kind === "feeds" ? labelOf(feeds, key as Slug) : undefined;
};

/** The feeds of one kind, in the order of the settings. */
export const feedsOfKind = (kind: FeedKind, publication: Publication): readonly KeyedFeed[] =>
  Object.keys(LISTS[kind](publication)).map((key) => `${kind}/${key as Slug}` as const);

/** The kinds in the order in which a directory lists them. */
export const LISTED_KINDS = Object.keys(LISTS) as readonly FeedKind[];

/** Every feed there is, front page first. */
export const allFeeds = (publication: Publication): readonly FeedKey[] => [
  "front",
  ...LISTED_KINDS.flatMap((kind) => feedsOfKind(kind, publication)),
];
