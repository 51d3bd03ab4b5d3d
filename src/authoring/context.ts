import type { Slug } from "../model/identity.ts";
import type { LanguageTag } from "../model/language.ts";
import type { MediaUrl } from "../model/media.ts";
import type { Result } from "../model/result.ts";

/** What a text cannot say about itself. */
export interface AuthoringContext {
  /** From the file name or the URL. */
  readonly slug: Slug;
  /** The publication's, for articles that name none. */
  readonly language: LanguageTag;
  /**
   * The facts of the files an article refers to: the CLI reads them from disk, the Worker asks the
   * ledger, once for all. Every address is answered.
   */
  readonly media: (srcs: readonly string[]) => Promise<KnownMedia>;
}

/** Facts by address; the error is in words that say what would be right. */
export type KnownMedia = ReadonlyMap<string, Result<MediaFacts, string>>;

export interface MediaFacts {
  readonly url: MediaUrl;
  readonly type: string;
  readonly bytes: number;
  /** In pixels, where the file has a size and whoever answers knows it. */
  readonly width?: number;
  readonly height?: number;
}
