import type { Hono } from "hono";
import { createApp } from "../../src/edge/app.ts";
import { NewsroomObject } from "../../src/newsroom/object.ts";
import { PROPAGATION_MS } from "../../src/newsroom/schedule.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { readSettings } from "../../src/settings.ts";
import type { RecordStore } from "../../src/store/records.ts";
import { type MemoryMedia, memoryMedia } from "./memory-media.ts";
import { type MemoryRecords, memoryRecords } from "./memory-records.ts";
import { nodeStorage } from "./node-storage.ts";
import { scriptedNewsroom } from "./scripted-newsroom.ts";

/** Each look at the clock, so that nothing waits for one that stands still. */
const TICK_MS = 20;

/** A newsroom and its readers over one namespace, which may be lost. */
export interface LostNewsroom {
  /** The object as it runs now. */
  readonly desk: () => NewsroomObject;
  readonly records: MemoryRecords;
  readonly media: MemoryMedia;
  readonly app: Hono;
  readonly sql: SqlStorage;
  /** KV writes a day. */
  budget: number;
  rendering: number;
  nowMs: number;
  /** The next alarm, if one is set. @returns whether there was one */
  readonly alarm: () => Promise<boolean>;
  /** The object is thrown out of memory and begins anew. */
  readonly evict: () => Promise<void>;
  readonly lose: () => void;
}

/** @param records what the newsroom itself has of KV */
export const aLostNewsroom = async (
  through: (records: MemoryRecords) => RecordStore = (records) => records,
): Promise<LostNewsroom> => {
  const records = memoryRecords();
  const media = memoryMedia();
  const sqlite = nodeStorage();
  let alarmMs: number | null = null;
  const storage = {
    sql: sqlite.sql,
    transactionSync: <Value>(work: () => Value) => sqlite.transactionSync(work),
    getAlarm: async () => alarmMs,
    setAlarm: async (atMs: number) => void (alarmMs = atMs),
    deleteAlarm: async () => void (alarmMs = null),
  };
  class Lab extends NewsroomObject {
    protected override now() {
      return (wire.nowMs += TICK_MS);
    }
    protected override conditions() {
      const { budget: writeBudget, rendering } = wire;
      return { random: () => 0.5, propagationMs: PROPAGATION_MS, writeBudget, rendering };
    }
    protected override secret() {
      return "A key of this test";
    }
    protected override prerender() {
      return undefined;
    }
  }
  let desk: Lab;
  const wire: LostNewsroom = {
    desk: () => desk,
    records,
    media,
    app: createApp(
      {
        records,
        media,
        newsroom: scriptedNewsroom,
        // Each look comes when nothing is remembered any longer.
        now: () => (readMs += 10_000),
        log: () => undefined,
        mintId: () => "id",
        keepSighting: () => undefined,
      },
      readSettings({}),
    ),
    sql: sqlite.sql,
    budget: Infinity,
    rendering: RENDERING,
    nowMs: Date.UTC(2026, 10, 2),
    alarm: async () => {
      if (alarmMs === null) return false;
      wire.nowMs = Math.max(wire.nowMs, alarmMs);
      alarmMs = null;
      await desk.alarm();
      return true;
    },
    evict: async () => {
      let started: Promise<unknown> = Promise.resolve();
      const blockConcurrencyWhile = (work: () => Promise<void>) => (started = work());
      const state = { storage, blockConcurrencyWhile } as unknown as DurableObjectState;
      desk = new Lab(state, {} as Env, through(records), media);
      await started;
    },
    lose: () => {
      records.stored.clear();
      records.writes.length = 0;
      media.files.clear();
      wire.nowMs += 86_400_000;
    },
  };
  let readMs = wire.nowMs;
  await wire.evict();
  return wire;
};
