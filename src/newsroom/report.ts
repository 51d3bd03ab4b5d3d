import type { ArticleState } from "../model/article-state.ts";
import type { Slug } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";

/** How the newsroom is: what it holds, what waits, what fails, and what the day has cost. */
export interface NewsroomStatus {
  /** How many are in which state. */
  readonly articles: Readonly<Partial<Record<ArticleState, number>>>;
  readonly releases: ReleaseReport;
  /** Keys and releases that are due for more than a minute, though no budget keeps them. */
  readonly overdue: number;
  readonly outbox: OutboxReport;
  readonly announcements: AnnouncementReport;
  /** KV writes of this day in UTC; without a budget where the plan sets none. */
  readonly spent: Spent & { readonly day: string; readonly budget?: number };
  readonly rebuild: RebuildProgress;
  /** How many migrations the ledger has been through. */
  readonly schema: number;
  /** `RENDERING` of what goes out with the records. */
  readonly rendering: number;
  /** What the ledger takes on disk. */
  readonly storageBytes: number;
}

interface ReleaseReport {
  /** What is released next. */
  readonly next: readonly UpcomingRelease[];
  /** How late the last releases were. */
  readonly last: readonly Lateness[];
  /** Those that a fault of ours keeps from happening: each is tried again. */
  readonly failing: readonly FailingRelease[];
  /** Those that could not be accepted at their time: drafts, as long as nobody has mended them. */
  readonly refused: readonly RefusedRelease[];
}

export interface UpcomingRelease {
  readonly slug: Slug;
  readonly at: Instant;
}

/** A release that was: by how much its instant was missed. */
export interface Lateness extends UpcomingRelease {
  readonly latenessMs: number;
}

/** When it was to be, and why it was not. */
export interface FailingRelease extends UpcomingRelease {
  readonly error: string;
}

/** When it was refused, and why. */
export interface RefusedRelease extends UpcomingRelease {
  readonly problems: readonly Problem[];
}

/** What waits in the outbox of one kind of keys. */
export interface QueuedKind {
  readonly waiting: number;
  readonly parked: number;
  readonly oldestDueAt?: Instant;
}

/** What the outbox can say of itself. */
export interface OutboxReport {
  /** Rows that will be written by themselves. */
  readonly waiting: number;
  /** When the first of them was or is due. */
  readonly oldestDueAt?: Instant;
  /** Those among them whose last attempt failed, the most urgent first. */
  readonly failing: readonly Waiting[];
  readonly parked: number;
  /** Rows set aside until they are touched, the oldest first. */
  readonly parkedRows: readonly ParkedRow[];
  /** The same numbers for each kind of keys that is in it, the most urgent first. */
  readonly kinds: Readonly<Record<string, QueuedKind>>;
}

/** What WebSub hubs have still to be told. */
export interface AnnouncementReport {
  readonly waiting: number;
  /** Set aside, because the hub failed too often, until the same changes again. */
  readonly parked: number;
  /** Those that failed: whom, the page whose topics changed, why, and since when. */
  readonly failing: readonly {
    readonly hub: string;
    readonly path: string;
    readonly error: string;
    readonly since: Instant;
  }[];
}

/** A key still to be written. */
export interface Waiting {
  readonly key: string;
  /** Failures in a row. */
  readonly attempts: number;
  readonly lastError?: string;
}

interface ParkedRow {
  readonly key: string;
  readonly error: string;
  readonly since: Instant;
}

/** What became of a day's KV writes so far. */
export interface Spent {
  readonly writes: number;
  /** Whether KV has said that it takes no more that day. */
  readonly isExhausted: boolean;
}

/** How far it is to write every key anew. */
export interface RebuildProgress {
  readonly startedAt: Instant;
  /** Keys that the ledger had when it began. */
  readonly total: number;
  /** Keys that were given to the outbox; those that came meanwhile are among them. */
  readonly marked: number;
  /** Those of them that are not written yet. */
  readonly waiting: number;
  /** Whether the day's budget keeps the rest until the next day. */
  readonly isHeld?: boolean;
  /** While KV lacks records that the ledger knows: readers are told to come again, not that there is nothing. */
  readonly isIncomplete?: boolean;
  /** Once everything is written; a key that KV refuses for good is left to `status`. */
  readonly finishedAt?: Instant;
}
