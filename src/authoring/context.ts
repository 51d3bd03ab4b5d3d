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
   * The facts of a file an article refers to: the CLI reads it from disk, the Worker asks the
   * ledger. The error is in words that say what would be right.
   */
  readonly media: (src: string) => Promise<Result<MediaFacts, string>>;
}

export interface MediaFacts {
  readonly url: MediaUrl;
  readonly type: string;
  readonly bytes: number;
  /** In pixels, where the file has a size and whoever answers knows it. */
  readonly width?: number;
  readonly height?: number;
}
