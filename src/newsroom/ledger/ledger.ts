import { type Instant, instantOf } from "../../model/instant.ts";
import type { Publication } from "../../model/publication.ts";
import { type LedgerPublication, type RemovedLabel, removedLabels } from "../decide/adopt.ts";
import type { ArticleChange } from "../decide/change.ts";
import { PRIORITY, dirtyAfter } from "../priority.ts";
import { keyOf } from "../target.ts";
import { Articles } from "./articles.ts";
import { Feeds } from "./feeds.ts";
import { Media } from "./media.ts";
import { migrate } from "./migrations.ts";
import { type Dirty, OutboxRows } from "./outbox-rows.ts";
import { Publications } from "./publications.ts";

/** A command about to be committed. */
export interface Commit {
  /** The name of the token that sent it. */
  readonly by: string;
  /** Unix milliseconds. */
  readonly nowMs: number;
  /** When a key may be written at the earliest, in Unix milliseconds. */
  readonly dueMs: (key: string) => number;
}

/** All that the newsroom knows, in SQLite. State and outbox of a command are committed together. */
export class Ledger {
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly publications: Publications;
  readonly media: Media;
  readonly outbox: OutboxRows;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    migrate(storage);
    this.#storage = storage;
    this.articles = new Articles(storage.sql);
    this.feeds = new Feeds(storage.sql);
    this.publications = new Publications(storage.sql);
    this.media = new Media(storage.sql);
    this.outbox = new OutboxRows(storage.sql);
  }

  /** @returns the number of the command */
  commitArticle(change: ArticleChange, commit: Commit): number {
    const committedAt = instantOf(commit.nowMs);
    const { article } = change.submission;
    return this.#storage.transactionSync(() => {
      const sequence = this.#number(commit.by, committedAt);
      this.articles.commit(change, sequence, committedAt);
      for (const feed of change.feeds) this.feeds.enter(feed, article, committedAt);
      for (const feed of change.leaves) this.feeds.leave(feed, article, committedAt);
      this.#touch(dirtyAfter(change), sequence, commit);
      return sequence;
    });
  }

  /** @returns the number of the command */
  commitPublication(next: LedgerPublication, commit: Commit): number {
    const committedAt = instantOf(commit.nowMs);
    return this.#storage.transactionSync(() => {
      const sequence = this.#number(commit.by, committedAt);
      this.publications.commit(next, sequence, committedAt);
      const target = { kind: "publication" } as const;
      this.#touch([{ target, priority: PRIORITY.publication }], sequence, commit);
      return sequence;
    });
  }

  /** What adopting these settings would take away, and how many live articles name it. */
  removedBy(next: Publication): readonly RemovedLabel[] {
    const current = this.publications.current();
    if (!current) return [];
    return removedLabels(next, current.publication).map(({ kind, key }) => ({
      kind,
      key,
      uses: kind === "authors" ? this.articles.countWith(key) : this.feeds.count(`${kind}/${key}`),
    }));
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
    for (const row of dirty) this.outbox.touch(row, sequence, dueMs(keyOf(row.target)));
  }
}
