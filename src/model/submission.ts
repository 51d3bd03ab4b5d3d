import type { Article } from "./article.ts";
import type { Slug } from "./identity.ts";
import type { Instant } from "./instant.ts";

/** What an author hands in. */
export interface Submission {
  readonly article: Article;
  /** From `withdrawn:` in front matter: the article is taken down, or never goes up. */
  readonly withdrawn?: Withdrawal;
}

export interface Withdrawal extends WithdrawalNotice {
  readonly at: Instant;
}

/** What the public is told about a withdrawal, besides when it was. */
export interface WithdrawalNotice {
  /** Plain text on one line. */
  readonly reason: string;
  /** The live article that stands in its place. */
  readonly replacedBy?: Slug;
  /** The legal demand it was withdrawn for: 451 instead of 410. */
  readonly demand?: LegalDemand;
}

/** RFC 7725 §3 wants the public to know of the demand; each is plain text on one line. */
export interface LegalDemand {
  /** Who makes it: a court, an authority, a party. */
  readonly by: string;
  /** What to find it by: a file number, the law it rests on. */
  readonly reference?: string;
}

/** A demand in one line: who makes it, and what to find it by. */
export const demandText = ({ by, reference }: LegalDemand): string =>
  reference === undefined ? by : `${by} (${reference})`;
