import { runDurableObjectAlarm } from "cloudflare:test";
import { beforeEach, expect, it, vi } from "vitest";
import { slug } from "../support/builders.ts";
import {
  type LabNewsroom,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const MINUTE_MS = 60_000;
const refused = () => Promise.reject(new Error("KV PUT failed: 500 Internal Server Error"));
const never = () => new Promise<void>(() => undefined);

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => {
  logged.mockClear();
});

it("answers unprojected while KV fails, says what waits and why, and the alarm finishes", async () => {
  let desk: LabNewsroom | undefined;
  let failing = false;
  const records = spyingRecords(async (write) => {
    if (!failing) return write();
    if (desk) desk.aheadMs += 3_000;
    return refused();
  });
  await inNewsroom("kv-fails", records, async (lab) => {
    desk = lab;
    await furnish(lab);
    failing = true;
    const receipt = succeed(await lab.publish(submit("kept-back"), asNew));
    expect(receipt).toMatchObject({ changed: true, projected: false });
    expect(await inKv("resource", "resource:v1:kept-back")).toBeUndefined();
    const { done, waiting } = await projectionOf(lab, receipt.sequence);
    expect(done).toBe(false);
    expect(waiting.find(({ key }) => key === "resource:v1:kept-back")).toEqual({
      key: "resource:v1:kept-back",
      attempts: expect.any(Number),
      lastError: "KV PUT failed: 500 Internal Server Error",
    });
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ event: "projection-failed", key: "resource:v1:kept-back" }),
    );
    failing = false;
    lab.aheadMs += 15 * MINUTE_MS;
    await lab.alarm();
    expect(await inKv("resource", "resource:v1:kept-back")).toMatchObject({ kind: "live" });
    lab.aheadMs += 2 * MINUTE_MS;
    await lab.alarm();
    expect(await slugsIn("edition:v1:front")).toContain("kept-back");
    expect((await projectionOf(lab, receipt.sequence)).done).toBe(true);
    // Of what never was nobody is told that readers have it.
    expect(await lab.projection(receipt.sequence + 1)).toBeUndefined();
  });
});

it("tries again within the patience of the command, so that a short fault is nobody's concern", async () => {
  let faults = 1;
  const records = spyingRecords((write, key) =>
    key === "resource:v1:hiccup" && faults-- > 0 ? refused() : write(),
  );
  const receipt = await inNewsroom("kv-hiccup", records, async (desk) => {
    await furnish(desk);
    return succeed(await desk.publish(submit("hiccup"), asNew));
  });
  expect(receipt.projected).toBe(true);
  expect(await slugsIn("edition:v1:front")).toContain("hiccup");
});

it("does not wait for ever for a put that never returns, nor lets others wait for it", async () => {
  const name = "kv-hangs";
  await inNewsroom(name, kv, (desk) => furnish(desk));
  const records = spyingRecords((_, key) =>
    key === "resource:v1:hanging" ? never() : Promise.resolve(),
  );
  await inNewsroom(name, records, async (desk) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    try {
      const hanging = desk.publish(submit("hanging"), asNew);
      const healthy = desk.publish(submit("not-hanging"), asNew);
      await vi.advanceTimersByTimeAsync(10_500);
      expect(succeed(await hanging).projected).toBe(false);
      expect(succeed(await healthy).projected).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

it("projects from the alarm what a crash between commit and drain left behind", async () => {
  const name = "crash";
  await furnish(newsroomNamed(name));
  await inNewsroom(name, spyingRecords(never), async (dying) => {
    void dying.publish(submit("survivor"), asNew);
  });
  expect(await inKv("resource", "resource:v1:survivor")).toBeUndefined();
  expect(await runDurableObjectAlarm(newsroomNamed(name))).toBe(true);
  expect(await inKv("resource", "resource:v1:survivor")).toMatchObject({ kind: "live" });
  expect(await slugsIn("edition:v1:front")).toContain("survivor");
});

it("lets a key that always fails hold up no other, nor an edition link to what is not there", async () => {
  let desk: LabNewsroom | undefined;
  const records = spyingRecords((write, key) => {
    if (key !== "resource:v1:poisoned") return write();
    if (desk) desk.aheadMs += 20_000;
    return refused();
  });
  await inNewsroom("poisoned", records, async (lab) => {
    desk = lab;
    await furnish(lab);
    expect(succeed(await lab.publish(submit("poisoned"), asNew)).projected).toBe(false);
    expect(succeed(await lab.publish(submit("healthy"), asNew)).projected).toBe(true);
    expect(await slugsIn("edition:v1:front")).toEqual(["healthy"]);
  });
});

it("never throws from the alarm, and comes back a minute later", async () => {
  await inNewsroom("broken", kv, async (desk, state) => {
    await state.storage.deleteAlarm();
    state.storage.sql.exec("DROP TABLE outbox");
    await expect(desk.alarm()).resolves.toBeUndefined();
    expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now() + MINUTE_MS / 2);
  });
});

it("sets no alarm when nothing is left to do", async () => {
  await inNewsroom("idle", kv, async (desk, state) => {
    await furnish(desk);
    succeed(await desk.publish(submit("quiet"), asNew));
    expect(await state.storage.getAlarm()).toBeNull();
    succeed(await desk.withdraw(slug("quiet"), { reason: "enough" }, overAny));
    expect(await state.storage.getAlarm()).toBeNull();
  });
});
