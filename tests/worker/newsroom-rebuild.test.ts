import { expect, it, vi } from "vitest";
import { instantOf } from "../../src/model/instant.ts";
import { aPublication, slug } from "../support/builders.ts";
import { memoryMedia } from "../support/memory-media.ts";
import { type MemoryRecords, memoryRecords } from "../support/memory-records.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  newsroomNamed,
  overAny,
  spyingMedia,
  spyingRecords,
  submit,
  succeed,
  type LabNewsroom,
} from "../support/newsroom.ts";

const alarms = async (desk: LabNewsroom, count: number): Promise<void> => {
  for (let alarm = 0; alarm < count; alarm++) {
    desk.aheadMs += 2_000;
    await desk.alarm();
  }
};

/** Fills a ledger without the wait for KV. */
const publishMany = async (desk: LabNewsroom, count: number): Promise<void> => {
  const names = Array.from({ length: count }, (_, index) => `article-${index}`);
  await Promise.all(names.map((name) => desk.publish(submit(name), asNew)));
  await alarms(desk, 5);
};

/** The records alone, for an import leaves the documents out that a rebuild makes. */
const recordsIn = ({ stored }: MemoryRecords): Map<string, unknown> =>
  new Map(
    [...stored].map(([key, { text }]) => {
      const { prerendered: _, ...record } = JSON.parse(text) as Record<string, unknown>;
      return [key, record];
    }),
  );

it("fills a lost namespace from the ledger, in slices, whatever crash comes between", async () => {
  const first = memoryRecords();
  const firstMedia = memoryMedia();
  let before = new Map<string, unknown>();
  await inNewsroom(
    "rebuilt",
    first,
    async (desk) => {
      await furnish(desk);
      await publishMany(desk, 60);
      succeed(await desk.withdraw(slug("article-7"), { reason: "wrong" }, overAny));
      await alarms(desk, 2);
      before = recordsIn(first);
      expect(before.size).toBeGreaterThan(65);
    },
    firstMedia,
  );
  const second = memoryRecords();
  const secondMedia = memoryMedia();
  const total = before.size + firstMedia.files.size;
  let begunAt = "";
  await inNewsroom(
    "rebuilt",
    second,
    async (desk, state) => {
      const begun = await desk.rebuild("desk");
      begunAt = begun.startedAt;
      expect(begun).toMatchObject({ total, marked: 0, isHeld: false });
      expect(await state.storage.getAlarm()).toBeLessThanOrEqual(Date.now() + 1_000);
      await alarms(desk, 3);
      // The second request is one with the first.
      const { startedAt, marked, waiting } = await desk.rebuild("desk");
      expect(startedAt).toBe(begunAt);
      expect(marked).toBeLessThanOrEqual(80);
      expect(waiting).toBeLessThanOrEqual(40);
      expect(second.writes.length).toBeLessThanOrEqual(80);
    },
    secondMedia,
  );
  await inNewsroom(
    "rebuilt",
    second,
    async (risen, state) => {
      risen.aheadMs = 60_000;
      await alarms(risen, 60);
      const { marked, waiting, finishedAt } = await risen.rebuildProgress();
      expect({ marked, waiting }).toEqual({ marked: total, waiting: 0 });
      expect(finishedAt).toBeDefined();
      expect(await state.storage.getAlarm()).toBeNull();
    },
    secondMedia,
  );
  expect(secondMedia.files).toEqual(firstMedia.files);
  expect(firstMedia.files.size).toBeGreaterThan(0);
  expect(recordsIn(second)).toEqual(before);
  // Settings, then what the front page shows, then that; each once, but the settings at the end again.
  expect(second.writes).toHaveLength(before.size + 1);
  const kinds = second.writes.map((key) => key.replace(/:.*/, ""));
  expect([...new Set(kinds)]).toEqual(["publication", "resource", "edition", "archive"]);
  expect(kinds.indexOf("edition")).toBeGreaterThan(30);
  expect(second.writes.find((key) => key.startsWith("edition"))).toBe("edition:v1:front");
  expect(kinds.indexOf("archive")).toBeGreaterThan(kinds.lastIndexOf("edition"));
  expect(kinds.at(-1)).toBe("publication");
}, 60_000);

it("writes what came meanwhile first, and leaves the other half of the day's writes to commands", async () => {
  const records = spyingRecords();
  await inNewsroom("rebuilt-slowly", records, async (desk, state) => {
    await furnish(desk);
    succeed(await desk.publish(submit("one"), asNew));
    await desk.rebuild("desk");
    const { writes } = (await desk.status()).spent;
    desk.budget = 2 * writes;
    await alarms(desk, 8);
    expect((await desk.status()).spent.writes).toBe(writes);
    expect(await desk.rebuildProgress()).toMatchObject({ isHeld: true });
    expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now() + desk.aheadMs + 1_000);
    desk.budget = Infinity;
    const before = records.written.length;
    succeed(await desk.publish(submit("two"), asNew));
    expect(records.written[before]).toBe("resource:v1:two");
    await alarms(desk, 9);
    expect(await desk.rebuildProgress()).toMatchObject({ waiting: 0, isHeld: false });
  });
});

it("renders anew by itself when an update of ours renders differently, and wakes for it", async () => {
  const name = "rendered-anew";
  await furnish(newsroomNamed(name));
  succeed(await newsroomNamed(name).publish(submit("one"), asNew));
  const records = spyingRecords();
  await inNewsroom(name, records, async (desk, state) => {
    await state.storage.deleteAlarm();
    expect((await desk.rebuildProgress()).total).toBe(0);
    state.storage.sql.exec("UPDATE rebuild SET rendering = 0");
  });
  await inNewsroom(
    name,
    records,
    async (desk, state) => {
      const { total } = await desk.rebuildProgress();
      expect(total).toBeGreaterThan(4);
      expect(await state.storage.getAlarm()).not.toBeNull();
      await alarms(desk, 20);
      expect(records.written).toHaveLength(total);
      expect(await state.storage.getAlarm()).toBeNull();
    },
    spyingMedia(records.written),
  );
});

it("does not wait with it for an alarm that something scheduled has set", async () => {
  const name = "far-alarm";
  const nextWeek = Date.now() + 7 * 86_400_000;
  await inNewsroom(name, spyingRecords(), async (desk, { storage }) => {
    await furnish(desk);
    succeed(await desk.saveDraft(submit("to-come"), asNew));
    succeed(await desk.schedule(slug("to-come"), instantOf(nextWeek), overAny));
    await alarms(desk, 3);
    expect(await storage.getAlarm()).toBeGreaterThan(nextWeek - 1_000);
    storage.sql.exec("UPDATE rebuild SET rendering = 0");
  });
  await inNewsroom(name, spyingRecords(), async (desk, { storage }) => {
    await vi.waitFor(async () => expect(await storage.getAlarm()).toBeLessThan(Date.now() + 2_000));
    expect((await desk.rebuildProgress()).total).toBeGreaterThan(0);
  });
});

it("marks no edition before every article is written, and does not spin meanwhile", async () => {
  let fails = false;
  const records = spyingRecords((write, key) =>
    fails && key === "resource:v1:late" ? Promise.reject(new Error("503")) : write(),
  );
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await inNewsroom("sort-by-sort", records, async (desk, { storage }) => {
    await furnish(desk);
    succeed(await desk.publish(submit("late"), asNew));
    await alarms(desk, 9);
    fails = true;
    records.written.length = 0;
    await desk.rebuild("desk");
    await alarms(desk, 9);
    expect(records.written).toContain("resource:v1:late");
    expect(records.written.filter((key) => key.startsWith("edition"))).toEqual([]);
    expect(await storage.getAlarm()).toBeGreaterThan(Date.now() + desk.aheadMs + 2_000);
    fails = false;
    desk.aheadMs += 60_000;
    await alarms(desk, 9);
    expect(records.written).toContain("edition:v1:front");
    expect((await desk.rebuildProgress()).finishedAt).toBeDefined();
  });
});

it("wakes for rows that an update of ours has left without an alarm", async () => {
  const name = "left-behind";
  await furnish(newsroomNamed(name));
  await inNewsroom(name, spyingRecords(), async (_, state) => {
    await state.storage.deleteAlarm();
    state.storage.sql.exec(
      "INSERT INTO outbox (key, kind, subject, priority, due_ms) VALUES ('publication:v1', 'publication', '', 5, 0)",
    );
  });
  await inNewsroom(name, spyingRecords(), async (desk, state) => {
    await desk.status();
    expect(await state.storage.getAlarm()).not.toBeNull();
  });
});

it("writes where an article stood before it moved, and nothing of what is not published", async () => {
  const records = spyingRecords();
  await inNewsroom("only-the-public", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("stood-here"), asNew));
    succeed(await desk.move(slug("stood-here"), slug("stands-here"), overAny));
    succeed(await desk.saveDraft(submit("a-draft"), asNew));
    succeed(await desk.saveDraft(submit("to-come"), asNew));
    const tomorrow = instantOf(Date.now() + 86_400_000);
    succeed(await desk.schedule(slug("to-come"), tomorrow, overAny));
    await alarms(desk, 3);
    const before = records.written.length;
    await desk.rebuild("desk");
    await alarms(desk, 9);
    const rebuilt = records.written.slice(before).filter((key) => key.startsWith("resource:"));
    expect(rebuilt).toEqual(["resource:v1:stands-here", "resource:v1:stood-here"]);
    expect(await inKv("resource", "resource:v1:stood-here")).toMatchObject({ kind: "moved" });
    expect((await desk.status()).outbox).toMatchObject({ waiting: 0, parked: 0 });
  });
});

it("leaves a feed as it was whose label the settings have dropped since", async () => {
  const records = memoryRecords();
  await inNewsroom("rebuilt-without-a-label", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("seen", { section: slug("culture") }), asNew));
    await alarms(desk, 2);
    succeed(await desk.withdraw(slug("seen"), { reason: "wrong" }, overAny));
    const { culture, ...sections } = aPublication().sections;
    expect(culture).toBeDefined();
    succeed(await desk.adopt(aPublication({ sections }), overAny));
    await alarms(desk, 2);
    const before = recordsIn(records);
    await desk.rebuild("desk");
    await alarms(desk, 12);
    expect(await desk.rebuildProgress()).toHaveProperty("finishedAt");
    expect(recordsIn(records)).toEqual(before);
    // So whoever follows it hears of the withdrawal when it is back.
    expect(before.get("edition:v1:sections/culture")).toMatchObject({
      entries: [],
      removed: [{ reason: "wrong" }],
    });
  });
});
