import type { Article } from "./article.ts";
import type { Slug, TagUri } from "./identity.ts";
import type { Instant } from "./instant.ts";
import type { WithdrawalNotice } from "./submission.ts";
import type { Translation } from "./translation.ts";

/** What stands at a permalink for anybody. Only a live resource has an article. */
export type Resource =
  | {
      readonly kind: "live";
      readonly article: Article;
      /** The same in other languages; absent where there is none. */
      readonly translations?: readonly Translation[];
    }
  | { readonly kind: "moved"; readonly id: TagUri; readonly to: Slug }
  | Tombstone
  | Retraction;

/** @param translations what it is called in other languages */
export const liveResource = (
  article: Article,
  translations: readonly Translation[],
): Extract<Resource, { readonly kind: "live" }> => ({
  kind: "live",
  article,
  ...(translations.length > 0 && { translations }),
});

/**
 * The record that remains of a withdrawn article; served as 410 (RFC 9110 §15.5.11), or as 451 where
 * there is a legal demand (RFC 7725).
 */
export interface Tombstone extends WithdrawalNotice {
  readonly kind: "gone";
  readonly id: TagUri;
  readonly withdrawnAt: Instant;
}

/** The record that remains of a retracted article: its permalink answers 200 with a notice, the rest 410. */
export interface Retraction extends Pick<
  Article,
  "id" | "title" | "language" | "direction" | "publishedAt"
> {
  readonly kind: "retracted";
  readonly withdrawnAt: Instant;
  readonly reason: string;
  readonly replacedBy?: Slug;
}
