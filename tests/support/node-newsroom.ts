import type { Article } from "../../src/model/article.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { FeedKey } from "../../src/model/feed-key.ts";
import { feedsOf } from "../../src/model/feed-membership.ts";
import { instantOf } from "../../src/model/instant.ts";
import type { AuditedCommand } from "../../src/newsroom/audit.ts";
import { changeTo } from "../../src/newsroom/decide/change.ts";
import { Ledger } from "../../src/newsroom/ledger/ledger.ts";
import { mediaNames } from "../../src/newsroom/media-use.ts";
import { Outbox } from "../../src/newsroom/outbox.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { keys } from "../../src/store/keys.ts";
import { aPublication, anArticle } from "./builders.ts";
import { memoryMedia } from "./memory-media.ts";
import { type MemoryRecords, memoryRecords } from "./memory-records.ts";
import { nodeStorage } from "./node-storage.ts";

/** The real ledger and outbox in Node, for what takes too many commands for workerd. */
export interface NodeNewsroom {
  readonly ledger: Ledger;
  readonly records: MemoryRecords;
  /** What is live, by slug. */
  readonly standing: Map<string, Article>;
  readonly publish: (article: Article) => void;
  readonly withdraw: (article: Article, reason?: string) => void;
  /** Writes all that is due, looking every so many milliseconds. */
  readonly drain: (everyMs?: number) => Promise<void>;
  readonly edition: (feed?: FeedKey) => Promise<Edition | undefined>;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
}

const CALM = { random: () => 0, writeBudget: Infinity, rendering: RENDERING, propagationMs: 0 };

/**
 * @param afterWrite is waited for after each write of KV
 * @param commandMs how long a command takes
 */
export const aNodeNewsroom = (
  afterWrite: (key: string) => Promise<void> = async () => undefined,
  commandMs = 2_000,
): NodeNewsroom => {
  const records = memoryRecords();
  const ledger = new Ledger(nodeStorage());
  const standing = new Map<string, Article>();
  const publication = aPublication();
  let nowMs = Date.UTC(2026, 10, 2);
  const watched: MemoryRecords = {
    ...records,
    write: async (...put) => {
      await records.write(...put);
      await afterWrite(put[1]);
    },
  };
  const now = (): number => nowMs;
  const pass = (milliseconds: number): void => void (nowMs += milliseconds);
  const outbox = new Outbox(
    ledger,
    {
      records: watched,
      media: memoryMedia(),
      prerender: () => undefined,
      now,
      conditions: () => CALM,
    },
    () => undefined,
  );
  const commit = (command: AuditedCommand) => {
    pass(commandMs);
    return { command, by: "desk", nowMs, dueMs: (key: string) => outbox.dueMs(key) };
  };
  const [picture = ""] = mediaNames(anArticle());
  ledger.media.keep(picture, "image/png", new Uint8Array(4321));
  ledger.commitPublication({ publication, revision: 1, etag: '"1"' }, commit("adopt"));
  return {
    ledger,
    records,
    standing,
    publish: (article) => {
      const { articles, feeds } = ledger;
      const current = articles.at(article.slug);
      const feedsOfIt = feedsOf(article, publication);
      const change = changeTo(
        { submission: { article }, state: "live" },
        current,
        feedsOfIt,
        feeds.of(article),
      );
      ledger.commitArticle(change, commit("publish"));
      standing.set(article.slug, article);
    },
    withdraw: (article, reason = "In error.") => {
      const { articles, feeds } = ledger;
      const submission = { article, withdrawn: { at: instantOf(nowMs), reason } };
      const change = changeTo(
        { submission, state: "gone" },
        articles.at(article.slug),
        [],
        feeds.of(article),
      );
      ledger.commitArticle(change, commit("withdraw"));
      standing.delete(article.slug);
    },
    drain: async (everyMs = 2_000) => {
      while (ledger.outbox.hasMoreThan(0)) {
        pass(everyMs);
        await outbox.drain();
      }
    },
    edition: async (feed = "front") =>
      await (await records.read("edition", keys.edition(feed)))?.value(),
    now,
    pass,
  };
};
