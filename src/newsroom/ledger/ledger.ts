import type { Article } from "../../model/article.ts";
import type { EditionEntry } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedsOf, redefinedFeeds } from "../../model/feed-membership.ts";
import type { TagUri } from "../../model/identity.ts";
import { instantOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { Result } from "../../model/result.ts";
import type { NewToken } from "../../model/token.ts";
import type { LedgerPublication } from "../decide/adopt.ts";
import type { ArticleChange } from "../decide/change.ts";
import { PRIORITY, dirtyAfterAdopting, dirtyRedirect } from "../priority.ts";
import type { CommandRequest, OldPathChanges, Refusal } from "../newsroom.ts";
import { putAfter } from "../schedule.ts";
import type { ForeseenKeys } from "../foretold.ts";
import { keyOf, subjectOf, targetOf } from "../target.ts";
import { commitChange } from "./article-commit.ts";
import type { Commit } from "./commit.ts";
import { dirtyAfterConfirming } from "./confirmation.ts";
import { newestEntries, type Window } from "./edition-entries.ts";
import type { LiveRevision } from "./feeds.ts";
import { keysAfter, undone } from "./foresight.ts";
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
      const { state, revision, submission } = change;
      const { id: subject, slug } = submission.article;
      const sequence = this.log.add(commit, { subject, slug, state, revision });
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
      const sequence = this.log.add(commit, {});
      this.#touch(shards.map(dirtyRedirect), sequence, commit);
      return sequence;
    });
  }

  /** The keys that `commitArticle` would leave to be written, once all of it is confirmed; nothing is kept. */
  foresee(change: ArticleChange, commit: Commit): ForeseenKeys {
    return undone(this.#storage, () => {
      const sequence = this.commitArticle(change, commit);
      return keysAfter(this, change, sequence, commit.nowMs);
    });
  }

  /** Forgets a draft with all its revisions: no key of KV was ever concerned. */
  deleteDraft({ id, slug }: Pick<Article, "id" | "slug">, commit: Omit<Commit, "dueMs">): void {
    this.#storage.transactionSync(() => {
      this.log.add(commit, { subject: id, slug });
      this.revisions.delete(id);
      this.listing.forget(id);
      this.translations.delete(id);
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
      const { revision } = next;
      const sequence = this.log.add(commit, { subject: "publication", revision });
      const before = this.publications.current()?.publication;
      this.publications.commit(next, sequence, committedAt);
      const redefined = before ? redefinedFeeds(before, next.publication) : [];
      this.#sortAnew(redefined, next.publication, commit.nowMs);
      const files = filesToShow(next.publication, this.media);
      this.#touch([...dirtyAfterAdopting(redefined), ...files], sequence, commit);
      this.announcements.keepOnly(next.publication.hubs);
      return sequence;
    });
  }

  issueToken(token: NewToken, by: string, nowMs: number): void {
    this.#storage.transactionSync(() => {
      this.log.add({ command: "issueToken", by, nowMs }, { subject: token.name });
      this.tokens.issue(token, by, instantOf(nowMs));
    });
  }

  revokeToken(name: string, by: string, nowMs: number): void {
    this.#storage.transactionSync(() => {
      this.log.add({ command: "revokeToken", by, nowMs }, { subject: name });
      this.tokens.revoke(name, instantOf(nowMs));
    });
  }

  /** Takes a file whose name was found to be right. @returns whether the name is new */
  keepMedia(name: string, type: string, file: Uint8Array, by: string, nowMs: number): boolean {
    return this.#storage.transactionSync(() => {
      const isNew = this.media.keep(name, type, file);
      if (isNew) this.log.add({ command: "keepMedia", by, nowMs }, { subject: name });
      return isNew;
    });
  }

  /**
   * Carries a command out, and under a key of the client's only once: who repeats it gets the answer it
   * had. Command and answer are stored together or not at all; a refusal leaves nothing behind.
   */
  once<Value>(
    { by, once }: Pick<CommandRequest, "by" | "once">,
    nowMs: number,
    work: () => Result<Value, Refusal>,
  ): Result<Value, Refusal> {
    if (!once) return work();
    const known = this.answers.again(by, once, nowMs);
    if (known) return known as Result<Value, Refusal>;
    return this.#storage.transactionSync(() => {
      const outcome = work();
      if (outcome.ok) this.answers.keep(by, once, outcome.value, nowMs);
      return outcome;
    });
  }

  /** The newest entries of a feed. */
  newest(feed: FeedKey, window: Window): readonly EditionEntry[] {
    return newestEntries(this.#storage.sql, feed, window);
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
      const isBulk = row.priority === PRIORITY.bulkResource;
      const next = [
        ...(shows ? dirtyAfterConfirming(this, shows, nowMs, isBulk) : []),
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

  #touch(dirty: readonly Dirty[], sequence: number, { dueMs }: Commit): void {
    for (const row of dirty) {
      // Throws where the row could not be read back: one such row would hold up all others.
      targetOf(row.target.kind, subjectOf(row.target));
      this.outbox.touch(row, [sequence], dueMs(keyOf(row.target)));
    }
  }
}
