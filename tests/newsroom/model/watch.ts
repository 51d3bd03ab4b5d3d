import assert from "node:assert/strict";
import { PUT_PATIENCE_MS } from "../../../src/newsroom/schedule.ts";
import {
  type Desk,
  type History,
  type ModelArticle,
  isHeld,
  isWithdrawn,
  now,
} from "./desk-model.ts";
import type { Platform } from "./platform.ts";
import { Progress } from "./progress.ts";
import { FILES } from "./writing.ts";

const WORDS = /(?:ttl|bdy)\d+z/g;
const wordsOf = (value: unknown): readonly string[] => JSON.stringify(value).match(WORDS) ?? [];

/** Sees every put before it goes out: nothing in it that is not public or was left behind, and no key too often. */
export class Watch {
  readonly #platform: Platform;
  readonly #desk: () => Desk;
  readonly #violations: string[] = [];
  /** When each key was sent last, or KV answered. */
  #attempted = new Map<string, number>();
  readonly #progress = new Progress();
  #instance = "";

  constructor(platform: Platform, desk: () => Desk) {
    this.#platform = platform;
    this.#desk = desk;
    platform.kv.onPut = (key, content) => this.#see(key, content);
    platform.kv.onAnswered = (key, afterMs) => {
      // Nobody knows when something arrives that was given up.
      if (afterMs <= PUT_PATIENCE_MS) this.#attempted.set(key, platform.time.nowMs);
    };
    platform.kv.onConfirmed = (key, content) => platform.hubs.confirmed(key, content);
  }

  verify(): void {
    const { broken, hubs } = this.#platform;
    assert.deepEqual([...this.#violations, ...hubs.violations, ...broken], []);
  }

  /** Notes what KV has of an article that is not public, but for what landed too late to be kept from it. */
  seekRemains(history: History, withLate: boolean): void {
    const hidden = new Set(wordsOf(history));
    for (const word of publicWords(history, this.#platform.wallMs)) hidden.delete(word);
    const { memory, overtaken } = this.#platform.kv;
    for (const [key, { text }] of memory.stored) {
      if (!withLate && overtaken.has(key)) continue;
      for (const word of text.match(WORDS) ?? []) {
        if (hidden.has(word)) this.#violations.push(`${key} still shows ${word}`);
      }
    }
  }

  #see(key: string, content: string): void {
    this.#platform.hasWritten();
    const { wallMs } = this.#platform;
    // Another object, or one whose storage failed, or whose clock was set, does not know when it was.
    const { instances, faults, skewMs } = this.#platform;
    const instance = `${instances} ${faults} ${skewMs}`;
    if (this.#instance !== instance) this.#attempted = new Map();
    this.#instance = instance;
    const { nowMs } = this.#platform.time;
    const since = nowMs - (this.#attempted.get(key) ?? -Infinity);
    this.#attempted.set(key, nowMs);
    // KV counts also what it refuses.
    if (since < 1_000) this.#violations.push(`${key} was written again after ${since} ms`);
    for (const title of this.#progress.lostBy(key, content, this.#desk())) {
      this.#violations.push(`${key} was to show an older revision again, ${title}`);
    }
    const histories = [...this.#desk().articles.values()];
    const allowed = new Set(histories.flatMap((history) => publicWords(history, wallMs)));
    for (const word of content.match(WORDS) ?? []) {
      if (!allowed.has(word)) this.#violations.push(`${key} was to show ${word}`);
    }
    const file = FILES.find((url) => key.endsWith(url.slice("/media/".length)));
    const isShown = histories.some((history) =>
      publicRevisions(history, wallMs).some(({ article }) => article.picture?.url === file),
    );
    // What is taken away has no content.
    if (file !== undefined && content !== "" && !isShown) {
      this.#violations.push(`${key} was written for no public article`);
    }
    for (const { article, state, releaseMs } of histories.map(now)) {
      if (!isHeld({ article, state }) || isDue({ releaseMs }, wallMs)) continue;
      for (const name of [article.slug, `${article.id}"`]) {
        if (`${key} ${content}`.includes(name)) this.#violations.push(`${key} was to name ${name}`);
      }
    }
  }
}

const isDue = (
  { releaseMs = Infinity }: Pick<ModelArticle, "releaseMs">,
  wallMs: number,
): boolean => releaseMs <= wallMs;

/** Of a live article whatever was ever live of it; of a retracted one its title. */
const publicWords = (history: History, wallMs: number): readonly string[] => {
  const current: ModelArticle = now(history);
  if (current.state === "retracted") return [current.article.title];
  return wordsOf(publicRevisions(history, wallMs));
};

/** Whatever was ever live of an article that is live, or is to be by now. */
const publicRevisions = (history: History, wallMs: number): readonly ModelArticle[] => {
  const current: ModelArticle = now(history);
  if (isWithdrawn(current)) return [];
  const isOut = (one: ModelArticle) =>
    one.state === "live" || (one === current && isDue(one, wallMs));
  return history.filter(isOut);
};
