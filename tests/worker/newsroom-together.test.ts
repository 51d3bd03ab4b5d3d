import { expect, it, vi } from "vitest";
import { aPublication, instant, paragraph, slug } from "../support/builders.ts";
import {
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

const names = (count: number, stem: string) =>
  Array.from({ length: count }, (_, index) => `${stem}-${index}`);

const never = () => new Promise<void>(() => undefined);

it("loses nothing when two publish at once", async () => {
  const desk = newsroomNamed("two");
  await furnish(desk);
  const receipts = await Promise.all([
    desk.publish(submit("one"), asNew),
    desk.publish(submit("other"), asNew),
  ]);
  expect(receipts.map((receipt) => succeed(receipt).projected)).toEqual([true, true]);
  expect((await slugsIn("edition:v1:front"))?.toSorted()).toEqual(["one", "other"]);
});

it("lets one of two writers of one article win, and tells the other", async () => {
  const desk = newsroomNamed("race");
  await furnish(desk);
  const answers = await Promise.all([
    desk.publish(submit("raced", { title: "A" }), asNew),
    desk.publish(submit("raced", { title: "B" }), asNew),
  ]);
  expect(answers.map(({ ok }) => String(ok)).toSorted()).toEqual(["false", "true"]);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { reason: "stale" } });
});

it("keeps a revision that is committed while the revision before it is being written", async () => {
  let release: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const key = "resource:v1:mid-put";
  const records = spyingRecords((write, written) => (written === key ? gate.then(write) : write()));
  await inNewsroom("mid-put", records, async (desk) => {
    await furnish(desk);
    const first = desk.publish(submit("mid-put"), asNew);
    await vi.waitFor(() => expect(records.written).toContain(key));
    const second = desk.publish(submit("mid-put", { title: "Newest" }), overAny);
    release?.();
    expect(succeed(await first).projected).toBe(true);
    expect(succeed(await second).projected).toBe(true);
  });
  expect(await inKv("resource", key)).toMatchObject({ article: { title: "Newest" } });
  const front = await inKv("edition", "edition:v1:front");
  expect(front?.entries.map(({ article }) => article.title)).toContain("Newest");
});

it("shares one write of an edition among commands that arrive together", async () => {
  const records = spyingRecords();
  await inNewsroom("shared", records, async (desk) => {
    await furnish(desk);
    const all = names(5, "shared");
    await Promise.all(all.map((name) => desk.publish(submit(name), asNew)));
    expect((await slugsIn("edition:v1:front"))?.toSorted()).toEqual(all);
  });
  expect(records.written.filter((key) => key === "edition:v1:front")).toHaveLength(1);
});

it("stops an alarm at 40 writes and sets the next for the rest", async () => {
  const name = "backlog";
  const sections = Object.fromEntries(names(50, "s").map((key) => [key, { label: key }]));
  await inNewsroom(name, kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.adopt(aPublication({ sections }), overAny));
  });
  await inNewsroom(name, spyingRecords(never), async (dying) => {
    for (const section of names(50, "s")) {
      const over = { section: slug(section), topics: [], byline: [] };
      void dying.publish(submit(`backlog-${section}`, over), asNew);
    }
  });
  const records = spyingRecords();
  await inNewsroom(name, records, async (risen, state) => {
    await risen.alarm();
    expect(records.written).toHaveLength(40);
    expect(await state.storage.getAlarm()).not.toBeNull();
    await risen.alarm();
    await risen.alarm();
    expect(new Set(records.written).size).toBe(102);
  });
  expect(await slugsIn("edition:v1:front")).toHaveLength(30);
  expect(await slugsIn("edition:v1:sections/s-49")).toEqual(["backlog-s-49"]);
});

it("makes the oldest entries summaries when an edition would pass 512 kB, and drops none", async () => {
  const records = spyingRecords();
  await inNewsroom("heavy", records, async (desk) => {
    await furnish(desk);
    const cards = [{ blocks: [paragraph("word ".repeat(24_000))] }];
    const over = { section: slug("culture"), cards };
    await Promise.all(names(7, "heavy").map((name) => desk.publish(submit(name, over), asNew)));
  });
  const edition = await inKv("edition", "edition:v1:sections/culture");
  expect(edition?.entries.map(({ body }) => body)).toEqual(
    "full full full full summary summary summary".split(" "),
  );
  expect(JSON.stringify(edition).length).toBeLessThanOrEqual(512 * 1024);
});

it("shows the newest thirty and keeps the others in the ledger", async () => {
  const desk = newsroomNamed("thirty");
  await furnish(desk);
  const minutes = names(33, "n").map((name, minute) => {
    const at = instant(`2026-11-01T08:${String(minute).padStart(2, "0")}:00Z`);
    return submit(name, { topics: [slug("feeds")], publishedAt: at, updatedAt: at });
  });
  await Promise.all(minutes.map((submission) => desk.publish(submission, asNew)));
  const newest = names(33, "n").toReversed().slice(0, 30);
  expect(await slugsIn("edition:v1:topics/feeds")).toEqual(newest);
  expect(await desk.article(slug("n-0"))).toBeDefined();
});
