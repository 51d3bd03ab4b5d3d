import type { Article } from "./article.ts";
import type { Slug } from "./identity.ts";
import type { Instant } from "./instant.ts";

/** What an author hands in. */
export interface Submission {
  readonly article: Article;
  /** From `withdrawn:` in front matter: the article is taken down, or never goes up. */
  readonly withdrawn?: Withdrawal;
  /** Before this nothing of it is public; it is `publishedAt` too. Past, it says nothing. */
  readonly embargo?: Instant;
  /** Published without the delay that the settings may ask for. */
  readonly breaking?: true;
  /** Slugs at which it stood before: they lead to this one. */
  readonly movedFrom?: readonly Slug[];
  /** The notes that it says nothing of, not even that there are none: what readers were told stays. */
  readonly unsaid?: readonly Notes[];
}

/** The members of an article that are dated notes to its readers. */
export type Notes = "corrections" | "developments";

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
  /** The permalink keeps answering 200, with a notice in place of the article. */
  readonly retracted?: boolean;
}

/** RFC 7725 §3 wants the public to know of the demand; each is plain text on one line. */
export interface LegalDemand {
  /** Who makes it: a court, an authority, a party. */
  readonly by: string;
  /** What to find it by: a file number, the law it rests on. */
  readonly reference?: string;
}

/** A submission as one document, in files and in the API alike: what directs it stands among its fields. */
export const documentOf = (submission: Submission): Article & object => {
  const { article, unsaid: _, ...directions } = submission;
  return { ...article, ...directions };
};

/** A demand in one line: who makes it, and what to find it by. */
export const demandText = ({ by, reference }: LegalDemand): string =>
  reference === undefined ? by : `${by} (${reference})`;
