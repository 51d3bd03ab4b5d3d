import { beforeEach, expect, it, vi } from "vitest";
import { anArticle, slug } from "../support/builders.ts";
import {
  type LabNewsroom,
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  newsroomNamed,
  overAny,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const MINUTE_MS = 60_000;
const refused = () => Promise.reject(new Error("KV PUT failed: 500 Internal Server Error"));
const never = () => new Promise<void>(() => undefined);

/** Records that refuse the first write of a key: nobody can say whether it arrives all the same. */
const refusingOnce = (refusedKey: string) => {
  let refusals = 1;
  return spyingRecords((write, key) =>
    key === refusedKey && refusals-- > 0 ? refused() : write(),
  );
};

/** The put that was thought lost arrives after all. */
const arriveLate = (name: string, title: string) =>
  kv.write(
    "resource",
    `resource:v1:${name}`,
    { kind: "live", article: anArticle(name, { title }) },
    ago(60),
  );

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => {
  logged.mockClear();
});

it("writes the newest value once more when an earlier put may still overtake it", async () => {
  const records = refusingOnce("resource:v1:overtaken");
  await inNewsroom("ambiguous", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("overtaken", { title: "New" }), asNew));
    await arriveLate("overtaken", "The late put");
    const before = records.written.length;
    desk.aheadMs += MINUTE_MS - 5_000;
    await desk.alarm();
    expect(records.written.slice(before)).toEqual([]);
    desk.aheadMs += 6_000;
    await desk.alarm();
    expect(records.written.slice(before)).toEqual(["resource:v1:overtaken"]);
    expect(await inKv("resource", "resource:v1:overtaken")).toMatchObject({
      article: { title: "New" },
    });
    desk.aheadMs += 2 * MINUTE_MS;
    await desk.alarm();
    expect(records.written).toHaveLength(before + 1);
  });
});

it("keeps a withdrawn article down when a put from before the withdrawal arrives after it", async () => {
  await inNewsroom("risen", refusingOnce("resource:v1:risen"), async (desk, state) => {
    await furnish(desk);
    succeed(await desk.publish(submit("risen"), asNew));
    expect(
      succeed(await desk.withdraw(slug("risen"), { reason: "a court order" }, overAny)).projected,
    ).toBe(true);
    await arriveLate("risen", "The late put");
    desk.aheadMs += MINUTE_MS;
    expect(await state.storage.getAlarm()).not.toBeNull();
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:risen")).toMatchObject({ kind: "gone" });
    expect(await state.storage.getAlarm()).toBeNull();
  });
});

it("needs no further write when the newest value went out a minute after the doubtful put", async () => {
  let lab: LabNewsroom | undefined;
  let failing = true;
  const records = spyingRecords((write, key) => {
    if (!failing || key !== "resource:v1:long-outage") return write();
    if (lab) lab.aheadMs += 20_000;
    return refused();
  });
  await inNewsroom("long-outage", records, async (desk, state) => {
    lab = desk;
    await furnish(desk);
    expect(succeed(await desk.publish(submit("long-outage"), asNew)).projected).toBe(false);
    failing = false;
    desk.aheadMs += MINUTE_MS;
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:long-outage")).toMatchObject({ kind: "live" });
    expect(await state.storage.getAlarm()).toBeNull();
  });
});

it("confirms a put that was under way when the object died", async () => {
  const name = "died-in-put";
  await furnish(newsroomNamed(name));
  await inNewsroom(name, spyingRecords(never), async (dying) => {
    void dying.publish(submit("half-written"), asNew);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  const records = spyingRecords();
  await inNewsroom(name, records, async (risen) => {
    await risen.alarm();
    risen.aheadMs = 2 * MINUTE_MS;
    await risen.alarm();
  });
  const writes = records.written.filter((key) => key === "resource:v1:half-written");
  expect(writes).toHaveLength(2);
});

it("starts a tombstone afresh, however often the live article failed before", async () => {
  const key = "resource:v1:often-failed";
  let behave: () => Promise<void> = refused;
  let fail: (error: Error) => void = () => undefined;
  const records = spyingRecords((write, written) => (written === key ? behave() : write()));
  await inNewsroom("often-failed", records, async (desk) => {
    await furnish(desk);
    void desk.publish(submit("often-failed"), asNew);
    for (let attempt = 0; attempt < 8; attempt++) {
      desk.aheadMs += 15 * MINUTE_MS;
      await desk.alarm();
    }
    behave = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    desk.aheadMs += 15 * MINUTE_MS;
    const before = records.written.length;
    const alarm = desk.alarm();
    await vi.waitFor(() => expect(records.written).toHaveLength(before + 1));
    const withdrawal = desk.withdraw(slug("often-failed"), { reason: "wrong" }, overAny);
    behave = () => Promise.resolve();
    fail(new Error("KV PUT failed: 500 Internal Server Error"));
    await alarm;
    expect(succeed(await withdrawal).projected).toBe(true);
  });
});
