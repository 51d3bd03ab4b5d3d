import type { Instant } from "../../model/instant.ts";

/** An article as another system wrote it: read, but not understood. One line of the spool. */
export interface ForeignArticle {
  /** Where it stands in the source: `export.xml:120`. */
  readonly place: string;
  /** What the source tells it apart by, stable over exports. */
  readonly oldId: string;
  readonly title: string;
  /** `own` is a file of ours, which is read as it stands. */
  readonly body: ForeignText | { readonly kind: "own" };
  readonly summary?: string;
  readonly publishedAt?: Instant;
  /** What stands where its date of publication should. */
  readonly unreadDate?: Written;
  readonly updatedAt?: Instant;
  /** From when on it is no longer shown there. */
  readonly expiredAt?: Instant;
  readonly authors: readonly ForeignLabel[];
  /** The first becomes the section, the others topics. */
  readonly categories: readonly ForeignLabel[];
  readonly tags: readonly ForeignLabel[];
  readonly stories?: readonly ForeignLabel[];
  readonly picture?: ForeignPicture;
  /** A picture of the source's own media list, by its number there. */
  readonly pictureId?: string;
  readonly recording?: ForeignRecording;
  /** Its permalinks there, absolute, the best first. */
  readonly urls: readonly string[];
  /** The last part of its permalink there. */
  readonly slug?: string;
  readonly language?: string;
  /** It names others, which have to be there: 1 an original, 2 what stands in its place. */
  readonly wave?: 1 | 2;
  /** Nobody has read it yet. */
  readonly isDraft?: true;
}

/** A text of the source, and its line there, counted from 1, where that is known. */
export interface Written {
  readonly text: string;
  readonly line?: number;
}

/** What has to be understood yet. */
export interface ForeignText {
  readonly kind: "html" | "markdown";
  readonly text: string;
}

/** A name, and the key that the source has for it. */
export interface ForeignLabel {
  readonly name: string;
  readonly key?: string;
}

export interface ForeignPicture {
  /** Absolute, a path on disk, or relative to the article. */
  readonly src: string;
  readonly alt?: string;
}

/** An enclosure of a podcast. */
export interface ForeignRecording {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
  readonly durationSeconds: number;
}

/** What a source yields, in its own order. */
export type ForeignItem =
  | { readonly kind: "article"; readonly article: ForeignArticle }
  /** Something that is no published article: `page`, `draft`, `private post`. */
  | {
      readonly kind: "skipped";
      readonly place: string;
      readonly what: string;
      /** What it would be, where drafts are wanted. */
      readonly draft?: ForeignArticle;
    }
  /** An article that was taken back: what else the source has of it is older (RFC 6721 §3). */
  | { readonly kind: "removed"; readonly oldId: string; readonly at: Instant }
  | { readonly kind: "author"; readonly key: string; readonly name: string }
  | { readonly kind: "picture"; readonly id: string; readonly picture: ForeignPicture }
  /** The site it comes from: scheme and host. */
  | { readonly kind: "site"; readonly url: string }
  | { readonly kind: "loss"; readonly place: string; readonly detail: string }
  /** What would be an article, had it been read. */
  | { readonly kind: "unread"; readonly place: string; readonly detail: string }
  /** Something is wrong with the source itself: what follows from it is not known. */
  | { readonly kind: "problem"; readonly place: string; readonly detail: string };

/** What cannot come along. */
export interface Loss {
  readonly place: string;
  readonly detail: string;
}
