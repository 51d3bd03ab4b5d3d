import { expect, it } from "vitest";
import type { ArticleState } from "../../src/model/article-state.ts";
import { MIGRATIONS, migrate } from "../../src/newsroom/ledger/migrations.ts";
import { mediaNames } from "../../src/newsroom/media-use.ts";
import { anArticle, slug } from "../support/builders.ts";
import { liveThrough } from "../support/ledger-history.ts";
import { rowsOf, schemaOf } from "../support/ledger-rows.ts";
import { type MemoryMedia, memoryMedia } from "../support/memory-media.ts";
import { type MemoryRecords, memoryRecords } from "../support/memory-records.ts";
import { inNewsroom, overAny, submit, succeed } from "../support/newsroom.ts";

type Row = Readonly<Record<string, SqlStorageValue>>;
/** Columns whose name or value a later step rightly changes. */
const CHANGED: ReadonlySet<string> = new Set([
  "article.state",
  "outbox.priority",
  "outbox.version",
]);

const kept = (table: string, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !CHANGED.has(`${table}.${column}`)));

/** Files from before the ledger had their bytes are in KV alone. */
const aShelf = (): MemoryMedia => {
  const media = memoryMedia();
  const [picture = ""] = mediaNames(anArticle());
  const bytes = new Uint8Array(4321);
  media.files.set(picture, { bytes, metadata: { type: "image/png", bytes: bytes.length } });
  return media;
};

const kindAt = (records: MemoryRecords, name: string): unknown => {
  const text = records.stored.get(`resource:v1:${name}`)?.text;
  return text && (JSON.parse(text) as { kind: string }).kind;
};

it("deletes a draft that a ledger from before has noted as an original", async () => {
  const records = memoryRecords();
  const [draft, gone] = [anArticle("a-draft").id, anArticle("wrong").id];
  await inNewsroom("earlier-draft", records, async (_, { storage }) => {
    await scheduler.wait(1);
    await liveThrough(8, storage);
    // As the command that withdrew its translation wrote them once.
    storage.sql.exec(
      "INSERT INTO translation VALUES (?1, ?1, NULL, NULL), (?2, ?1, '[]', NULL)",
      draft,
      gone,
    );
  });
  await inNewsroom(
    "earlier-draft",
    records,
    async (desk, { storage }) => {
      expect(await desk.deleteDraft(slug("a-draft"), overAny)).toEqual({
        ok: true,
        value: undefined,
      });
      expect(await desk.article(slug("a-draft"))).toBeUndefined();
      expect(
        storage.sql
          .exec("SELECT * FROM translation WHERE ? IN (article_id, original_id)", draft)
          .toArray(),
      ).toEqual([]);
      succeed(await desk.reinstate(slug("wrong"), overAny));
    },
    aShelf(),
  );
});

const versions = Array.from({ length: MIGRATIONS.length }, (_, index) => index + 1);

it.each(versions)(
  "takes the ledger of schema %i to the newest, rows, commands and all",
  async (n) => {
    const records = memoryRecords();
    const name = `earlier-${n}`;
    let fresh: ReturnType<typeof schemaOf> = [];
    let before: ReadonlyMap<string, readonly Row[]> = new Map();
    const states: Record<string, ArticleState> = { one: "live", wrong: "gone", demanded: "legal" };
    if (n >= 3) states["placed"] = "live";
    if (n >= 8) Object.assign(states, { "a-draft": "draft", "to-come": "scheduled" });
    await inNewsroom(name, records, async (_, { storage }) => {
      // The object starts while this begins.
      await scheduler.wait(1);
      fresh = schemaOf(storage);
      await liveThrough(n, storage);
      before = rowsOf(storage);
      migrate(storage);
      expect(schemaOf(storage)).toEqual(fresh);
      const after = rowsOf(storage);
      for (const [table, rows] of before) {
        const now = (after.get(table) ?? []).map((row) => kept(table, row));
        for (const row of rows)
          expect(now).toContainEqual(expect.objectContaining(kept(table, row)));
      }
      await liveThrough(n, storage);
    });
    expect(before.get("article")).toHaveLength(Object.keys(states).length);
    await inNewsroom(
      name,
      records,
      async (desk) => {
        for (const [at, state] of Object.entries(states)) {
          expect(await desk.article(slug(at))).toMatchObject({ state, submission: submit(at) });
          expect(await desk.revisions(slug(at))).toHaveLength(1);
        }
        succeed(await desk.publish(submit("one", { title: "Revised" }), overAny));
        succeed(await desk.reinstate(slug("wrong"), overAny));
        succeed(await desk.move(slug("one"), slug("number-two"), overAny));
        for (let alarm = 0; alarm < 9; alarm++) {
          desk.aheadMs += 2_000;
          await desk.alarm();
        }
        const { outbox, articles } = await desk.status();
        expect(outbox).toMatchObject({ waiting: 0, parked: 0 });
        expect(Object.values(articles).reduce((a, b) => a + b)).toBe(Object.keys(states).length);
      },
      aShelf(),
    );
    expect(
      ["number-two", "one", "wrong", "demanded", "a-draft", "to-come"].map((at) =>
        kindAt(records, at),
      ),
    ).toEqual(["live", "moved", "live", "gone", undefined, undefined]);
    const { text = "" } = records.stored.get("edition:v1:front") ?? {};
    const { entries } = JSON.parse(text) as { entries: { article: { slug: string } }[] };
    const listed = entries.map(({ article }) => article.slug);
    expect(listed.toSorted()).toEqual(["number-two", ...(n >= 3 ? ["placed"] : []), "wrong"]);
  },
);
