import type { Announce } from "../../../src/newsroom/announce.ts";
import { NewsroomObject } from "../../../src/newsroom/object.ts";
import { PROPAGATION_MS } from "../../../src/newsroom/schedule.ts";
import { RENDERING } from "../../../src/representations/rendering.ts";
import { nodeStorage } from "../../support/node-storage.ts";
import { Hubs } from "./hubs.ts";
import { UnsteadyKv } from "./unsteady-kv.ts";
import { VirtualTime, flush } from "./virtual-time.ts";

export type Fault =
  | "transaction"
  | "statement"
  | "alarm not set"
  | "alarm set, answer lost"
  | "alarm not read"
  | "alarm not deleted"
  | "alarm deleted, answer lost";

/** More of them than any waiting takes: each costs, so there must be no busy loop. */
const VAIN_ALARMS = 100;
const VAIN_WITHIN_MS = 600_000;

/** The newsroom's object as a platform runs it that evicts, forgets and fails. */
export class Platform {
  readonly time = new VirtualTime();
  readonly kv = new UnsteadyKv(this.time);
  readonly hubs = new Hubs(() => [this.wallMs, this.time.nowMs]);
  /** KV writes a day. */
  writeBudget = Infinity;
  readonly #storage = nodeStorage();
  newsroom: NewsroomObject;
  /** The clock of the machine, less time that has passed. */
  skewMs = Date.UTC(2026, 10, 2);
  /** Fails the next operation of its kind. */
  fault: Fault | undefined;
  /** How many more statements succeed before one does not. */
  statementsUntilFault = 0;
  faults = 0;
  instances = 0;
  readonly broken: string[] = [];
  /** When the alarm came since something was written or told. */
  #vainAlarms: number[] = [];
  #alarmMs: number | undefined;
  #alarmRuns: object | undefined;

  constructor() {
    this.newsroom = this.#construct();
  }

  get wallMs(): number {
    return this.time.nowMs + this.skewMs;
  }

  get alarmMs(): number | undefined {
    return this.#alarmMs;
  }

  get isAlarmRunning(): boolean {
    return this.#alarmRuns !== undefined;
  }

  /** To be said of each put. */
  hasWritten(): void {
    this.#vainAlarms = [];
  }

  /** The object is gone in the middle of whatever it did; another one finds what was stored. */
  async evict(): Promise<void> {
    await flush();
    this.time.clearOwn();
    this.kv.orphan();
    // The platform runs an alarm again that did not end.
    if (this.#alarmRuns) this.#alarmMs ??= this.wallMs;
    this.#alarmRuns = undefined;
    this.newsroom = this.#construct();
    await flush();
  }

  /** Lets time pass, alarms ring and puts land. */
  async pass(milliseconds: number): Promise<void> {
    const untilMs = this.time.nowMs + milliseconds;
    for (;;) {
      await flush();
      this.#ringIfDue();
      await flush();
      const alarmMs = this.#alarmRuns ? Infinity : (this.#alarmMs ?? Infinity) - this.skewMs;
      const nextMs = Math.min(this.time.nextMs(), Math.max(alarmMs, this.time.nowMs));
      if (nextMs > untilMs) break;
      await this.time.advanceTo(nextMs);
    }
    await this.time.advanceTo(untilMs);
  }

  /** The releases after a command, in their order. */
  releasesAfter(sequence: number): readonly { readonly id: string; readonly sequence: number }[] {
    return this.#storage.sql
      .exec<{ id: string; sequence: number }>(
        "SELECT subject AS id, sequence FROM command WHERE command = 'release' AND sequence > ?",
        sequence,
      )
      .toArray();
  }

  /** Whether a release has failed, and is to be tried again later. */
  isResting(id: string): boolean {
    const query = "SELECT 1 FROM failed_release WHERE article_id = ? AND retry_ms > ?";
    return this.#storage.sql.exec(query, id, this.wallMs).toArray().length > 0;
  }

  get lastCommand(): number {
    const query = "SELECT coalesce(max(sequence), 0) AS last FROM command";
    return this.#storage.sql.exec<{ last: number }>(query).one().last;
  }

  count(table: "command" | "outbox"): number {
    return this.#storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n;
  }

  #ringIfDue(): void {
    if (this.#alarmRuns || this.#alarmMs === undefined || this.#alarmMs > this.wallMs) return;
    this.#alarmMs = undefined;
    const { nowMs } = this.time;
    this.#vainAlarms = [...this.#vainAlarms, nowMs].filter((at) => at > nowMs - VAIN_WITHIN_MS);
    if (this.#vainAlarms.length === VAIN_ALARMS) {
      this.broken.push(`${VAIN_ALARMS} alarms in ten minutes wrote nothing`);
    }
    const run = {};
    this.#alarmRuns = run;
    const ended = (): void => {
      if (this.#alarmRuns === run) this.#alarmRuns = undefined;
    };
    this.newsroom.alarm().then(ended, (error: unknown) => {
      this.broken.push(`The alarm threw ${String(error)}`);
      ended();
    });
  }

  #strikes(fault: Fault): boolean {
    if (this.fault !== fault) return false;
    this.fault = undefined;
    this.faults += 1;
    return true;
  }

  #sql(): SqlStorage {
    const { sql } = this.#storage;
    return {
      get databaseSize() {
        return sql.databaseSize;
      },
      exec: (query: string, ...bindings: readonly unknown[]) => {
        if (this.fault === "statement") {
          if (this.statementsUntilFault > 0) this.statementsUntilFault -= 1;
          else if (this.#strikes("statement")) throw new Error("SQLITE_IOERR");
        }
        return sql.exec(query, ...bindings);
      },
    } as unknown as SqlStorage;
  }

  #construct(): NewsroomObject {
    this.instances += 1;
    const conditions = {
      random: () => 0.5,
      rendering: RENDERING,
      propagationMs: PROPAGATION_MS,
      announce: (...told: Parameters<Announce>) => {
        this.hasWritten();
        return this.hubs.announce(...told);
      },
    };
    const writeBudget = (): number => this.writeBudget;
    const wallMs = (): number => this.wallMs;
    class Lab extends NewsroomObject {
      protected override now(): number {
        return wallMs();
      }
      protected override conditions() {
        return { ...conditions, writeBudget: writeBudget() };
      }
      protected override secret() {
        return "A key of this test";
      }
      protected override prerender() {
        return undefined;
      }
    }
    const storage = {
      sql: this.#sql(),
      transactionSync: <Value>(work: () => Value): Value =>
        this.#storage.transactionSync(() => {
          const value = work();
          if (this.#strikes("transaction")) throw new Error("SQLITE_FULL");
          return value;
        }),
      getAlarm: async () => {
        if (this.#strikes("alarm not read")) throw new Error("Internal error in storage");
        return this.#alarmMs ?? null;
      },
      setAlarm: async (atMs: number) => {
        if (this.#strikes("alarm not set")) throw new Error("Internal error in storage");
        this.#alarmMs = atMs;
        if (this.#strikes("alarm set, answer lost")) throw new Error("Internal error");
      },
      deleteAlarm: async () => {
        if (this.#strikes("alarm not deleted")) throw new Error("Internal error in storage");
        this.#alarmMs = undefined;
        if (this.#strikes("alarm deleted, answer lost")) throw new Error("Internal error");
      },
    } as unknown as DurableObjectStorage;
    const state = { storage, blockConcurrencyWhile: (work: () => Promise<void>) => work() };
    const { records, media } = this.kv;
    const construct = () =>
      new Lab(state as unknown as DurableObjectState, {} as Env, records, media);
    const { faults } = this;
    try {
      return construct();
    } catch (error) {
      // The next who calls has the platform try again.
      if (this.faults === faults) throw error;
      return construct();
    }
  }
}
