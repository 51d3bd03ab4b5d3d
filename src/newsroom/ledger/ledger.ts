import type { EditionEntry } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedsOf, redefinedFeeds } from "../../model/feed-membership.ts";
import type { TagUri } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { LedgerPublication } from "../decide/adopt.ts";
import type { ArticleChange } from "../decide/change.ts";
import type { OldPathChanges } from "../newsroom.ts";
import { dirtyAfterAdopting, dirtyRedirect } from "../priority.ts";
import { putAfter } from "../schedule.ts";
import { keyOf, subjectOf, targetOf } from "../target.ts";
import { commitChange } from "./article-commit.ts";
import type { Commit } from "./commit.ts";
import { dirtyAfterConfirming } from "./confirmation.ts";
import { newestEntries, type Window } from "./edition-entries.ts";
import type { LiveRevision } from "./feeds.ts";
import { filesToHide, filesToShow } from "./media-rows.ts";
import { MIGRATIONS, migrate } from "./migrations.ts";
import type { Dirty, OutboxRow } from "./outbox-row.ts";
import { restoredSchema } from "./restoration.ts";
import { Tables } from "./tables.ts";

/** A put that KV has confirmed; instants in Unix milliseconds. */
export interface ConfirmedPut {
  readonly startedMs: number;
  readonly nowMs: number;
  /** The revision that stands at its permalink by now. */
  readonly shows: LiveRevision | undefined;
  /** When a key may be written at the earliest. */
  readonly dueMs: (key: string) => number;
}

/** All that the newsroom knows, in SQLite. State and outbox of a command are committed together. */
export class Ledger extends Tables {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    migrate(storage, MIGRATIONS.slice(0, restoredSchema(storage.sql)));
    super(storage);
    this.#storage = storage;
  }

  /** @returns the number of the command */
  commitArticle(change: ArticleChange, commit: Commit): number {
    return this.#storage.transactionSync(() => {
      const sequence = this.#number(commit.by, instantOf(commit.nowMs));
      const dirty = commitChange(this, this.#storage.sql, change, sequence, commit);
      this.#touch(dirty, sequence, commit);
      return sequence;
    });
  }

  /** @returns the number of the command, or `undefined` where nothing is new */
  commitOldPaths(changes: OldPathChanges, commit: Commit): number | undefined {
    const committedAt = instantOf(commit.nowMs);
    return this.#storage.transactionSync(() => {
      const shards = [...this.oldPaths.commit(changes, committedAt)];
      if (shards.length === 0) return undefined;
      const sequence = this.#number(commit.by, committedAt);
      this.#touch(shards.map(dirtyRedirect), sequence, commit);
      return sequence;
    });
  }

  /** Forgets a draft with all its revisions: no key of KV was ever concerned. */
  deleteDraft(id: TagUri, { by, nowMs }: Commit): void {
    this.#storage.transactionSync(() => {
      this.#number(by, instantOf(nowMs));
      this.revisions.delete(id);
      this.articles.delete(id);
    });
  }

  /**
   * Takes new settings. The feeds that they define differently are sorted anew.
   * @returns the number of the command
   */
  commitPublication(next: LedgerPublication, commit: Commit): number {
    const committedAt = instantOf(commit.nowMs);
    return this.#storage.transactionSync(() => {
      const sequence = this.#number(commit.by, committedAt);
      const before = this.publications.current()?.publication;
      this.publications.commit(next, sequence, committedAt);
      const redefined = before ? redefinedFeeds(before, next.publication) : [];
      this.#sortAnew(redefined, next.publication, commit.nowMs);
      const files = filesToShow(next.publication, this.media);
      this.#touch([...dirtyAfterAdopting(redefined), ...files], sequence, commit);
      return sequence;
    });
  }

  /** The newest entries of a feed. */
  newest(feed: FeedKey, window: Window): readonly EditionEntry[] {
    return newestEntries(this.#storage.sql, feed, window, (article) =>
      this.redirects.named(article),
    );
  }

  /**
   * KV has confirmed a put. Who waited for it waits for what shows it from now on, and for files to go
   * that nothing names now. The row is forgotten when nothing newer came meanwhile, and no put from
   * before can be late.
   */
  confirm(row: OutboxRow, { startedMs, nowMs, shows, dueMs }: ConfirmedPut): void {
    const { outbox } = this;
    this.#storage.transactionSync(() => {
      const waiters = outbox.waitersOf(row);
      const next = [
        ...(shows ? dirtyAfterConfirming(this, shows, nowMs) : []),
        ...filesToHide(row, shows, this),
      ];
      for (const dirty of next) outbox.touch(dirty, waiters, dueMs(keyOf(dirty.target)));
      outbox.confirm(row, putAfter(row, outbox.isTouched(row), startedMs, nowMs));
    });
  }

  #sortAnew(redefined: readonly FeedKey[], publication: Publication, nowMs: number): void {
    if (redefined.length === 0) return;
    const members = new Map<FeedKey, TagUri[]>(redefined.map((feed) => [feed, []]));
    for (const article of this.articles.live()) {
      for (const feed of feedsOf(article, publication)) members.get(feed)?.push(article.id);
    }
    for (const [feed, ids] of members) this.feeds.sortAnew(feed, ids, nowMs);
  }

  #number(by: string, committedAt: Instant): number {
    return this.#storage.sql
      .exec<{ sequence: number }>(
        "INSERT INTO command (by, committed_at) VALUES (?, ?) RETURNING sequence",
        by,
        committedAt,
      )
      .one().sequence;
  }

  #touch(dirty: readonly Dirty[], sequence: number, { dueMs }: Commit): void {
    for (const row of dirty) {
      // Throws where the row could not be read back: one such row would hold up all others.
      targetOf(row.target.kind, subjectOf(row.target));
      this.outbox.touch(row, [sequence], dueMs(keyOf(row.target)));
    }
  }
}
