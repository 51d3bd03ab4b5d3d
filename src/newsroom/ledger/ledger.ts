import type { EditionEntry } from "../../model/edition.ts";
import type { FeedKey } from "../../model/feed-key.ts";
import { feedsOf, redefinedFeeds } from "../../model/feed-membership.ts";
import type { Slug, TagUri } from "../../model/identity.ts";
import { type Instant, instantOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import type { LedgerPublication } from "../decide/adopt.ts";
import type { ArticleChange } from "../decide/change.ts";
import {
  PRIORITY,
  archiveWithout,
  dirtyAfter,
  dirtyAfterAdopting,
  withoutTranslation,
} from "../priority.ts";
import { putAfter } from "../schedule.ts";
import { type Target, keyOf, subjectOf, targetOf } from "../target.ts";
import { Archive } from "./archive.ts";
import { Articles } from "./articles.ts";
import { newestEntries, type Window } from "./edition-entries.ts";
import { Feeds, type LiveRevision } from "./feeds.ts";
import { filesToHide, filesToShow } from "./media-rows.ts";
import { Media } from "./media.ts";
import { migrate } from "./migrations.ts";
import type { Dirty, OutboxRow } from "./outbox-row.ts";
import { OutboxRows } from "./outbox-rows.ts";
import { Publications } from "./publications.ts";
import { staleRows } from "./stale-rows.ts";
import { Translations } from "./translations.ts";

/** A command about to be committed. */
export interface Commit {
  /** The name of the token that sent it. */
  readonly by: string;
  /** Unix milliseconds. */
  readonly nowMs: number;
  /** When a key may be written at the earliest, in Unix milliseconds. */
  readonly dueMs: (key: string) => number;
}

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
export class Ledger {
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly archive: Archive;
  readonly publications: Publications;
  readonly media: Media;
  readonly translations: Translations;
  readonly outbox: OutboxRows;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    migrate(storage);
    this.#storage = storage;
    this.articles = new Articles(storage.sql);
    this.feeds = new Feeds(storage.sql);
    this.archive = new Archive(storage.sql);
    this.publications = new Publications(storage.sql);
    this.media = new Media(storage);
    this.translations = new Translations(storage.sql);
    this.outbox = new OutboxRows(storage.sql);
  }

  /** @returns the number of the command */
  commitArticle(change: ArticleChange, commit: Commit): number {
    const committedAt = instantOf(commit.nowMs);
    const { article, withdrawn } = change.submission;
    return this.#storage.transactionSync(() => {
      const sequence = this.#number(commit.by, committedAt);
      const saidBeside = this.translations.othersOf(article.id);
      this.articles.commit(change, sequence, committedAt);
      this.translations.commit(article);
      for (const feed of change.feeds) this.feeds.enter(feed, article, commit.nowMs);
      for (const feed of change.leaves) {
        this.feeds.leave(feed, article, commit.nowMs, withdrawn?.reason);
      }
      const isGone = change.state === "gone";
      const saysBeside = isGone ? [] : this.translations.othersOf(article.id);
      const left = saidBeside.filter((slug) => !saysBeside.includes(slug));
      // Who leaves names those it leaves, as they name it.
      const parted = left.length > 0 ? [...left, article.slug] : [];
      this.translations.date(parted, commit.nowMs);
      const stale = isGone ? this.#mayShow(article.slug) : [];
      const without = [
        ...parted.map(withoutTranslation),
        ...this.archive.pagesAt(parted).map(archiveWithout),
      ];
      const files = isGone ? [] : filesToShow(article, this.media);
      this.#touch([...dirtyAfter(change), ...files, ...without, ...stale], sequence, commit);
      return sequence;
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
    return newestEntries(this.#storage.sql, feed, window);
  }

  /**
   * KV has confirmed a put. Who waited for an article waits for the editions and the archive page that
   * show it from now on, for the same in other languages where that names it, and for files to go that
   * nothing names now. The row is forgotten when nothing newer came, and no put from before can be late.
   */
  confirm(row: OutboxRow, { startedMs, nowMs, shows, dueMs }: ConfirmedPut): void {
    const { outbox } = this;
    this.#storage.transactionSync(() => {
      const waiters = outbox.waitersOf(row);
      const follow = (next: Dirty): void => outbox.touch(next, waiters, dueMs(keyOf(next.target)));
      const shown = shows ? this.#show(shows, nowMs) : [];
      for (const target of shown) follow({ target, priority: PRIORITY.edition });
      if (shows && this.translations.tell(shows)) {
        const others = this.translations.othersOf(shows.article.id);
        this.translations.date(others, nowMs);
        for (const slug of others) {
          follow({ target: { kind: "resource", slug }, priority: PRIORITY.resource });
        }
        for (const page of this.archive.pagesAt(others)) {
          follow({ target: { kind: "archive", page }, priority: PRIORITY.edition });
        }
      }
      for (const file of filesToHide(row, shows, this)) follow(file);
      outbox.confirm(row, putAfter(row, outbox.isTouched(row), startedMs, nowMs));
    });
  }

  /** What KV may still show a withdrawn article in, besides the feeds it leaves. */
  #mayShow(slug: Slug): readonly Dirty[] {
    return [...staleRows(this.#storage.sql), ...this.archive.pagesAt([slug]).map(archiveWithout)];
  }

  /** Lets a revision be seen that KV has confirmed, and says where: its feeds, and with the front page the archive. */
  #show(shows: LiveRevision, nowMs: number): readonly Target[] {
    const feeds = this.feeds.show(shows, this.#feedsOf(shows), nowMs);
    const pages = feeds.includes("front") ? this.archive.pagesShowing(shows.article.slug) : [];
    return [
      ...feeds.map((feed) => ({ kind: "edition", feed }) as const),
      ...pages.map((page) => ({ kind: "archive", page }) as const),
    ];
  }

  #feedsOf({ article }: LiveRevision): readonly FeedKey[] {
    const current = this.publications.current();
    return current ? feedsOf(article, current.publication) : [];
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
