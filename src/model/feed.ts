import { type ArchivePage, archivePath } from "./archive.ts";
import type { Article } from "./article.ts";
import { type Edition, type EditionEntry, feedUpdatedAt, type Removal } from "./edition.ts";
import { type Entry, entryOf } from "./entry.ts";
import { feedLabel, selectionOf } from "./feed-catalogue.ts";
import { type FeedKey, feedPath } from "./feed-key.ts";
import { feedsOf } from "./feed-membership.ts";
import { mintNoteId } from "./identity.ts";
import { plainText } from "./inline.ts";
import { type Instant, latest } from "./instant.ts";
import { isEnglish, type LanguageTag, parseLanguage } from "./language.ts";
import type { Podcast } from "./podcast.ts";
import type { Publication } from "./publication.ts";

/** A feed ready to render: what RSS calls a channel. */
export interface Feed {
  readonly publication: Publication;
  /** A `tag:` URI, the same for all representations. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: LanguageTag;
  /** The page the feed stands beside, absolute. */
  readonly pageUrl: string;
  /** What a file name is appended to: absolute, ends in a slash. */
  readonly filesUrl: string;
  readonly updatedAt: Instant;
  /** What podcast apps ask for, where the feed is a podcast. */
  readonly podcast?: Podcast;
  /** Where this is in an archived feed; absent where the feed has no archive. */
  readonly archive?: FeedArchive;
  readonly entries: readonly Entry[];
  /** What was withdrawn lately, newest first. */
  readonly removed?: readonly Removal[];
}

/**
 * RFC 5005 §4: the subscription document leads to the newest archive document, each of those to its
 * neighbours. They are pages of the archive, by number.
 */
interface FeedArchive {
  /** The page that this document shows; absent of the subscription document. */
  readonly page?: number;
  /** Whether every place of the page is taken: until then it is no archive document. */
  readonly isSealed?: boolean;
  readonly older?: number;
  readonly newer?: number;
}

/** What the name of a document's own file is appended to: an archive document stands below its page. */
export const documentsUrl = ({ archive, filesUrl, publication }: Feed): string =>
  archive?.page === undefined ? filesUrl : `${publication.baseUrl}${archivePath(archive.page)}/`;

/** How a page names a feed: enough for autodiscovery. */
export interface FeedReference {
  readonly title: string;
  readonly language: LanguageTag;
  readonly pageUrl: string;
  readonly filesUrl: string;
}

export const feedOf = (edition: Edition, publication: Publication): Feed => ({
  publication,
  id: `tag:${publication.authority}:feeds/${edition.feed}`,
  ...feedReference(edition.feed, publication),
  description: feedDescription(edition.feed, publication),
  updatedAt: feedUpdatedAt(edition),
  ...podcastOf(edition.feed, publication),
  ...(edition.sealedPages && { archive: { older: edition.sealedPages } }),
  entries: edition.entries.map(({ article, body }) => entryOf(article, publication, body)),
  ...(edition.removed && { removed: edition.removed }),
});

const podcastOf = (feed: FeedKey, publication: Publication): Pick<Feed, "podcast"> => {
  const podcast = selectionOf(feed, publication)?.podcast;
  return podcast ? { podcast } : {};
};

/**
 * A page of the archive as a document of the front page's feed.
 * @param entries of its articles, newest first
 */
export const archiveFeedOf = (
  { number, begunAt, isFull, isNextFull }: ArchivePage,
  entries: readonly EditionEntry[],
  publication: Publication,
): Feed => ({
  ...feedOf({ feed: "front", entries, changedAt: begunAt }, publication),
  archive: {
    page: number,
    isSealed: isFull,
    ...(number > 1 && { older: number - 1 }),
    ...(isNextFull && { newer: number + 1 }),
  },
});

/** An article's own feed: its later developments and corrections, newest first, then the article itself. */
export const articleFeedOf = (article: Article, publication: Publication): Feed => {
  const entry = entryOf(article, publication);
  const notes = [
    ...article.developments.map((note) => noteEntry(entry, "developments", note.title, note)),
    ...article.corrections.map((note) =>
      noteEntry(entry, "corrections", correctionTitle(entry, note.at), note),
    ),
  ].sort((a, b) => Number(a.publishedAt < b.publishedAt) - Number(a.publishedAt > b.publishedAt));
  return {
    publication,
    id: `${article.id}/feed`,
    ...articleFeedReference(entry),
    description: entry.summary,
    updatedAt: latest(entry.updatedAt, ...notes.map(({ updatedAt }) => updatedAt)),
    entries: [...notes, entry],
  };
};

/** The feeds an article is in, front page first, its own last: several readers take the first. */
export const articleFeeds = (
  article: Article,
  publication: Publication,
): readonly FeedReference[] => [
  ...feedsOf(article, publication).map((feed) => feedReference(feed, publication)),
  articleFeedReference(entryOf(article, publication)),
];

/** What a feed is called, and where it stands. */
export const feedReference = (feed: FeedKey, publication: Publication): FeedReference => {
  const { title, baseUrl } = publication;
  const path = feedPath(feed);
  return {
    title: feed === "front" ? title : `${title}: ${feedLabel(feed, publication)?.label ?? feed}`,
    language: feedLanguage(feed, publication),
    pageUrl: `${baseUrl}${path}`,
    filesUrl: path === "/" ? `${baseUrl}/` : `${baseUrl}${path}/`,
  };
};

const articleFeedReference = (entry: Entry): FeedReference => ({
  title: entry.title,
  language: entry.language,
  pageUrl: entry.url,
  filesUrl: `${entry.url}/`,
});

/** RSS requires one: a feed that nobody has described says its own name, not what the others are about. */
export const feedDescription = (feed: FeedKey, publication: Publication): string =>
  feed === "front"
    ? publication.description
    : (feedLabel(feed, publication)?.description ?? feedReference(feed, publication).title);

/** A language's feed is in that language, whatever the publication's own. */
const feedLanguage = (feed: FeedKey, publication: Publication): LanguageTag => {
  const [kind, key = ""] = feed.split("/");
  return (kind === "languages" && parseLanguage(key)) || publication.language;
};

/** Our own word is English: in another language the day tells a correction from its article. */
const correctionTitle = ({ title, language }: Entry, at: Instant): string =>
  isEnglish(language) ? `Correction: ${title}` : `${title} (${at.slice(0, 10)})`;

const noteEntry = (
  article: Entry,
  kind: "corrections" | "developments",
  title: string,
  note: Article["corrections"][number],
): Entry => {
  const { picture: _, ...rest } = article;
  const id = mintNoteId(article.id, kind, note.at);
  const url = `${article.url}#${noteAnchor(kind, note.at)}`;
  return {
    ...rest,
    id,
    url,
    canonicalUrl: url,
    title,
    summary: plainText(note.html),
    publishedAt: note.at,
    updatedAt: note.at,
    recordings: [],
    cards: [{ blocks: [{ type: "paragraph", html: note.html }] }],
    corrections: [],
    developments: [],
  };
};

/** The fragment a note stands at on the article's page. */
export const noteAnchor = (kind: "corrections" | "developments", at: Instant): string =>
  `${kind}-${at.replaceAll(/[-:]/g, "").toLowerCase()}`;
