import { expect, it } from "vitest";
import type { BackupPage, BackupPosition, RestorePart } from "../../src/newsroom/backup.ts";
import { MIGRATIONS, migrate } from "../../src/newsroom/ledger/migrations.ts";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import { isRestoring } from "../../src/newsroom/restoring.ts";
import { aPublication, anArticle, inline, instant, slug } from "../support/builders.ts";
import { liveThrough } from "../support/ledger-history.ts";
import { rowsOf, schemaOf } from "../support/ledger-rows.ts";
import { type MemoryMedia, memoryMedia } from "../support/memory-media.ts";
import { type MemoryRecords, memoryRecords } from "../support/memory-records.ts";
import {
  asNew,
  furnish,
  inNewsroom,
  type LabNewsroom,
  newsroomNamed,
  overAny,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const pagesOf = async (desk: LabNewsroom): Promise<readonly BackupPage[]> => {
  const pages: BackupPage[] = [];
  for (let after: BackupPosition | undefined | null; after !== null;) {
    const page = await desk.backup(after);
    if (!page) throw new Error("There is no such page");
    pages.push(page);
    after = page.next;
  }
  return pages;
};

const partsOf = (pages: readonly BackupPage[], id = "one"): readonly RestorePart[] =>
  pages.map(({ schema, table, columns, rows }, number) => {
    const isLast = number === pages.length - 1;
    // As they are after a journey.
    return JSON.parse(
      JSON.stringify({ id, number, isLast, schema, table, columns, rows }),
    ) as RestorePart;
  });

const alarms = async (desk: LabNewsroom, count: number): Promise<void> => {
  for (let alarm = 0; alarm < count; alarm++) {
    desk.aheadMs += 2_000;
    await desk.alarm();
  }
};

const OWN = new Set(["rebuild", "spent"]);
const newsOf = (storage: DurableObjectStorage) =>
  [...rowsOf(storage)].filter(([table]) => !OWN.has(table) && !table.startsWith("article_text"));

/** All of it stands there, and in the log who restored it. */
const expectRestored = (storage: DurableObjectStorage, news: ReturnType<typeof newsOf>): void => {
  const restored = newsOf(storage);
  const added = new Map(restored).get("command")?.at(-1);
  expect(added).toMatchObject({ command: "restoreBackup", by: "desk" });
  expect(restored.map(([table, rows]) => [table, rows.filter((row) => row !== added)])).toEqual(
    news,
  );
};

const publicOf = ({ stored }: MemoryRecords, { files }: MemoryMedia) => ({
  files,
  records: new Map(
    [...stored].map(([key, { text }]) => {
      const { prerendered: _, ...record } = JSON.parse(text) as Record<string, unknown>;
      return [key, record];
    }),
  ),
});

/** Drafts, files, withdrawals, moves, and rows that take more than a page. */
const live = async (desk: LabNewsroom, { storage }: DurableObjectState): Promise<void> => {
  await furnish(desk);
  await desk.keepMedia(
    `${"e".repeat(64)}.png`,
    "image/png",
    new Uint8Array(4_000_000).fill(7),
    "test",
  );
  for (const name of ["one", "two", "three"]) succeed(await desk.publish(submit(name), asNew));
  succeed(await desk.withdraw(slug("two"), { reason: "wrong" }, overAny));
  succeed(await desk.move(slug("three"), slug("four"), overAny));
  succeed(await desk.saveDraft(submit("a-draft"), asNew));
  for (const number of [101, 102, 103]) {
    storage.sql.exec(
      "INSERT INTO revision (article_id, revision, submission, sequence) VALUES (?, ?, ?, 2)",
      anArticle("one").id,
      number,
      JSON.stringify({ article: { ...anArticle("one"), summary: "…".repeat(600_000) } }),
    );
  }
  storage.sql.exec(
    `INSERT INTO command (by, committed_at)
     WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 6000)
     SELECT 'desk', '2026-11-01T08:00:00Z' FROM many`,
  );
  await alarms(desk, 5);
};

it("brings a whole ledger into an empty newsroom, whatever crash comes between, and fills its KV", async () => {
  const [records, media] = [memoryRecords(), memoryMedia()];
  let pages: readonly BackupPage[] = [];
  let news: ReturnType<typeof newsOf> = [];
  let schema: ReturnType<typeof schemaOf> = [];
  await inNewsroom(
    "backed-up",
    records,
    async (desk, state) => {
      await live(desk, state);
      news = newsOf(state.storage);
      schema = schemaOf(state.storage);
      // As the platform's own are named, here and where it runs.
      state.storage.sql.exec(
        "CREATE TABLE __platform (name TEXT); INSERT INTO __platform VALUES ('a')",
      );
      pages = await pagesOf(desk);
      expect(await desk.backup({ table: "no-such" })).toBeUndefined();
      expect(await desk.backup({ table: "article", key: ["a", "b"] })).toBeUndefined();
    },
    media,
  );
  expect(new Set(pages.map(({ snapshot }) => snapshot)).size).toBe(1);
  expect(pages.filter(({ table }) => table === "command").length).toBe(2);
  expect(pages.filter(({ table }) => table === "revision").length).toBeGreaterThan(1);
  expect(pages.filter(({ table }) => table === "media_chunk").length).toBeGreaterThan(2);
  expect(pages[0]?.total).toBe(pages.reduce((sum, { rows }) => sum + rows.length, 0));

  const [others, shelf] = [memoryRecords(), memoryMedia()];
  const parts = partsOf(pages);
  const half = 5;
  await inNewsroom("restored", others, async (desk, { storage }) => {
    for (const part of parts.slice(0, half)) {
      expect(await desk.restoreBackup(part, "desk")).toMatchObject({ value: { isDone: false } });
    }
    await storage.deleteAlarm();
  });
  await inNewsroom(
    "restored",
    others,
    async (desk, { storage }) => {
      await desk.alarm();
      expect(others.writes).toEqual([]);
      const [first, ...rest] = parts;
      if (!first) throw new Error("no part");
      // Again, as a client does that begins anew; another; and one too early.
      expect(await desk.restoreBackup(first, "desk")).toEqual({
        ok: true,
        value: { parts: half, isDone: false },
      });
      expect(await desk.restoreBackup({ ...first, id: "other" }, "desk")).toMatchObject({
        error: { reason: "unready", detail: expect.stringContaining("Another") },
      });
      const early = { ...first, number: half + 1 };
      expect(await desk.restoreBackup(early, "desk")).toMatchObject({
        error: { detail: `Part ${half} is the next` },
      });
      for (const part of rest.slice(half - 1))
        expect(await desk.restoreBackup(part, "desk")).toMatchObject({ ok: true });
      expectRestored(storage, news);
      expect(schemaOf(storage)).toEqual(schema);
      const draft = { state: "draft", text: "a-draft article", topic: "syria" } as const;
      expect(await desk.list({ ...draft, from: { order: "changed" }, limit: 9 })).toHaveLength(1);
      expect(await storage.getAlarm()).not.toBeNull();
      await alarms(desk, 9);
      expect(await desk.rebuildProgress()).toMatchObject({ waiting: 0 });
      expect(publicOf(others, shelf)).toEqual(publicOf(records, media));
      expect(others.stored.size).toBeGreaterThan(6);
      succeed(await desk.publish(submit("after"), asNew));
      expect(await desk.restoreBackup(first, "desk")).toMatchObject({
        error: { reason: "unready", detail: expect.stringContaining("not empty") },
      });
    },
    shelf,
  );
});

/** Every call but the one that brings the backup, and the one that gives it up. */
const CALLS: {
  readonly [Call in Exclude<keyof Newsroom, "restoreBackup" | "abandonRestore">]: (
    desk: LabNewsroom,
  ) => ReturnType<Newsroom[Call]>;
} = {
  publish: (desk) => desk.publish(submit("a"), asNew),
  publishAll: (desk) =>
    desk.publishAll([{ submission: submit("a"), isDraft: false, ...asNew }], "desk"),
  forecast: (desk) => desk.forecast(submit("a"), asNew),
  saveDraft: (desk) => desk.saveDraft(submit("a"), asNew),
  deleteDraft: (desk) => desk.deleteDraft(slug("a-draft"), overAny),
  publishDraft: (desk) => desk.publishDraft(slug("a-draft"), overAny),
  schedule: (desk) => desk.schedule(slug("a-draft"), instant("2099-01-01T00:00:00Z"), overAny),
  unschedule: (desk) => desk.unschedule(slug("a-draft"), overAny),
  correct: (desk) => desk.correct(slug("one"), inline("It was two."), overAny),
  withdraw: (desk) => desk.withdraw(slug("one"), { reason: "wrong" }, overAny),
  reinstate: (desk) => desk.reinstate(slug("two"), overAny),
  move: (desk) => desk.move(slug("one"), slug("ten"), overAny),
  restore: (desk) => desk.restore(slug("one"), 1, overAny),
  adopt: (desk) => desk.adopt(aPublication({ title: "Other" }), overAny),
  article: (desk) => desk.article(slug("one")),
  movedTo: (desk) => desk.movedTo(slug("one")),
  list: (desk) => desk.list({ from: { order: "changed" }, limit: 9 }),
  feeds: (desk) => desk.feeds(),
  revisions: (desk) => desk.revisions(slug("one")),
  revision: (desk) => desk.revision(slug("one"), 1),
  keepOldPaths: (desk) => desk.keepOldPaths({ "/x": slug("one") }, "desk"),
  oldPathsAfter: (desk) => desk.oldPathsAfter("", 9),
  publication: (desk) => desk.publication(),
  keepMedia: (desk) => desk.keepMedia("f.png", "image/png", new Uint8Array(1), "desk"),
  media: (desk) => desk.media(["f.png"]),
  mediaFile: (desk) => desk.mediaFile("f.png"),
  preview: (desk) => desk.preview(slug("one")),
  makePreviews: (desk) => desk.makePreviews(slug("one"), "desk"),
  previewKey: (desk) => desk.previewKey(),
  revokePreviews: (desk) => desk.revokePreviews("desk"),
  projection: (desk) => projectionOf(desk, 1),
  status: (desk) => desk.status(),
  rebuild: (desk) => desk.rebuild("desk"),
  rebuildProgress: (desk) => desk.rebuildProgress(),
  backup: (desk) => desk.backup(),
  holderOf: (desk) => desk.holderOf("a".repeat(64)),
  issueToken: (desk) =>
    desk.issueToken({ name: "new", scopes: [], sha256: "b".repeat(64) }, "desk"),
  tokens: (desk) => desk.tokens(),
  revokeToken: (desk) => desk.revokeToken("ci", "desk"),
  audit: (desk) => desk.audit({ after: 0, limit: 9 }),
};

it("answers no call while it is being restored, and changes neither a row nor the time of the alarm", async () => {
  let parts: readonly RestorePart[] = [];
  await inNewsroom("before-all-calls", memoryRecords(), async (desk) => {
    await furnish(desk);
    for (const name of ["one", "two"]) succeed(await desk.publish(submit(name), asNew));
    succeed(await desk.withdraw(slug("two"), { reason: "wrong" }, overAny));
    succeed(await desk.saveDraft(submit("a-draft"), asNew));
    await desk.issueToken({ name: "ci", scopes: [], sha256: "a".repeat(64) }, "desk");
    expect(await desk.holderOf("a".repeat(64))).toMatchObject({ name: "ci" });
    await desk.previewKey();
    parts = partsOf(await pagesOf(desk));
  });
  await inNewsroom("all-calls", memoryRecords(), async (desk, { storage }) => {
    // All but the last: whatever is asked for is there.
    for (const part of parts.slice(0, -1)) {
      expect(await desk.restoreBackup(part, "desk")).toMatchObject({ value: { isDone: false } });
    }
    // Long enough for whatever rests to be due, and for a token's last use to be noted.
    desk.aheadMs = 86_400_000;
    const before = rowsOf(storage);
    const alarmAt = await storage.getAlarm();
    for (const [name, call] of Object.entries(CALLS)) {
      const error = await call(desk).then(() => "none", String);
      expect({ name, error }).toEqual({ name, error: "Error: A backup is being restored" });
    }
    await desk.alarm();
    expect(rowsOf(storage)).toEqual(before);
    expect(await storage.getAlarm()).toBe(alarmAt);
  });
});

it("is given up, after a crash too, and leaves a newsroom in which everything can begin", async () => {
  const old = "given-up-old";
  let parts: readonly RestorePart[] = [];
  await inNewsroom(old, memoryRecords(), async (desk, { storage }) => {
    await scheduler.wait(1);
    await liveThrough(7, storage);
    parts = partsOf(await pagesOf(desk));
    migrate(storage);
  });
  const [first, second] = parts as [RestorePart, RestorePart];
  let schema: ReturnType<typeof schemaOf> = [];
  const records = memoryRecords();
  const nothing = { error: { reason: "unready", detail: "No backup is being restored" } };
  await inNewsroom("given-up", records, async (desk, { storage }) => {
    await desk.status();
    schema = schemaOf(storage);
    expect(await desk.abandonRestore()).toMatchObject(nothing);
    expect(await desk.restoreBackup(first, "desk")).toMatchObject({ ok: true });
    expect(await desk.restoreBackup({ ...second, columns: ["no"] }, "desk")).toMatchObject({
      error: { reason: "unfit" },
    });
  });
  await inNewsroom("given-up", records, async (risen, { storage }) => {
    expect(schemaOf(storage)).not.toEqual(schema);
    expect(await risen.abandonRestore()).toEqual({ ok: true, value: { parts: 0, isDone: false } });
    expect(schemaOf(storage)).toEqual(schema);
    expect((await risen.status()).rebuild).toMatchObject({ total: 0 });
    expect(await risen.audit({ after: 0, limit: 9 })).toEqual([]);
    expect(await risen.abandonRestore()).toMatchObject(nothing);
    // It is as empty as any: another backup may come, and be given up by the same object.
    expect(await risen.restoreBackup({ ...first, id: "other" }, "desk")).toMatchObject({
      ok: true,
    });
    expect(await risen.abandonRestore()).toMatchObject({ ok: true });
    await furnish(risen);
    succeed(await risen.publish(submit("anew"), asNew));
    await alarms(risen, 3);
    expect(records.stored.has("resource:v1:anew")).toBe(true);
    expect(await risen.restoreBackup(first, "desk")).toMatchObject({
      error: { detail: expect.stringContaining("not empty") },
    });
  });
});

it("says so over RPC in a way that the edge understands", async () => {
  const part = { id: "x", number: 0, isLast: false, schema: 1, table: "command" };
  const newsroom = newsroomNamed("restoring-over-rpc");
  await newsroom.restoreBackup(
    { ...part, columns: ["sequence", "by", "committed_at"], rows: [] },
    "desk",
  );
  const error = await newsroom.status().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isRestoring(error)).toBe(true);
});

it("takes a backup of before that has the key to previews, and leaves the key", async () => {
  await inNewsroom("with-a-key", memoryRecords(), async (desk, { storage }) => {
    const part: RestorePart = {
      id: "x",
      number: 0,
      isLast: true,
      schema: 16,
      table: "preview_key",
      columns: ["only", "key"],
      rows: [[1, "known-to-whom"]],
    };
    expect(await desk.restoreBackup(part, "desk")).toEqual({
      ok: true,
      value: { parts: 1, isDone: true },
    });
    expect(rowsOf(storage).get("preview_key")).toEqual([]);
    expect(await desk.previewKey()).not.toBe("known-to-whom");
  });
});

it("shows by its snapshot that something changed meanwhile", async () => {
  await inNewsroom("changing", memoryRecords(), async (desk) => {
    await furnish(desk);
    const before = await desk.backup();
    expect((await desk.backup())?.snapshot).toBe(before?.snapshot);
    succeed(await desk.saveDraft(submit("a-draft"), asNew));
    expect((await desk.backup())?.snapshot).not.toBe(before?.snapshot);
  });
});

it("shows by its snapshot that nothing changed while KV caught up, or the object began anew", async () => {
  let before: BackupPage | undefined;
  await inNewsroom("catching-up", memoryRecords(), async (desk) => {
    await furnish(desk);
    const { precondition } = asNew;
    const names = Array.from({ length: 60 }, (_, index) => `many-${index}`);
    const batch = names.map((name) => ({ submission: submit(name), precondition, isDraft: false }));
    await desk.publishAll(batch, "test");
    before = await desk.backup();
    const { outbox } = await desk.status();
    await alarms(desk, 1);
    expect((await desk.status()).outbox.waiting).not.toBe(outbox.waiting);
    expect((await desk.backup())?.snapshot).toBe(before?.snapshot);
  });
  await inNewsroom("catching-up", memoryRecords(), async (risen) => {
    expect((await risen.backup())?.snapshot).toBe(before?.snapshot);
  });
});

it.each([1, 3, 7, 10, 15])("migrates a backup of schema %i when it is whole", async (n) => {
  const name = `old-backup-${n}`;
  let pages: readonly BackupPage[] = [];
  let news: ReturnType<typeof newsOf> = [];
  await inNewsroom(name, memoryRecords(), async (desk, { storage }) => {
    await scheduler.wait(1);
    await liveThrough(n, storage);
    pages = await pagesOf(desk);
    migrate(storage);
    news = newsOf(storage);
  });
  const parts = partsOf(pages);
  const begin = async (desk: LabNewsroom): Promise<void> => {
    await scheduler.wait(1);
    expect(await desk.restoreBackup(parts[0] as RestorePart, "desk")).toMatchObject({ ok: true });
  };
  await inNewsroom(`${name}-restored`, memoryRecords(), begin);
  await inNewsroom(`${name}-restored`, memoryRecords(), async (risen, { storage }) => {
    for (const part of parts.slice(1)) {
      expect(await risen.restoreBackup(part, "desk")).toMatchObject({ ok: true });
    }
    expectRestored(storage, news);
    // Listed once: as an older one by the step that made the lists.
    const found = await risen.list({ text: "one article", from: { order: "changed" }, limit: 9 });
    expect(found.map(({ slug: at }) => at)).toEqual(["one"]);
    expect((await risen.status()).schema).toBe(MIGRATIONS.length);
  });
});

it("takes nothing of a part that does not fit, nor of a later schema", async () => {
  await inNewsroom("unfit", memoryRecords(), async (desk, { storage }) => {
    await desk.backup();
    const before = schemaOf(storage);
    const part: RestorePart = {
      id: "x",
      number: 0,
      isLast: true,
      schema: MIGRATIONS.length,
      table: "command",
      columns: ["sequence", "by", "committed_at"],
      rows: [[1, "desk", "2026-11-01T08:00:00Z"]],
    };
    for (const [wrong, detail] of [
      [{ table: "migration", columns: ["version"] }, "no such table"],
      [{ columns: ["sequence", "by) --"] }, "no column by) --"],
      [{ rows: [...part.rows, [2, null, null]] }, "NOT NULL"],
    ] as const) {
      expect(await desk.restoreBackup({ ...part, ...wrong }, "desk")).toMatchObject({
        error: { reason: "unfit", detail: expect.stringContaining(detail) },
      });
    }
    expect(
      await desk.restoreBackup({ ...part, schema: MIGRATIONS.length + 1 }, "desk"),
    ).toMatchObject({
      error: { reason: "unready", detail: expect.stringContaining("update it first") },
    });
    expect(schemaOf(storage)).toEqual(before);
    expect([...(rowsOf(storage).get("command") ?? [])]).toEqual([]);
    expect(await desk.restoreBackup(part, "desk")).toEqual({
      ok: true,
      value: { parts: 1, isDone: true },
    });
  });
});
