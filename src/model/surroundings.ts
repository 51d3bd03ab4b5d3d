import type { Edition } from "./edition.ts";
import { articlePath, type Entry, entryOf } from "./entry.ts";
import { feedLabel, feedsOfKind } from "./feed-catalogue.ts";
import { FEED_KINDS, feedPath } from "./feed-key.ts";
import { feedReference } from "./feed.ts";
import { directionOf, type Direction, type LanguageTag } from "./language.ts";
import { nearest } from "./nearest.ts";
import type { Publication } from "./publication.ts";

/** What is around an address where nothing stands. */
export interface Surroundings {
  /** The newest entries of the front page. */
  readonly recent: readonly Entry[];
  /** What may have been meant, likeliest first. */
  readonly near: readonly Neighbour[];
}

/** A page whose address is nearly the one that was asked for. */
export interface Neighbour {
  readonly title: string;
  readonly url: string;
  readonly language: LanguageTag;
  readonly direction: Direction;
}

const RECENT_ENTRIES = 5;

/** Kinds of pages by the first segment of their path. */
const KINDS = ["articles", ...FEED_KINDS] as const;

export const surroundingsOf = (
  path: string,
  front: Edition | undefined,
  publication: Publication,
): Surroundings => {
  const entries = front?.entries ?? [];
  return {
    recent: entries
      .slice(0, RECENT_ENTRIES)
      .map(({ article, body }) => entryOf(article, publication, body)),
    near: neighboursOf(path, entries, publication),
  };
};

/** Of each kind the page whose slug is nearest, the kind that was asked for first. */
const neighboursOf = (
  path: string,
  entries: Edition["entries"],
  publication: Publication,
): readonly Neighbour[] => {
  const segments = path.split("/").filter(Boolean);
  const asked = KINDS.find((kind) => segments.length > 1 && kind === segments[0]);
  const word = (asked ? segments[1] : segments.at(-1)) ?? "";
  const kinds = KINDS.toSorted((one, other) => Number(other === asked) - Number(one === asked));
  return kinds.flatMap((kind) => {
    const pages = pagesOf(kind, entries, publication);
    const slug = nearest(word, [...pages.keys()]) ?? "";
    // Two letters are near to any other two: a language is meant by its tag alone, or where it was asked for.
    if (kind === "languages" && kind !== asked && slug !== word.toLowerCase()) return [];
    const found = pages.get(slug);
    return found ? [found()] : [];
  });
};

/** The pages of a kind by slug, each made when it is wanted. */
const pagesOf = (
  kind: (typeof KINDS)[number],
  entries: Edition["entries"],
  publication: Publication,
): ReadonlyMap<string, () => Neighbour> => {
  const { baseUrl } = publication;
  if (kind === "articles") {
    return new Map(
      entries.map(({ article }) => [
        article.slug,
        () => ({
          title: article.title,
          url: `${baseUrl}${articlePath(article.slug)}`,
          language: article.language,
          direction: article.direction,
        }),
      ]),
    );
  }
  return new Map(
    feedsOfKind(kind, publication).map((feed) => [
      feed.slice(kind.length + 1),
      () => {
        const { language } = feedReference(feed, publication);
        return {
          title: feedLabel(feed, publication)?.label ?? feed,
          url: `${baseUrl}${feedPath(feed)}`,
          language,
          direction: directionOf(language),
        };
      },
    ]),
  );
};
