import type { Article } from "./article.ts";
import type { Block } from "./block.ts";
import type { FeedKey } from "./feed-key.ts";
import type { TagUri } from "./identity.ts";
import { type Instant, latest } from "./instant.ts";

/** How many of its newest entries a feed shows, where a selection does not say otherwise. */
export const EDITION_ENTRIES = 30;
/** How many a selection may ask for. */
export const ENTRIES_MAX = 100;

/**
 * What a feed record may weigh, in bytes of JSON: past it the oldest entries carry summaries.
 * A ceiling that aggregators accept for one document.
 */
export const EDITION_MAX_BYTES = 512 * 1024;

/**
 * What an article may weigh without its body and notes, in bytes of JSON. Thirty such summaries fit
 * an edition, and a hundred fit KV, so it can always be written: a withdrawal is never held up by
 * what else is in a feed.
 */
export const SUMMARY_MAX_BYTES = 16 * 1024;

/** One feed as it stands in KV: all that every representation of it needs, in one read. */
export interface Edition {
  readonly feed: FeedKey;
  /** Newest publication first. */
  readonly entries: readonly EditionEntry[];
  /** The newest removal from the feed, or the instant it began. */
  readonly changedAt: Instant;
  /** Grows with every change of what the feed shows: the Unix milliseconds of the change, made unique. */
  readonly version?: number;
  /** The version at which an entry left: who has an older one must see what is no longer there. */
  readonly wholeSince?: number;
  /** What was withdrawn from it lately, newest first; absent where nothing was. */
  readonly removed?: readonly Removal[];
  /** Of the front page: the number of the newest archive page. */
  readonly archivePages?: number;
  /** Of the front page: the number of the newest that is full; the entries of one after it are all here. */
  readonly sealedPages?: number;
}

/** An entry that was withdrawn (RFC 6721): readers that have it are to show it no longer. */
export interface Removal {
  readonly id: TagUri;
  readonly at: Instant;
  /** Plain text on one line, for the public. */
  readonly reason: string;
}

export interface EditionEntry {
  readonly article: Article;
  /** The edition's version that first showed this revision of the article. */
  readonly since?: number;
  /** `summary`: of the cards only the first recording is here; the permalink has them. */
  readonly body: "full" | "summary";
}

/** RFC 4287 §4.2.15. The newest entry or removal decides; "now" would make every poll a 200. */
export const feedUpdatedAt = (edition: Pick<Edition, "changedAt" | "entries">): Instant =>
  latest(edition.changedAt, ...edition.entries.map(({ article }) => article.updatedAt));

/**
 * What an article weighs least: everything whose length is bounded by a line stays, and of its body
 * the first recording, so that an episode does not go from a podcast when it grows old.
 */
export const summaryOf = (article: Article): Article => {
  const recording = article.cards.flatMap(({ blocks }) => blocks).find(isRecording);
  return {
    ...article,
    cards: recording ? [{ blocks: [recording] }] : [],
    corrections: [],
    developments: [],
  };
};

const isRecording = ({ type }: Block): boolean => type === "audio" || type === "video";

/**
 * What came into an edition after one of its versions, for who has that (RFC 3229). `undefined` where
 * only the whole will do: something left since, all is new, or the version is none we know.
 */
export const newerThan = (edition: Edition, version: number): Edition | undefined => {
  const { version: current = 0, wholeSince = 0 } = edition;
  if (version >= current || version < wholeSince) return undefined;
  const entries = edition.entries.filter(({ since = 0 }) => since > version);
  const isPart = entries.length > 0 && entries.length < edition.entries.length;
  return isPart ? { ...edition, entries } : undefined;
};

const byteLength = (value: unknown): number =>
  new TextEncoder().encode(JSON.stringify(value)).byteLength;

/** Makes the oldest entries summaries until the record fits; never drops an entry. */
export const fitEdition = (edition: Edition, maxBytes: number = EDITION_MAX_BYTES): Edition => {
  let bytes = byteLength(edition);
  const entries = [...edition.entries];
  for (let last = entries.length - 1; last >= 0 && bytes > maxBytes; last--) {
    const entry = entries[last];
    if (!entry) continue;
    const summary: EditionEntry = {
      ...entry,
      article: summaryOf(entry.article),
      body: "summary",
    };
    bytes -= byteLength(entry) - byteLength(summary);
    entries[last] = summary;
  }
  return { ...edition, entries };
};
