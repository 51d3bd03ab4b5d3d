import type { Slug, TagUri } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { Result } from "../model/result.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import type { NewsroomStatus, RebuildProgress, Waiting } from "./report.ts";

/**
 * The one writer, as its clients see it: the Durable Object answers these calls over RPC, a test may
 * answer them from memory. Every value crosses by structured clone.
 */
export interface Newsroom {
  /** Publishes a new article or a new revision of it; with `withdrawn`, leaves only its tombstone public. */
  publish(submission: Submission, request: CommandRequest): Promise<Result<Receipt, Refusal>>;
  withdraw(
    slug: Slug,
    notice: WithdrawalNotice,
    request: CommandRequest,
  ): Promise<Result<Receipt, Refusal>>;
  adopt(publication: Publication, request: CommandRequest): Promise<Result<Receipt, Refusal>>;
  article(slug: Slug): Promise<LedgerArticle | undefined>;
  /** At most `limit` articles whose slugs come after `after`, in the order of slugs. */
  articlesAfter(after: Slug | undefined, limit: number): Promise<readonly ListedArticle[]>;
  publication(): Promise<{ readonly publication: Publication; readonly etag: string } | undefined>;
  /**
   * Keeps a file, so that articles may use it; nobody else sees it before one does.
   * @returns whether it is new
   */
  keepMedia(name: string, type: string, file: Uint8Array): Promise<boolean>;
  /** Those of the files that were uploaded, by name. */
  media(names: readonly string[]): Promise<ReadonlyMap<string, KeptMedia>>;
  /** How far the outbox is with what a command of this number has to project. */
  projection(sequence: number): Promise<Projection>;
  status(): Promise<NewsroomStatus>;
  /** Has every record written anew, unless that is under way. */
  rebuild(): Promise<RebuildProgress>;
  rebuildProgress(): Promise<RebuildProgress>;
}

/** A file that was uploaded. */
export interface KeptMedia {
  readonly type: string;
  readonly bytes: number;
}

export interface CommandRequest {
  readonly precondition: Precondition;
  /** The name of the token that sent the command. */
  readonly by: string;
}

/** RFC 9110 §13.1: strong comparison with revision tags, quotes included. */
export type Precondition =
  | { readonly kind: "none" }
  | { readonly kind: "absent" } // If-None-Match: *
  | { readonly kind: "present" } // If-Match: *
  | { readonly kind: "matches"; readonly etags: readonly string[] };

export interface LedgerArticle {
  readonly submission: Submission;
  readonly state: "live" | "gone";
  readonly etag: string;
  readonly revision: number;
  readonly committedAt: Instant;
}

/** An article in a list: what tells whether to fetch it. */
export interface ListedArticle extends Omit<LedgerArticle, "submission"> {
  readonly slug: Slug;
  readonly id: TagUri;
}

export interface Receipt {
  /** The strong revision tag, quotes included. */
  readonly etag: string;
  readonly revision: number;
  readonly state: "live" | "gone";
  readonly created: boolean;
  /** False when the submission equals what the ledger has: nothing was written. */
  readonly changed: boolean;
  readonly committedAt: Instant;
  /** The number of the command, for `projection`. */
  readonly sequence: number;
  /** Whether KV has confirmed every record the command touched. */
  readonly projected: boolean;
}

export interface Projection {
  readonly done: boolean;
  /** Keys still to be written, with the last error of each. */
  readonly waiting: readonly Waiting[];
}

/** Why a command was not carried out. Each reason has one status, in `edge/problems.ts`. */
export type Refusal =
  | { readonly reason: "no-publication" }
  | { readonly reason: "unknown-article"; readonly slug: string }
  | { readonly reason: "precondition-required"; readonly current: string }
  | { readonly reason: "stale"; readonly current: string | null }
  | { readonly reason: "permalink-taken"; readonly owner: string }
  | { readonly reason: "published-elsewhere"; readonly at: string }
  | { readonly reason: "already-gone"; readonly withdrawnAt: Instant }
  | { readonly reason: "unacceptable"; readonly problems: readonly Problem[] };
