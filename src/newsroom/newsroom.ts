import type { ArticleState } from "../model/article-state.ts";
import type { Slug } from "../model/identity.ts";
import type { InlineHtml } from "../model/inline.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import type { Result } from "../model/result.ts";
import type { Article } from "../model/article.ts";
import type { Translation } from "../model/translation.ts";
import type { Submission, WithdrawalNotice } from "../model/submission.ts";
import type { BackupPage, BackupPosition, RestorePart, Restored } from "./backup.ts";
import type { Forecast } from "./foretold.ts";
import type { ArticleQuery, FeedFacts, ListedArticle } from "./article-query.ts";
import type { Precondition } from "./precondition.ts";
import type { NewsroomStatus, RebuildProgress, Waiting } from "./report.ts";
import type { Refusal } from "./refusal.ts";
import type { Revision, RevisionContent } from "./revision.ts";

export type { Refusal } from "./refusal.ts";
export type { Revision, RevisionContent } from "./revision.ts";

/** What is to stand at old addresses: a slug, or null where nothing is to any longer. */
export type OldPathChanges = Readonly<Record<string, Slug | null>>;
import type { Holder, IssuedToken, NewToken } from "../model/token.ts";
import type { AuditEntry, AuditQuery } from "./audit.ts";

/**
 * The one writer, as its clients see it: the Durable Object answers these calls over RPC, a test may
 * answer them from memory. Every value crosses by structured clone.
 */
export interface Newsroom {
  /**
   * Publishes a new article or a new revision of it; with `withdrawn`, leaves only its tombstone public;
   * with an embargo, holds it until then.
   */
  publish(submission: Submission, request: CommandRequest): Outcome;
  /**
   * Publishes many, or keeps them as drafts, each by a decision of its own: one that is refused stops no
   * other, but for a key of another batch, which is refused whole. Waits for no projection, and no other command's projection waits for it.
   */
  publishAll(batch: readonly BatchItem[], by: string): Promise<readonly Committed[]>;
  /** What `publish` would do, without doing it; without a precondition, to whatever stands. */
  forecast(submission: Submission, request: CommandRequest): Promise<Result<Forecast, Refusal>>;
  /** Keeps a draft, which nobody outside knows of. */
  saveDraft(submission: Submission, request: CommandRequest): Outcome;
  deleteDraft(slug: Slug, request: CommandRequest): Promise<Result<undefined, Refusal>>;
  /** Publishes what the ledger holds: now, or when its embargo ends. */
  publishDraft(slug: Slug, request: CommandRequest): Outcome;
  /** Releases what the ledger holds at an instant, never before. */
  schedule(slug: Slug, at: Instant, request: CommandRequest): Outcome;
  /** Calls a release off: what was scheduled is a draft. */
  unschedule(slug: Slug, request: CommandRequest): Outcome;
  /** Adds a visible note, dated now. */
  correct(slug: Slug, html: InlineHtml, request: CommandRequest): Outcome;
  withdraw(slug: Slug, notice: WithdrawalNotice, request: CommandRequest): Outcome;
  /** Makes a withdrawn article live again. */
  reinstate(slug: Slug, request: CommandRequest): Outcome;
  /** Gives an article another permalink, to which the old ones lead. */
  move(from: Slug, to: Slug, request: CommandRequest): Outcome;
  /** Makes an earlier revision's content the newest. */
  restore(slug: Slug, revision: number, request: CommandRequest): Outcome;
  adopt(publication: Publication, request: CommandRequest): Outcome;
  article(slug: Slug): Promise<LedgerArticle | undefined>;
  /** Where the article went that stood at a slug; `undefined` where none did. */
  movedTo(slug: Slug): Promise<Slug | undefined>;
  /** The articles that all of a query is true of. */
  list(query: ArticleQuery): Promise<readonly ListedArticle[]>;
  /** The feeds that ever had an article. */
  feeds(): Promise<ReadonlyMap<string, FeedFacts>>;
  /** Every revision of the article at a slug, the newest first; `undefined` where none is. */
  revisions(slug: Slug): Promise<readonly Revision[] | undefined>;
  revision(slug: Slug, number: number): Promise<RevisionContent | undefined>;
  /** Has addresses of a site that came before lead to articles. */
  keepOldPaths(changes: OldPathChanges, by: string): Promise<OldPathReceipt>;
  /** At most `limit` old addresses that come after `after`, in the order of paths. */
  oldPathsAfter(after: string, limit: number): Promise<Readonly<Record<string, Slug>>>;
  publication(): Promise<{ readonly publication: Publication; readonly etag: string } | undefined>;
  /**
   * Keeps a file, so that articles may use it; nobody else sees it before one does.
   * @returns whether it is new
   */
  keepMedia(name: string, type: string, file: Uint8Array, by: string): Promise<boolean>;
  /** Those of the files that were uploaded, by name. */
  media(names: readonly string[]): Promise<ReadonlyMap<string, KeptMedia>>;
  /** The bytes of a file that was uploaded; `undefined` where KV alone has them, as of old. */
  mediaFile(name: string): Promise<Uint8Array | undefined>;
  /** The newest revision at a slug, whatever its state, with what it is rendered with. */
  preview(slug: Slug): Promise<ArticlePreview | undefined>;
  /** The same for links that are given away, which the log has. */
  makePreviews(slug: Slug, by: string): Promise<ArticlePreview | undefined>;
  /** What links to previews are signed with; made when it is first asked for. */
  previewKey(): Promise<string>;
  /** Makes every link to a preview worthless. */
  revokePreviews(by: string): Promise<void>;
  /** How far the outbox is with what a command of this number has to project. */
  projection(sequence: number): Promise<Projection | undefined>;
  status(): Promise<NewsroomStatus>;
  /** Has every record written anew, unless that is under way. */
  rebuild(by: string): Promise<RebuildProgress>;
  rebuildProgress(): Promise<RebuildProgress>;
  /** Rows of the ledger that follow a position; `undefined` where the position is none. */
  backup(after?: BackupPosition): Promise<BackupPage | undefined>;
  /** Takes a part of a backup into an empty newsroom; with the last one everything is written to KV anew. */
  restoreBackup(part: RestorePart, by: string): Promise<Restored>;
  /** Gives a half restored backup up: the newsroom is empty then, its log too. */
  abandonRestore(): Promise<Restored>;
  /** Whose token has this SHA-256 (lower-case hex), if it is in force. */
  holderOf(sha256: string): Promise<Holder | undefined>;
  issueToken(token: NewToken, by: string): Promise<Result<IssuedToken, Refusal>>;
  /** Every token that was ever issued, by name. */
  tokens(): Promise<readonly IssuedToken[]>;
  /** Takes a token out of force; one that is already stays as it is. */
  revokeToken(name: string, by: string): Promise<Result<IssuedToken, Refusal>>;
  /** What was done, by whom. */
  audit(query: AuditQuery): Promise<readonly AuditEntry[]>;
}

/** What a command came to. */
type Outcome = Promise<Result<Receipt, Refusal>>;

/** One article of a batch. */
export interface BatchItem extends Pick<CommandRequest, "precondition" | "once"> {
  readonly submission: Submission;
  readonly isDraft: boolean;
}

/** A receipt for what is in the ledger; whether KV has it is not known yet. */
export type Committed = Result<Omit<Receipt, "projected">, Refusal>;

/** A file that was uploaded. */
export interface KeptMedia {
  readonly type: string;
  readonly bytes: number;
}

export interface CommandRequest {
  readonly precondition: Precondition;
  /** The name of the token that sent the command. */
  readonly by: string;
  /** What they want to remember of it: kept with the revision, never public. */
  readonly note?: string;
  /** Whether it comes with many others: then KV has it after all that comes alone. */
  readonly isBulk?: true;
  /** Where the client wants it done only once, however often it is sent. */
  readonly once?: RequestKey;
}

/** The client's own key of a request, and what tells the request from others: both of their token's. */
export interface RequestKey {
  readonly key: string;
  readonly fingerprint: string;
}

export interface LedgerArticle {
  readonly submission: Submission;
  readonly state: ArticleState;
  readonly etag: string;
  readonly revision: number;
  readonly committedAt: Instant;
  /** Of a scheduled one: when it is to be released, in Unix milliseconds. */
  readonly releaseMs?: number;
}

/** An article as it would be at its permalink. */
export interface ArticlePreview extends Pick<LedgerArticle, "state" | "etag" | "revision"> {
  readonly article: Article;
  readonly publication: Publication;
  /** The others that say the same, as readers have them. */
  readonly translations: readonly Translation[];
}

export interface Receipt {
  /** The strong revision tag, quotes included. */
  readonly etag: string;
  readonly revision: number;
  readonly state: ArticleState;
  /** Of a scheduled article: when it is to be released. */
  readonly releaseAt?: Instant;
  readonly created: boolean;
  /** False when the submission equals what the ledger has: nothing was written. */
  readonly changed: boolean;
  readonly committedAt: Instant;
  /** The number of the command, for `projection`. */
  readonly sequence: number;
  /** Whether KV has confirmed every record the command touched. */
  readonly projected: boolean;
}

export interface OldPathReceipt {
  /** The number of the command, for `projection`; absent where nothing was new. */
  readonly sequence?: number;
  readonly projected: boolean;
}

export interface Projection {
  readonly done: boolean;
  /** Keys still to be written, with the last error of each. */
  readonly waiting: readonly Waiting[];
}
