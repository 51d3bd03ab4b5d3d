import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { feedsOf } from "../../src/model/feed-membership.ts";
import type { RecordStore } from "../../src/store/records.ts";
import { aPublication, slug } from "../support/builders.ts";
import { memoryRecords } from "../support/memory-records.ts";
import { asNew, furnish, inNewsroom, overAny, submit } from "../support/newsroom.ts";

/** What becomes of a put: kept or not, after how long, and whether we are told. */
const put = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kept: true, afterMs: 5, told: true } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      kept: fc.boolean(),
      afterMs: fc.integer({ min: 0, max: 50_000 }),
      told: fc.constant(false),
    }),
  },
);

const names = ["one", "two", "three"];

const command = fc.record({
  what: fc.constantFrom("publish", "revise", "move", "withdraw", "select"),
  name: fc.constantFrom(...names),
  thenMs: fc.integer({ min: 0, max: 20_000 }),
});

/** Settings with a selection of one section: another one, the same again, or none. */
const settings = (index: number) => {
  const [section] = ["world", "culture"].slice(index % 3);
  const feeds = section && { picks: { label: "Picks", sections: [slug(section)] } };
  return aPublication(feeds ? { feeds } : {});
};

const pass = async (milliseconds: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
};

it("shows in the end what the ledger says, in whatever order puts fail, hang and arrive", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  let run = 0;
  const commands = fc.array(command, { minLength: 1, maxLength: 8 });
  const puts = fc.array(put, { maxLength: 30 });
  try {
    await fc.assert(
      fc.asyncProperty(commands, puts, async (script, fates) => {
        const memory = memoryRecords();
        const queue = [...fates];
        const records: RecordStore = {
          read: (kind, key) => memory.read(kind, key),
          write: (kind, key, value, committedAt) => {
            const { kept, afterMs, told } = queue.shift() ?? { kept: true, afterMs: 5, told: true };
            return new Promise((resolve, reject) => {
              setTimeout(() => {
                const done = kept ? memory.write(kind, key, value, committedAt) : undefined;
                if (told) resolve(done);
              }, afterMs);
              if (!told) setTimeout(() => reject(new Error("KV did not answer")), 300);
            });
          },
        };
        await inNewsroom(`any-${run++}`, records, async (desk) => {
          // No alarm but the test's own falls due.
          desk.aheadMs = 3_600_000;
          await Promise.all([furnish(desk), pass(12_000)]);
          for (const [index, { what, name, thenMs }] of script.entries()) {
            const title = `${name} ${index}`;
            const over = what === "move" ? { title, section: slug("culture") } : { title };
            const order = () => {
              if (what === "select") return desk.adopt(settings(index), overAny);
              if (what === "withdraw")
                return desk.withdraw(slug(name), { reason: "wrong" }, overAny);
              return desk.publish(submit(name, over), what === "publish" ? asNew : overAny);
            };
            const answer = order();
            await Promise.race([answer, pass(thenMs)]);
          }
          for (let minute = 0; minute < 20; minute++) {
            await Promise.all([desk.alarm(), pass(60_000)]);
          }
          const publication = (await desk.publication())?.publication ?? aPublication();
          const titles = new Map<string, string[]>();
          const archived: string[] = [];
          for (const name of names) {
            const kept = await desk.article(slug(name));
            const record = await memory.read("resource", `resource:v1:${name}`);
            const value = await record?.value();
            expect(value?.kind).toBe(kept?.state);
            if (kept?.state !== "live" || value?.kind !== "live") continue;
            expect(value.article).toEqual(kept.submission.article);
            archived.push(value.article.title);
            for (const feed of feedsOf(value.article, publication)) {
              const key = `edition:v1:${feed}`;
              titles.set(key, [...(titles.get(key) ?? []), value.article.title]);
            }
          }
          const page = await (await memory.read("archive", "archive:v1:1"))?.value();
          expect(page?.articles.map(({ title }) => title).toSorted() ?? []).toEqual(
            archived.toSorted(),
          );
          const editions = [...memory.stored.keys()].filter((key) => key.startsWith("edition:"));
          for (const key of new Set([...editions, ...titles.keys()])) {
            const edition = await (await memory.read("edition", key))?.value();
            const shown = edition?.entries.map(({ article }) => article.title);
            expect(shown?.toSorted()).toEqual(titles.get(key)?.toSorted() ?? []);
          }
        });
      }),
      { numRuns: 20 },
    );
  } finally {
    vi.useRealTimers();
  }
}, 60_000);
