import { beforeEach, expect, it, vi } from "vitest";
import type { Instant } from "../../src/model/instant.ts";
import { aPublication, slug } from "../support/builders.ts";
import {
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  overAny,
  slugsIn,
  spyingMedia,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const DAY_MS = 86_400_000;
const FRONT = "edition:v1:front";
/** More than an alarm writes. */
const MANY = Array.from({ length: 60 }, (_, index) => `old-${String(index).padStart(2, "0")}`);

const batchOf = (names: readonly string[], over: Parameters<typeof submit>[1] = {}) =>
  names.map((name) => ({
    submission: submit(name, over),
    precondition: asNew.precondition,
    isDraft: false,
  }));

/** A new article that comes with its withdrawal. */
const withdrawnAs = (name: string, at: Instant) => ({
  submission: { ...submit(name), withdrawn: { at, reason: "In error." } },
  precondition: asNew.precondition,
  isDraft: false,
});

beforeEach(() => {
  vi.restoreAllMocks();
});

it("publishes news before a backlog of an import, and says that KV has it", async () => {
  const records = spyingRecords();
  await inNewsroom("news-before-bulk", records, async (desk) => {
    await furnish(desk);
    await desk.publishAll(batchOf(MANY), "test");
    records.written.length = 0;
    expect(succeed(await desk.publish(submit("news"), asNew)).projected).toBe(true);
    expect(records.written[0]).toBe("resource:v1:news");
    expect(records.written.filter((key) => key.includes("old-"))).toEqual([]);
    expect(await slugsIn(FRONT)).toEqual(["news"]);
    desk.aheadMs += 120_000;
    expect(await desk.status()).toMatchObject({ overdue: 0, outbox: { waiting: MANY.length } });
    expect(succeed(await desk.withdraw(slug("news"), { reason: "no" }, overAny)).projected).toBe(
      true,
    );
    expect(records.written.filter((key) => key.includes("old-"))).toEqual([]);
  });
});

it("finds a lane while the alarm works at the backlog, however slow KV is", async () => {
  const held: (() => void)[] = [];
  const records = spyingRecords((write, key) =>
    key.includes("old-")
      ? new Promise((resolve, reject) => {
          held.push(() => void write().then(resolve, reject));
        })
      : write(),
  );
  await inNewsroom("lane-beside-bulk", records, async (desk) => {
    await furnish(desk);
    await desk.publishAll(batchOf(MANY), "test");
    const alarm = desk.alarm();
    await vi.waitFor(() => expect(held).toHaveLength(3));
    expect(succeed(await desk.publish(submit("urgent"), asNew)).projected).toBe(true);
    expect(await slugsIn(FRONT)).toEqual(["urgent"]);
    expect(held).toHaveLength(3);
    const released = setInterval(() => held.splice(0).forEach((release) => release()), 1);
    await alarm;
    clearInterval(released);
  });
});

it("does not wait for `publishDelay`, which is for what nobody has read yet", async () => {
  await inNewsroom("bulk-without-delay", kv, async (desk) => {
    await furnish(desk);
    desk.aheadMs += 2_000;
    succeed(await desk.adopt({ ...aPublication(), publishDelay: 60 }, overAny));
    const told = await desk.publishAll(batchOf(["old"]), "test");
    expect(told).toMatchObject([{ value: { state: "live" } }]);
    expect(succeed(await desk.publish(submit("new"), asNew)).state).toBe("scheduled");
  });
});

it("leaves withdrawals of what was never public to the backlog, and what is kept for takedowns", async () => {
  const records = spyingRecords();
  await inNewsroom("bulk-of-tombstones", records, async (desk) => {
    await furnish(desk);
    const gone = MANY.map((name) => withdrawnAs(name, ago(60)));
    await desk.publishAll(gone, "test");
    await desk.publishAll(batchOf(["stays"]), "test");
    records.written.length = 0;
    expect(succeed(await desk.publish(submit("news"), asNew)).projected).toBe(true);
    expect(records.written.filter((key) => key.includes("old-"))).toEqual([]);
    // One that is public, or may be, waits for nothing that came with it.
    const withdrawn = [{ ...withdrawnAs("stays", ago(0)), ...overAny }];
    expect(await desk.publishAll(withdrawn, "test")).toMatchObject([{ value: { state: "gone" } }]);
    records.written.length = 0;
    desk.aheadMs += 2_000;
    await desk.alarm();
    expect(records.written[0]).toBe("resource:v1:stays");
  });
});

it("goes on with what a batch left that broke off", async () => {
  await inNewsroom("bulk-broken", kv, async (desk, { storage }) => {
    await furnish(desk);
    await desk.alarm();
    await storage.deleteAlarm();
    const [good, broken] = [batchOf(["good"]), batchOf(["bad"], { topics: 5 as never })];
    await expect(desk.publishAll([...good, ...broken], "test")).rejects.toThrow(/topics/);
    expect((await desk.article(slug("good")))?.state).toBe("live");
    expect(await storage.getAlarm()).not.toBeNull();
  });
});

it("brings the backlog out in the end: files before articles, articles before feeds", async () => {
  const written: string[] = [];
  const records = spyingRecords((write, key) => {
    written.push(key);
    return write();
  });
  const media = spyingMedia(written);
  await inNewsroom(
    "bulk-goes-out",
    records,
    async (desk, state) => {
      await furnish(desk);
      written.length = 0;
      await desk.publishAll(batchOf(MANY), "test");
      for (let alarms = 0; alarms < 10; alarms++) {
        desk.aheadMs += 2_000;
        await desk.alarm();
      }
      const kinds = written.map((key) => key.split(":")[0]);
      expect(kinds.slice(0, 61)).toEqual(["media", ...MANY.map(() => "resource")]);
      expect(new Set(kinds.slice(61))).toEqual(new Set(["edition", "archive"]));
      expect(await slugsIn(FRONT)).toHaveLength(30);
      expect((await desk.status()).outbox.waiting).toBe(0);
      expect(await state.storage.getAlarm()).toBeNull();
    },
    media,
  );
});

it("hurries a file and an article of the backlog when somebody publishes them alone", async () => {
  const records = spyingRecords();
  const files: string[] = [];
  await inNewsroom(
    "bulk-hurried",
    records,
    async (desk) => {
      await furnish(desk);
      await desk.publishAll(batchOf(MANY), "test");
      const revised = submit("old-59", { title: "Of today" });
      expect(succeed(await desk.publish(revised, overAny)).projected).toBe(true);
      expect(files).toHaveLength(1);
      expect(await inKv("resource", "resource:v1:old-59")).toMatchObject({
        article: { title: "Of today" },
      });
      expect(await slugsIn(FRONT)).toEqual(["old-59"]);
    },
    spyingMedia(files),
  );
});

it("leaves half of the day's writes to what is published beside an import", async () => {
  await inNewsroom("bulk-budget", kv, async (desk) => {
    // A morning, so that no midnight comes between.
    desk.aheadMs = DAY_MS - (Date.now() % DAY_MS) + 3_600_000;
    await furnish(desk);
    desk.budget = (await desk.status()).spent.writes + 40;
    await desk.publishAll(batchOf(MANY), "test");
    for (let alarms = 0; alarms < 5; alarms++) {
      desk.aheadMs += 2_000;
      await desk.alarm();
    }
    const { writes } = (await desk.status()).spent;
    expect(writes).toBeGreaterThanOrEqual(desk.budget / 2);
    // As many as had a lane each when the half was reached.
    expect(writes).toBeLessThan(desk.budget / 2 + 3);
    expect(succeed(await desk.publish(submit("today"), asNew)).projected).toBe(true);
  });
});

it("carries each line of a batch out once under its key, and takes no key for another batch", async () => {
  await inNewsroom("bulk-once", kv, async (desk) => {
    await furnish(desk);
    const [first, second] = batchOf(["one", "two"]);
    const keyed = (fingerprint: string, ...items: readonly ReturnType<typeof batchOf>[number][]) =>
      items.map((item, line) =>
        Object.assign({}, item, { once: { key: `k ${line}`, fingerprint } }),
      );
    if (!first || !second) throw new Error("There are two");
    // The second is refused, for it is to revise what is not there.
    const behind = { ...second, precondition: { kind: "matches", etags: [`"1-abc"`] } as const };
    const answered = await desk.publishAll(keyed("a", first, behind), "test");
    expect(answered.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await desk.publishAll(keyed("a", first, behind), "test")).toEqual(answered);
    expect(await desk.revisions(slug("one"))).toHaveLength(1);
    const refused = await desk.publishAll(keyed("b", first, second), "test");
    const reused = { ok: false, error: { reason: "key-reused" } };
    expect(refused).toEqual([reused, reused]);
    expect(await desk.article(slug("two"))).toBeUndefined();
  });
});
