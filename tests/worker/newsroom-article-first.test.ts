import { expect, it, vi } from "vitest";
import { slug } from "../support/builders.ts";
import {
  type LabNewsroom,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const HOUR_MS = 3_600_000;
vi.spyOn(console, "error").mockImplementation(() => undefined);

const titles = async (feed: string) =>
  (await inKv("edition", `edition:v1:${feed}`))?.entries.map(({ article }) => article.title);

/** Records that refuse one key while `failing`, and let the patience of a command pass meanwhile. */
const refusing = (refusedKey: string) => {
  const kv: { failing: boolean; desk?: LabNewsroom } = { failing: false };
  const records = spyingRecords((write, key) => {
    if (!kv.failing || key !== refusedKey) return write();
    if (kv.desk) kv.desk.aheadMs += 20_000;
    return Promise.reject(new Error("KV PUT failed: 500 Internal Server Error"));
  });
  return { kv, records };
};

it("lets no edition show a revision that its permalink does not", async () => {
  const { kv, records } = refusing("resource:v1:revised");
  await inNewsroom("article-first", records, async (desk) => {
    kv.desk = desk;
    await furnish(desk);
    succeed(await desk.publish(submit("revised", { title: "First" }), asNew));
    kv.failing = true;
    const revision = submit("revised", { title: "Second" });
    const receipt = succeed(await desk.publish(revision, overAny));
    expect(receipt.projected).toBe(false);
    expect(await titles("front")).toEqual(["First"]);

    const other = submit("meanwhile", { title: "Meanwhile" });
    expect(succeed(await desk.publish(other, asNew)).projected).toBe(true);
    expect((await titles("front"))?.toSorted()).toEqual(["First", "Meanwhile"]);

    kv.failing = false;
    desk.aheadMs += HOUR_MS;
    await desk.alarm();
    expect((await titles("front"))?.toSorted()).toEqual(["Meanwhile", "Second"]);
    expect((await projectionOf(desk, receipt.sequence)).done).toBe(true);
  });
});

it("moves an edition's Last-Modified when an entry that was kept back appears", async () => {
  const { kv, records } = refusing("resource:v1:kept-back");
  const committedAt = async () =>
    (await records.read("edition", "edition:v1:front"))?.metadata.committedAt ?? "";
  await inNewsroom("last-modified", records, async (desk) => {
    kv.desk = desk;
    await furnish(desk);
    kv.failing = true;
    succeed(await desk.publish(submit("kept-back"), asNew));
    succeed(await desk.publish(submit("later"), asNew));
    const before = await committedAt();
    kv.failing = false;
    desk.aheadMs += HOUR_MS;
    await desk.alarm();
    expect(await slugsIn("edition:v1:front")).toContain("kept-back");
    expect((await committedAt()) > before).toBe(true);
  });
});

it("takes an article out of a feed it leaves at once, and shows it in a new one when KV has it", async () => {
  const { kv, records } = refusing("resource:v1:moved-on");
  await inNewsroom("leaves-first", records, async (desk) => {
    kv.desk = desk;
    await furnish(desk);
    succeed(await desk.publish(submit("moved-on"), asNew));
    desk.aheadMs += 2_000;
    kv.failing = true;
    const inCulture = submit("moved-on", { section: slug("culture") });
    expect(succeed(await desk.publish(inCulture, overAny)).projected).toBe(false);
    expect(await slugsIn("edition:v1:sections/world")).toEqual([]);
    succeed(await desk.publish(submit("at-home", { section: slug("culture") }), asNew));
    expect(await slugsIn("edition:v1:sections/culture")).toEqual(["at-home"]);
    kv.failing = false;
    desk.aheadMs += HOUR_MS;
    await desk.alarm();
    expect((await slugsIn("edition:v1:sections/culture"))?.toSorted()).toEqual([
      "at-home",
      "moved-on",
    ]);
  });
});

it("answers projected only when the editions are written too, and names them while they wait", async () => {
  const { kv, records } = refusing("edition:v1:topics/syria");
  await inNewsroom("editions-wait", records, async (desk) => {
    kv.desk = desk;
    await furnish(desk);
    kv.failing = true;
    const receipt = succeed(await desk.publish(submit("half-shown"), asNew));
    expect(receipt.projected).toBe(false);
    const { waiting } = await projectionOf(desk, receipt.sequence);
    expect(waiting.map(({ key }) => key)).toContain("edition:v1:topics/syria");
    kv.failing = false;
    desk.aheadMs += HOUR_MS;
    await desk.alarm();
    expect(await projectionOf(desk, receipt.sequence)).toEqual({ done: true, waiting: [] });
  });
});

it("loses no entry that is confirmed while its edition is being written for a newer command", async () => {
  const gates = new Map<string, () => void>();
  let gated = true;
  const held = new Set(["resource:v1:slow", "edition:v1:front"]);
  const records = spyingRecords(async (write, key) => {
    if (gated && held.has(key)) {
      await new Promise<void>((resolve) => {
        gates.set(key, resolve);
      });
    }
    return write();
  });
  await inNewsroom("confirmed-meanwhile", records, async (desk) => {
    gated = false;
    await furnish(desk);
    succeed(await desk.publish(submit("doomed"), asNew));
    desk.aheadMs += 2_000;
    gated = true;
    const slow = desk.publish(submit("slow"), asNew);
    await vi.waitFor(() => expect(gates.has("resource:v1:slow")).toBe(true));
    const takedown = desk.withdraw(slug("doomed"), { reason: "wrong" }, overAny);
    await vi.waitFor(() => expect(gates.has("edition:v1:front")).toBe(true));
    gated = false;
    gates.get("resource:v1:slow")?.();
    await vi.waitFor(async () =>
      expect(await inKv("resource", "resource:v1:slow")).toMatchObject({ kind: "live" }),
    );
    gates.get("edition:v1:front")?.();
    expect(succeed(await takedown).projected).toBe(true);
    expect(succeed(await slow).projected).toBe(true);
    expect(await slugsIn("edition:v1:front")).toEqual(["slow"]);
  });
});
