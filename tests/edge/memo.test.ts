import { describe, expect, it } from "vitest";
import { memoRecords } from "../../src/edge/memo.ts";
import type { Edge } from "../../src/edge/edge.ts";
import { commandAnswer } from "../../src/edge/publishing/receipt.ts";
import { ok } from "../../src/model/result.ts";
import { StoreUnavailable } from "../../src/edge/remembered-record.ts";
import { MEMO_TRUST_SECONDS } from "../../src/edge/trust.ts";
import { aPublication, instant } from "../support/builders.ts";
import { memoryRecords } from "../support/memory-records.ts";

const KEY = "publication:v1";
const AT = instant("2026-11-01T08:00:00Z");

const aMemo = async () => {
  const records = memoryRecords();
  await records.write("publication", KEY, aPublication(), AT);
  const clock = { ms: 1_000_000 };
  const memo = memoRecords(records, () => clock.ms);
  const title = async () => (await (await memo.read("publication", KEY))?.open())?.value.title;
  const pass = (seconds: number) => {
    clock.ms += seconds * 1000;
  };
  return { records, memo, title, pass };
};

describe("the memo", () => {
  it("asks KV once within its trust, and parses once", async () => {
    const { records, title, pass } = await aMemo();
    await title();
    pass(MEMO_TRUST_SECONDS - 0.001);
    await title();
    expect([records.reads, records.parses]).toEqual([[KEY], [KEY]]);
  });

  it("asks KV again after its trust, and keeps the parse while the hash is equal", async () => {
    const { records, title, pass } = await aMemo();
    await title();
    pass(MEMO_TRUST_SECONDS);
    await title();
    expect([records.reads, records.parses]).toEqual([[KEY, KEY], [KEY]]);
  });

  it("gives the new value once its trust is over", async () => {
    const { records, title, pass } = await aMemo();
    await title();
    await records.write("publication", KEY, aPublication({ title: "New" }), AT);
    expect(await title()).toBe("The Example Wire");
    pass(MEMO_TRUST_SECONDS);
    expect(await title()).toBe("New");
  });

  it("parses nothing for who only looks at the metadata", async () => {
    const { records, memo } = await aMemo();
    const found = await memo.read("publication", KEY);
    found?.discard();
    expect(found?.metadata.committedAt).toBe(AT);
    expect(records.parses).toEqual([]);
  });

  it("shares one read and one parse among those who come at once", async () => {
    const { records, title } = await aMemo();
    expect(await Promise.all([title(), title(), title()])).toEqual(
      Array(3).fill("The Example Wire"),
    );
    expect([records.reads, records.parses]).toEqual([[KEY], [KEY]]);
  });

  it("finds what was absent once its trust is over", async () => {
    const { records, memo, pass } = await aMemo();
    records.stored.delete(KEY);
    expect(await memo.read("publication", KEY)).toBeUndefined();
    await records.write("publication", KEY, aPublication(), AT);
    expect(await memo.read("publication", KEY)).toBeUndefined();
    pass(MEMO_TRUST_SECONDS);
    expect(await memo.read("publication", KEY)).toBeDefined();
  });

  it("goes on serving what it remembers while KV fails, and asks no more often than before", async () => {
    const { records, title, pass } = await aMemo();
    await title();
    records.failing = true;
    pass(3600);
    expect(await title()).toBe("The Example Wire");
    await title();
    expect(records.reads).toHaveLength(2);
  });

  it("does not serve for more than a day what KV does not confirm", async () => {
    const { records, title, pass } = await aMemo();
    await title();
    records.failing = true;
    for (let hour = 0; hour < 24; hour += 1) {
      pass(3600);
      expect(await title()).toBe("The Example Wire");
    }
    pass(MEMO_TRUST_SECONDS);
    await expect(title()).rejects.toThrow(StoreUnavailable);
    records.failing = false;
    expect(await title()).toBe("The Example Wire");
  });

  it("says that KV is unavailable where it remembers nothing, or only an absence", async () => {
    const { records, memo, pass } = await aMemo();
    records.failing = true;
    await expect(memo.read("publication", KEY)).rejects.toThrow(StoreUnavailable);
    records.failing = false;
    records.stored.clear();
    pass(MEMO_TRUST_SECONDS);
    expect(await memo.read("publication", KEY)).toBeUndefined();
    records.failing = true;
    pass(MEMO_TRUST_SECONDS);
    await expect(memo.read("publication", KEY)).rejects.toThrow(StoreUnavailable);
  });

  it("says that KV is unavailable where a record is spoilt", async () => {
    const { records, title } = await aMemo();
    const stored = records.stored.get(KEY);
    records.stored.set(KEY, { text: "{", metadata: stored?.metadata });
    await expect(title()).rejects.toThrow(StoreUnavailable);
  });

  it("gives the value with the metadata it belongs to, when the record is replaced in between", async () => {
    const { records, memo, pass } = await aMemo();
    const early = await memo.read("publication", KEY);
    early?.discard();
    await records.write("publication", KEY, aPublication({ title: "New" }), AT);
    const opened = await early?.open();
    expect(opened?.value.title).toBe("New");
    expect(opened?.metadata.hash).not.toBe(early?.metadata.hash);
    pass(MEMO_TRUST_SECONDS);
    expect((await memo.read("publication", KEY))?.metadata).toEqual(opened?.metadata);
  });

  it("asks KV again at once when it is distrusted, keeping what was parsed", async () => {
    const { records, memo, title } = await aMemo();
    await title();
    memo.distrust();
    await title();
    expect([records.reads, records.parses]).toEqual([[KEY, KEY], [KEY]]);
  });
});

it("serves nothing from before a takedown while KV fails, and all else from before a command", async () => {
  const { records, memo, title } = await aMemo();
  const answered = (state: "draft" | "live" | "gone") => {
    const facts = { etag: '"2-a"', revision: 2, sequence: 7, committedAt: AT, created: false };
    const receipt = { ...facts, state, changed: true, projected: true };
    commandAnswer({ records: memo } as Edge, ok(receipt), "/publishing/articles/a");
  };
  await title();
  records.failing = true;
  answered("live");
  answered("draft");
  expect(await title()).toBe("The Example Wire");
  answered("gone");
  await expect(title()).rejects.toThrow(StoreUnavailable);
  answered("live");
  await expect(title()).rejects.toThrow(StoreUnavailable);
  records.failing = false;
  await title();
  records.failing = true;
  answered("live");
  expect(await title()).toBe("The Example Wire");
});

it("lends no look the trust of another that came after it", async () => {
  const answers: ((title: string) => void)[] = [];
  const store = {
    read: () =>
      new Promise<never>((resolve) => {
        answers.push((hash) =>
          resolve({ metadata: { hash, committedAt: AT }, discard: () => undefined } as never),
        );
      }),
    readAll: async () => new Map(),
  };
  const memo = memoRecords(store, () => 1_000_000);
  const before = memo.read("publication", KEY);
  memo.distrust();
  const after = memo.read("publication", KEY);
  for (const [index, hash] of ["old", "new"].entries()) answers[index]?.(hash);
  const [old, recent] = await Promise.all([before, after]);
  expect([old?.metadata.hash, old?.trust.epoch]).toEqual(["old", 0]);
  expect([recent?.metadata.hash, recent?.trust.epoch]).toEqual(["new", 1]);
});

it("lets nobody who comes after it is distrusted join a reading from before", async () => {
  const bytes: ((text: string) => void)[] = [];
  const metadata = { hash: "same", committedAt: AT };
  const store = {
    read: async () =>
      ({
        metadata,
        discard: () => undefined,
        prerendered: () => new Promise((resolve) => bytes.push((text) => resolve({ text }))),
      }) as never,
    readAll: async () => new Map(),
  };
  const memo = memoRecords(store, () => 1_000_000);
  const name = { name: "rss", coding: "gzip" } as const;
  const readNow = async () => (await memo.read("edition", KEY))?.prerendered(name);
  const before = readNow();
  await expect.poll(() => bytes.length).toBe(1);
  memo.distrust();
  const after = readNow();
  await expect.poll(() => bytes.length).toBe(2);
  for (const [index, text] of ["old", "new"].entries()) bytes[index]?.(text);
  expect([await before, await after]).toMatchObject([
    { document: { text: "old" } },
    { document: { text: "new" } },
  ]);
});
