import type { Card } from "./block.ts";
import type { Slug, TagUri } from "./identity.ts";
import type { InlineHtml } from "./inline.ts";
import type { Instant } from "./instant.ts";
import type { Direction, LanguageTag } from "./language.ts";
import type { Picture } from "./media.ts";

/** What the newsroom wrote, checked: every field is complete, or absent on purpose. */
export interface Article {
  readonly id: TagUri;
  readonly slug: Slug;
  /** Plain text on one line. */
  readonly title: string;
  /** Plain text on one line: the deck under the headline, the description in a feed. */
  readonly summary: string;
  readonly language: LanguageTag;
  readonly direction: Direction;
  /** Keys of `publication.yaml`; labels resolve when rendered, so a new label shows everywhere. */
  readonly section: Slug;
  readonly topics: readonly Slug[];
  readonly byline: readonly BylineEntry[];
  /** First publication: it never moves. */
  readonly publishedAt: Instant;
  /** Last significant change. */
  readonly updatedAt: Instant;
  /** The running story this is part of, by its key. */
  readonly story?: Slug;
  /** The article that this says in another language. */
  readonly translationOf?: Slug;
  /** Where the original stands, when it is not here (RFC 6596). */
  readonly canonicalUrl?: string;
  /** Overrides the publication's licence. */
  readonly licence?: Licence;
  /** The opening picture: also the enclosure when there is no audio or video. */
  readonly picture?: Picture;
  readonly cards: readonly Card[];
  /** Oldest first; each a visible note. */
  readonly corrections: readonly Note[];
  /** What happened later, oldest first: entries of the article's own feed. */
  readonly developments: readonly Development[];
}

export type BylineRole = (typeof BYLINE_ROLES)[number];
/** Writers are authors in every feed; the others contribute. */
export const BYLINE_ROLES = [
  "writer",
  "editor",
  "photographer",
  "illustrator",
  "translator",
  "contributor",
] as const;

export interface BylineEntry {
  readonly author: Slug;
  readonly role: BylineRole;
}

export interface Licence {
  readonly url: string;
  readonly label: string;
}

/** `at` tells notes of one article apart; their ids are minted from it. */
export interface Note {
  readonly at: Instant;
  readonly html: InlineHtml;
}

export interface Development extends Note {
  readonly title: string;
}
