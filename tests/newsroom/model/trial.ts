import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Result } from "../../../src/model/result.ts";
import type { Refusal } from "../../../src/newsroom/newsroom.ts";
import { type Heard, carryOut } from "./carry-out.ts";
import { handedIn } from "./batch.ts";
import { type Desk, emptyDesk, isWithdrawn, now, standing } from "./desk-model.ts";
import type { Order } from "./orders.ts";
import { Platform } from "./platform.ts";
import { type Prediction, dueBy, predict, released } from "./prediction.ts";
import { expectPublic } from "./public-face.ts";
import { flush } from "./virtual-time.ts";
import { Watch } from "./watch.ts";
import { SLUGS, idOf } from "./writing.ts";

type Answer = Result<Heard, Refusal>;

interface Sent {
  readonly order: Order;
  readonly send: () => Promise<Answer>;
  readonly prediction: Prediction;
}

const isKeyed = ({ kind }: Order): boolean =>
  kind !== "deleteDraft" && !isAside(kind) && kind !== "publishAll";

/** What is due goes out before other commands. */
const isAside = (kind: Order["kind"]): boolean => kind === "keepMedia" || kind === "keepOldPaths";

/** Longer than a command waits for KV, also where the clock is set back meanwhile. */
const ANSWER_WITHIN_MS = 45_000;

const SOON_MS = 600_000;

/** The pages that there always are. */
const LISTS = [
  "/",
  "/sections/world",
  "/sections/culture",
  "/topics/syria",
  "/authors/ada",
  ...SLUGS.map((slug) => `/articles/${slug}`),
];

/** The real newsroom and the model of it, side by side. */
export class Trial {
  readonly platform = new Platform();
  #desk: Desk = emptyDesk;
  readonly #watch = new Watch(this.platform, () => this.#desk);
  /** Those that have begun. */
  #rebuilds = 0;
  #written = 0;
  /** The last command that came with a key, if it was accepted. */
  #sent: Sent | undefined;
  #lastCommand = 0;

  /** Gives a command. @returns the wait for its answer, which is checked */
  async order(order: Order): Promise<() => Promise<void>> {
    const { platform } = this;
    await this.#catchUp();
    const due = this.#due();
    // It is to be known whose transaction fails.
    if (due.length > 0 || order.kind === "publishAll") platform.fault = undefined;
    const releases = order.kind !== "deleteDraft" && !isAside(order.kind);
    const before = releases ? released(this.#desk, due) : this.#desk;
    const number = this.#written++;
    const prediction = this.#predict(before, order, number);
    // What is put with the command is judged by what it makes of the desk.
    this.#desk = prediction.kind === "changed" ? prediction.desk : before;
    const { newsroom, faults } = platform;
    const givenMs = platform.wallMs;
    let answer: Answer | Error | undefined;
    const send = (): Promise<Answer> => {
      const once = number % 2 === 0 ? { key: `key-${number}`, fingerprint: "a" } : undefined;
      return carryOut(platform.newsroom, before, order, number, givenMs, once);
    };
    const given = send();
    const hear = async (): Promise<void> => {
      try {
        answer = await given;
        if (platform.newsroom === newsroom) this.#hear(prediction, answer);
      } catch (error) {
        answer = error instanceof Error ? error : new Error(String(error));
      }
    };
    void hear();
    // A batch asks first when the alarm is set for.
    if (order.kind === "publishAll") await flush();
    this.#sent = undefined;
    this.#lastCommand = platform.lastCommand;
    if (platform.faults > faults) {
      const isCommitted = platform.count("command") === this.#commands;
      if (!isCommitted) this.#desk = before;
      // A platform whose storage failed begins anew.
      await platform.evict();
    } else if (number % 2 === 0 && prediction.kind !== "refused" && isKeyed(order)) {
      this.#sent = { order, send, prediction };
    }
    await this.#compare();
    return async () => {
      const untilMs = platform.time.nowMs + ANSWER_WITHIN_MS;
      const isWaiting = () => answer === undefined && platform.time.nowMs < untilMs;
      while (isWaiting()) await this.pass(500);
      if (platform.newsroom !== newsroom) return;
      if (answer === undefined) throw new Error(`${order.kind} was never answered`);
      if (!(answer instanceof Error)) return this.#acknowledge(order, prediction, answer);
      // An error acknowledges nothing; only faults of the platform may end in one.
      if (platform.faults === faults) throw answer;
    };
  }

  /** Sends the last command again under its key: it gets the answer it had, and does nothing. */
  async repeat(): Promise<() => Promise<void>> {
    const { platform } = this;
    const sent = this.#sent;
    if (!sent) return async () => undefined;
    await this.#catchUp();
    platform.fault = undefined;
    this.#desk = released(this.#desk, this.#due());
    const { newsroom } = platform;
    const answered = sent.send();
    this.#lastCommand = platform.lastCommand;
    await this.#compare();
    let answer: Answer | undefined;
    answered.then(
      (value) => (answer = value),
      () => undefined,
    );
    return async () => {
      const untilMs = platform.time.nowMs + ANSWER_WITHIN_MS;
      const isWaiting = () => answer === undefined && platform.time.nowMs < untilMs;
      while (isWaiting() && platform.newsroom === newsroom) await this.pass(500);
      if (answer) this.#acknowledge(sent.order, sent.prediction, answer);
    };
  }

  /** Where an article stands, if there is one, and whether it is withdrawn. */
  standing(name: number): { readonly place: number; readonly isWithdrawn: boolean } | undefined {
    const current = this.#desk.articles.get(idOf(name))?.at(-1);
    if (!current) return undefined;
    return { place: SLUGS.indexOf(current.article.slug), isWithdrawn: isWithdrawn(current) };
  }

  async pass(milliseconds: number): Promise<void> {
    await this.platform.pass(milliseconds);
    await this.#catchUp();
    this.#watch.verify();
  }

  /** Where something is to be released soon, lets time pass until so many milliseconds before. */
  async passUntilBeforeRelease(milliseconds: number): Promise<void> {
    const releases = standing(this.#desk).map(({ releaseMs = Infinity }) => releaseMs);
    const waitMs = Math.min(...releases) - milliseconds - this.platform.wallMs;
    if (waitMs > 0 && waitMs < SOON_MS) await this.pass(waitMs);
  }

  /** Sets the clock of the machine. */
  async setClock(byMs: number): Promise<void> {
    const { kv } = this.platform;
    // A put that is late by less than a minute is waited for by the clock: a jump would not wait.
    if (byMs > 0) while (!kv.isStill) await this.pass(5_000);
    await this.#catchUp();
    this.platform.skewMs += byMs;
  }

  async evict(): Promise<void> {
    await this.platform.evict();
    await this.#catchUp();
  }

  /** The namespace is lost, and made again from the ledger. */
  async rebuild(isLost: boolean): Promise<void> {
    const { newsroom, kv } = this.platform;
    this.platform.fault = undefined;
    const { finishedAt } = await newsroom.rebuildProgress();
    if (isLost && finishedAt && kv.isStill) kv.lose();
    await newsroom.rebuild("desk");
    if (finishedAt) this.#rebuilds += 1;
  }

  /** Lets all end well. */
  async settle(): Promise<void> {
    const { platform } = this;
    platform.kv.fates = [];
    platform.fault = undefined;
    platform.hubs.fates = [];
    for (;;) {
      await this.pass(1_000);
      if (platform.isAlarmRunning || !platform.kv.isStill) continue;
      if (platform.alarmMs === undefined) break;
      await this.pass(Math.max(0, platform.alarmMs - platform.wallMs));
    }
    assert.equal(platform.count("outbox"), 0, "rows that nobody will write");
    assert.ok(
      standing(this.#desk).every(({ state }) => state !== "scheduled"),
      "never released",
    );
    assert.deepEqual(platform.hubs.owed(LISTS), [], "what no hub has heard of");
    assert.equal(platform.count("command"), this.#commands, "commands in the ledger");
    for (const history of this.#desk.articles.values()) this.#watch.seekRemains(history, true);
    this.#watch.verify();
  }

  /** A rebuild of what nobody changed leaves every byte and every validator as it was. */
  async rebuildInVain(): Promise<void> {
    const { platform } = this;
    const shown = () =>
      [...platform.kv.memory.stored].map(([key, { text, metadata }]) => {
        // A redirect is answered without validators, and dated by its article's last revision.
        return text.includes('"kind":"moved"') ? [key, text] : [key, text, metadata];
      });
    const before = shown();
    const startedAt = platform.kv.memory.writes.length;
    await this.rebuild(false);
    await this.settle();
    const written = new Set(platform.kv.memory.writes.slice(startedAt));
    const missed = [...platform.kv.memory.stored.keys()].filter((key) => !written.has(key));
    assert.deepEqual(missed, [], "what a rebuild does not write");
    assert.deepEqual(shown(), before);
  }

  async comparePublic(): Promise<void> {
    await expectPublic(this.#desk, this.platform.kv, this.platform.wallMs);
  }

  #predict(desk: Desk, order: Order, number: number): Prediction {
    const { wallMs } = this.platform;
    if (order.kind !== "publishAll") return predict(desk, order, number, wallMs);
    return { kind: "changed", desk: handedIn(desk, order, number, wallMs).desk };
  }

  /** How many the ledger is to have. */
  get #commands(): number {
    return this.#desk.changes + this.#rebuilds;
  }

  #acknowledge(order: Order, prediction: Prediction, answer: Answer): void {
    const changed = answer.ok && answer.value?.changed === false ? "unchanged" : "changed";
    const came = answer.ok ? changed : "refused";
    assert.deepEqual([order, came], [order, prediction.kind]);
    if (!answer.ok || !answer.value || prediction.kind !== "changed" || !prediction.article) return;
    const { article, state } = prediction.article;
    const revision = prediction.desk.articles.get(article.id)?.length;
    assert.deepEqual([order, answer.value.state, answer.value.revision], [order, state, revision]);
  }

  /** Who hears that KV has confirmed a withdrawal finds nothing there any longer, from that instant. */
  #hear(prediction: Prediction, answer: Answer): void {
    if (!answer.ok || !answer.value?.projected) return;
    if (prediction.kind !== "changed" || !prediction.article) return;
    const { id } = prediction.article.article;
    const history = this.#desk.articles.get(id);
    const isNewest = history?.length === prediction.desk.articles.get(id)?.length;
    if (history && isNewest && isWithdrawn(now(history))) this.#watch.seekRemains(history, false);
  }

  /** Those whose time has come, in the order in which they are released. */
  #due(): readonly string[] {
    const { platform } = this;
    return dueBy(this.#desk, platform.wallMs)
      .map(({ article }) => article.id)
      .filter((id) => !platform.isResting(id));
  }

  /** Takes note of releases, and finds the ledger as the model has it. */
  async #catchUp(): Promise<void> {
    const { platform } = this;
    for (const { id, sequence } of platform.releasesAfter(this.#lastCommand)) {
      this.#lastCommand = sequence;
      const due = dueBy(this.#desk, platform.wallMs).map(({ article }) => article.id as string);
      assert.ok(due.includes(id), `${id} is released early`);
      this.#desk = released(this.#desk, [id]);
    }
    await this.#compare();
  }

  async #compare(): Promise<void> {
    const { platform } = this;
    const { fault } = platform;
    // Who looks on is not to fail.
    platform.fault = undefined;
    for (const history of this.#desk.articles.values()) {
      const { article, state, releaseMs } = now(history);
      const kept = await platform.newsroom.article(article.slug);
      const isSame = isDeepStrictEqual(kept?.submission.article, article);
      const found = [article.slug, kept?.state, kept?.revision, kept?.releaseMs, isSame];
      assert.deepEqual(found, [article.slug, state, history.length, releaseMs, true]);
    }
    platform.fault = fault;
  }
}
