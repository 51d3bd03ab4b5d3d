import { beforeEach, expect, it, vi } from "vitest";
import { slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const DAY_MS = 86_400_000;
const FRONT = "edition:v1:front";
const TOO_LARGE = "KV PUT failed: 413 Value length of 26214401 exceeds limit of 26214400.";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => {
  logged.mockClear();
});

/** Records that refuse the writes of some keys with a message for as long as a test wants. */
const refusing = (message: string) => {
  const refusedKeys = new Set<string>();
  const records = spyingRecords((write, key) =>
    refusedKeys.has(key) || refusedKeys.has("all") ? Promise.reject(new Error(message)) : write(),
  );
  return { records, refusedKeys };
};

const writesOf = (written: readonly string[], key: string) =>
  written.filter((other) => other === key).length;

it("sets aside a row that nobody can read back, and carries out the others", async () => {
  await inNewsroom("unreadable", kv, async (desk, state) => {
    await furnish(desk);
    state.storage.sql.exec(
      "INSERT INTO outbox (key, kind, subject, priority, due_ms) VALUES ('a', 'record', '', 0, 0), ('b', 'edition', 'x/y/z', 0, 0)",
    );
    expect(succeed(await desk.publish(submit("beside"), asNew)).projected).toBe(true);
    expect(await slugsIn(FRONT)).toContain("beside");
    expect((await desk.status()).outbox).toMatchObject({
      waiting: 0,
      parked: 2,
      parkedRows: [
        { key: "a", error: expect.stringContaining("no kind") },
        { key: "b", error: expect.stringContaining("no kind") },
      ],
    });
    expect(
      succeed(await desk.withdraw(slug("beside"), { reason: "wrong" }, overAny)).projected,
    ).toBe(true);
    await desk.alarm();
    expect(await state.storage.getAlarm()).toBeNull();
  });
});

it("sets aside what cannot be projected three times, until a command touches it", async () => {
  await inNewsroom("unprojectable", kv, async (desk, { storage }) => {
    await furnish(desk);
    storage.sql.exec(
      "INSERT INTO outbox (key, kind, subject, priority, due_ms) VALUES ('resource:v1:later', 'resource', 'later', 4, 0)",
    );
    // Storage may fail once.
    for (const parked of [0, 0, 1]) {
      storage.sql.exec("UPDATE outbox SET due_ms = 0");
      await desk.alarm();
      expect((await desk.status()).outbox).toMatchObject({ waiting: 1 - parked, parked });
    }
    expect((await desk.status()).outbox).toMatchObject({
      parkedRows: [{ key: "resource:v1:later", error: expect.stringContaining("no article") }],
    });
    expect(succeed(await desk.publish(submit("later"), asNew)).projected).toBe(true);
    expect((await desk.status()).outbox).toMatchObject({ waiting: 0, parked: 0, parkedRows: [] });
  });
});

it("tries what KV refuses for good once, and again when it is another value", async () => {
  const { records, refusedKeys } = refusing(TOO_LARGE);
  const key = "resource:v1:too-large";
  await inNewsroom("too-large", records, async (desk, state) => {
    await furnish(desk);
    refusedKeys.add(key);
    const { projected, sequence } = succeed(await desk.publish(submit("too-large"), asNew));
    expect(projected).toBe(false);
    expect(await projectionOf(desk, sequence)).toEqual({
      done: false,
      waiting: [{ key, attempts: 1, lastError: TOO_LARGE }],
    });
    desk.aheadMs += DAY_MS;
    await desk.alarm();
    expect(writesOf(records.written, key)).toBe(1);
    expect(await state.storage.getAlarm()).toBeNull();
    refusedKeys.clear();
    desk.budget = 0;
    expect(
      succeed(await desk.publish(submit("too-large", { title: "Short" }), overAny)).projected,
    ).toBe(false);
    expect((await desk.status()).outbox).toMatchObject({ waiting: 1, parked: 0 });
    desk.budget = Infinity;
    const shorter = submit("too-large", { title: "Shorter" });
    expect(succeed(await desk.publish(shorter, overAny)).projected).toBe(true);
    expect(await inKv("resource", key)).toMatchObject({ article: { title: "Shorter" } });
  });
});

it("never gives up on what takes down, whatever KV says", async () => {
  const { records, refusedKeys } = refusing(TOO_LARGE);
  const key = "resource:v1:stubborn";
  await inNewsroom("stubborn", records, async (desk, state) => {
    // A morning, so that no midnight comes between.
    desk.aheadMs = DAY_MS - (Date.now() % DAY_MS) + 3_600_000;
    await furnish(desk);
    succeed(await desk.publish(submit("stubborn"), asNew));
    refusedKeys.add(key);
    const before = writesOf(records.written, key);
    void desk.withdraw(slug("stubborn"), { reason: "wrong" }, overAny);
    await vi.waitFor(() => expect(writesOf(records.written, key)).toBe(before + 1));
    desk.aheadMs += 60_000;
    await desk.alarm();
    expect(writesOf(records.written, key)).toBeGreaterThan(before + 1);
    expect((await desk.status()).outbox.failing).toMatchObject([{ key, lastError: TOO_LARGE }]);
    // Less and less often, and out of what the day has for others it takes nothing.
    const { writes } = (await desk.status()).spent;
    for (let attempt = 3; attempt < 12; attempt += 1) {
      desk.aheadMs += 15 * 60_000;
      await desk.alarm();
    }
    expect((await desk.status()).spent.writes).toBe(writes);
    const nowMs = Date.now() + desk.aheadMs;
    expect(await state.storage.getAlarm()).toBeGreaterThan(nowMs + 14 * 60_000);
    expect(await state.storage.getAlarm()).toBeLessThanOrEqual(nowMs + 15 * 60_000);
    refusedKeys.clear();
    desk.aheadMs += 15 * 60_000;
    await desk.alarm();
    expect(await inKv("resource", key)).toMatchObject({ kind: "gone" });
  });
});

it("keeps the last tenth of the day's writes for takedowns; the rest waits for the next day", async () => {
  await inNewsroom("budget", kv, async (desk, state) => {
    // A morning, so that no midnight comes between.
    desk.aheadMs = DAY_MS - (Date.now() % DAY_MS) + 3_600_000;
    await furnish(desk);
    succeed(await desk.publish(submit("first-of-day"), asNew));
    const { writes, day } = (await desk.status()).spent;
    expect(writes).toBeGreaterThan(5);
    desk.budget = writes;
    expect((await desk.status()).spent).toEqual({
      day,
      writes,
      isExhausted: false,
      budget: writes,
    });
    const waiting = succeed(await desk.publish(submit("next-day"), asNew));
    expect(waiting.projected).toBe(false);
    expect(await inKv("resource", "resource:v1:next-day")).toBeUndefined();
    const midnight = (Math.floor((Date.now() + desk.aheadMs) / DAY_MS) + 1) * DAY_MS;
    expect(await state.storage.getAlarm()).toBe(midnight);

    const down = await desk.withdraw(slug("first-of-day"), { reason: "wrong" }, overAny);
    expect(await inKv("resource", "resource:v1:first-of-day")).toMatchObject({ kind: "gone" });
    expect(await slugsIn(FRONT)).toEqual([]);
    expect(succeed(down).projected).toBe(true);

    desk.aheadMs += DAY_MS;
    await desk.alarm();
    expect(await slugsIn(FRONT)).toEqual(["next-day"]);
  });
});

it("waits for the next day as well when KV says that the day's writes are used up", async () => {
  const { records, refusedKeys } = refusing("KV put() limit exceeded for the day.");
  await inNewsroom("used-up", records, async (desk, state) => {
    desk.aheadMs = DAY_MS - (Date.now() % DAY_MS) + 3_600_000;
    await furnish(desk);
    refusedKeys.add("all");
    const before = records.written.length;
    expect(succeed(await desk.publish(submit("used-up"), asNew)).projected).toBe(false);
    expect(records.written).toHaveLength(before + 1);
    const { outbox, spent } = await desk.status();
    expect(spent.isExhausted).toBe(true);
    expect(outbox).toMatchObject({ waiting: 1, parked: 0 });
    const midnight = (Math.floor((Date.now() + desk.aheadMs) / DAY_MS) + 1) * DAY_MS;
    expect(await state.storage.getAlarm()).toBe(midnight);
    refusedKeys.clear();
    desk.aheadMs += DAY_MS;
    await desk.alarm();
    expect(await slugsIn(FRONT)).toEqual(["used-up"]);
  });
});

it("lets a withdrawal hurry no edition that never had the article, so that the reserve is for the next", async () => {
  const { records, refusedKeys } = refusing(TOO_LARGE);
  await inNewsroom("reserve", records, async (desk) => {
    desk.aheadMs = DAY_MS - (Date.now() % DAY_MS) + 3_600_000;
    await furnish(desk);
    const elsewhere = { section: slug("culture"), topics: [], byline: [] };
    succeed(await desk.publish(submit("victim", elsewhere), asNew));
    // Parked, as KV never takes it; and held until tomorrow.
    refusedKeys.add("edition:v1:topics/syria");
    expect(succeed(await desk.publish(submit("bystander"), asNew)).projected).toBe(false);
    desk.budget = (await desk.status()).spent.writes;
    succeed(await desk.publish(submit("held"), asNew));
    records.written.length = 0;

    const down = succeed(await desk.withdraw(slug("victim"), { reason: "wrong" }, overAny));
    expect(down.projected).toBe(true);
    expect(records.written.toSorted()).toEqual([
      "archive:v1:1",
      "edition:v1:front",
      "edition:v1:sections/culture",
      "resource:v1:victim",
    ]);
  });
});

it("keeps a withdrawal waiting for each edition that had the article once", async () => {
  const { records, refusedKeys } = refusing("KV PUT failed: 500");
  await inNewsroom("had-it-once", records, async (desk, { storage }) => {
    await furnish(desk);
    succeed(await desk.publish(submit("wanderer"), asNew));
    desk.aheadMs += 2_000;
    refusedKeys.add("edition:v1:sections/world");
    const moved = { section: slug("culture"), topics: [], byline: [] };
    void desk.publish(submit("wanderer", moved), overAny);
    await vi.waitFor(() => expect(records.written).toContain("edition:v1:sections/culture"));
    const down = desk.withdraw(slug("wanderer"), { reason: "wrong" }, overAny);
    const { sequence } = storage.sql.exec("SELECT max(sequence) AS sequence FROM command").one();
    await vi.waitFor(async () =>
      expect((await projectionOf(desk, Number(sequence))).waiting).toMatchObject([
        { key: "edition:v1:sections/world" },
      ]),
    );
    refusedKeys.clear();
    desk.aheadMs += 60_000;
    await desk.alarm();
    expect(succeed(await down).projected).toBe(true);
    expect(await slugsIn("edition:v1:sections/world")).toEqual([]);
  });
});
