import { describe, expect, it, vi } from "vitest";
import { type Edition, summaryOf } from "../../src/model/edition.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Submission } from "../../src/model/submission.ts";
import type { CommandRequest, Receipt } from "../../src/newsroom/newsroom.ts";
import type { RecordStore } from "../../src/store/records.ts";
import { aPublication, anArticle, paragraph, slug } from "../support/builders.ts";
import { memoryRecords } from "../support/memory-records.ts";
import {
  asNew,
  furnish,
  inNewsroom,
  type LabNewsroom,
  overAny,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

/** A newsroom whose commands come a second after each other, so that none waits for its keys. */
const atDesk = (name: string, work: (desk: Desk) => Promise<void>): Promise<void> => {
  const memory = memoryRecords();
  const read = async (key: string) => (await memory.read("edition", key))?.value();
  return inNewsroom(name, memory, async (newsroom) => {
    await furnish(newsroom);
    const command = async (order: () => ReturnType<LabNewsroom["adopt"]>) => {
      newsroom.aheadMs += 1_000;
      return succeed(await order());
    };
    await work({
      publish: (what, request = asNew) => command(() => newsroom.publish(what, request)),
      withdraw: (what) =>
        command(() => newsroom.withdraw(slug(what), { reason: "in error" }, overAny)),
      adopt: (publication) => command(() => newsroom.adopt(publication, overAny)),
      edition: read,
      slugs: async (key) => (await read(key))?.entries.map(({ article }) => article.slug),
    });
  });
};

interface Desk {
  readonly publish: (what: Submission, request?: CommandRequest) => Promise<Receipt>;
  readonly withdraw: (what: string) => Promise<Receipt>;
  readonly adopt: (publication: Publication) => Promise<Receipt>;
  readonly edition: (key: string) => Promise<Edition | undefined>;
  readonly slugs: (key: string) => Promise<readonly string[] | undefined>;
}

const PICKS = "edition:v1:feeds/picks";
const select = (over: Partial<NonNullable<Publication["feeds"]>[string]> = {}): Publication =>
  aPublication({ feeds: { picks: { label: "Picks", ...over } } });

describe("a selection", () => {
  it("is made of what is published already, shown as it stands, before the command is answered", () =>
    atDesk("selected", async ({ publish, adopt, slugs }) => {
      await publish(submit("one"));
      await publish(submit("two", { section: slug("culture") }));
      const receipt = await adopt(select({ sections: [slug("culture")] }));
      expect(receipt.projected).toBe(true);
      expect(await slugs(PICKS)).toEqual(["two"]);
    }));

  it("gains and loses articles as they are revised, and loses what is withdrawn", () =>
    atDesk("revised", async ({ publish, withdraw, adopt, slugs }) => {
      await adopt(select({ sections: [slug("culture")] }));
      await publish(submit("one"));
      await publish(submit("two", { section: slug("culture") }));
      await publish(submit("one", { section: slug("culture") }), overAny);
      expect(await slugs(PICKS)).toEqual(["two", "one"]);
      await publish(submit("two"), overAny);
      expect(await slugs(PICKS)).toEqual(["one"]);
      await withdraw("one");
      expect(await slugs(PICKS)).toEqual([]);
    }));

  it("that is defined anew is sorted anew, with its own limit and bodies", () =>
    atDesk("anew", async ({ publish, adopt, slugs, edition }) => {
      await publish(submit("one"));
      await publish(submit("two"));
      await adopt(select({ sections: [slug("culture")] }));
      expect(await slugs(PICKS)).toEqual([]);
      await adopt(select({ sections: [slug("world")] }));
      expect(await slugs(PICKS)).toEqual(["two", "one"]);
      await adopt(select({ limit: 1, summaryOnly: true }));
      const entries = (await edition(PICKS))?.entries ?? [];
      expect(entries.map(({ article, body }) => [article.slug, body, article.cards])).toEqual([
        ["two", "summary", []],
      ]);
    }));

  it("that is gone is written empty, so that nothing withdrawn can come back with it", () =>
    atDesk("gone", async ({ publish, withdraw, adopt, slugs }) => {
      await adopt(select());
      await publish(submit("one"));
      await publish(submit("two"));
      await adopt(aPublication());
      expect(await slugs(PICKS)).toEqual([]);
      await withdraw("one");
      await publish(submit("three"));
      expect(await slugs(PICKS)).toEqual([]);
      await adopt(select());
      expect(await slugs(PICKS)).toEqual(["three", "two"]);
    }));

  it("keeps the first recording of an article in its summary", () =>
    atDesk("recorded", async ({ publish, adopt, edition }) => {
      const audio = {
        url: "https://audio.example/a.mp3",
        type: "audio/mpeg",
        bytes: 9,
        title: "Sound",
        durationSeconds: 5,
      };
      const sound = { type: "audio" as const, audio };
      const cards = [...anArticle().cards, { blocks: [paragraph("It sounds so."), sound, sound] }];
      await publish(submit("episode", { cards }));
      await adopt(select({ summaryOnly: true }));
      const [entry] = (await edition(PICKS))?.entries ?? [];
      expect(entry?.article.cards).toEqual([{ blocks: [sound] }]);
      // SQL and TypeScript say the same of what a summary is.
      expect(entry?.article).toEqual(summaryOf(anArticle("episode", { cards })));
    }));
});

it("a withdrawal is done only when no edition that waits to be written can show it any longer", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const memory = memoryRecords();
  let broken = false;
  let lab: LabNewsroom | undefined;
  const records: RecordStore = {
    read: (kind, key) => memory.read(kind, key),
    write: (kind, key, value, committedAt) => {
      if (!broken || key !== PICKS) return memory.write(kind, key, value, committedAt);
      if (lab) lab.aheadMs += 3_000;
      return Promise.reject(new Error("KV PUT failed: 429"));
    },
  };
  await inNewsroom("waiting", records, async (desk) => {
    lab = desk;
    await furnish(desk);
    succeed(await desk.adopt(select(), overAny));
    succeed(await desk.publish(submit("secret"), asNew));
    broken = true;
    // It is not in the feed any longer, says the ledger; KV says it still is.
    await desk.adopt(select({ sections: [slug("culture")] }), overAny);
    const receipt = succeed(
      await desk.withdraw(slug("secret"), { reason: "court order" }, overAny),
    );
    expect(receipt.projected).toBe(false);
    const waiting = (await projectionOf(desk, receipt.sequence)).waiting.map(({ key }) => key);
    expect(waiting).toEqual([PICKS]);
    broken = false;
    desk.aheadMs += 60_000;
    await desk.alarm();
    expect((await projectionOf(desk, receipt.sequence)).done).toBe(true);
    expect((await (await memory.read("edition", PICKS))?.value())?.entries).toEqual([]);
  });
}, 30_000);

it("a language gets its feed with the second, and of those that were there before", () =>
  atDesk("languages", async ({ publish, adopt, slugs }) => {
    await publish(submit("hello"));
    const en = { label: "English" };
    await adopt(aPublication({ languages: { en } }));
    expect(await slugs("edition:v1:languages/en")).toBeUndefined();
    await adopt(aPublication({ languages: { en, ar: { label: "العربية" } } }));
    expect(await slugs("edition:v1:languages/en")).toEqual(["hello"]);
    expect(await slugs("edition:v1:languages/ar")).toEqual([]);
  }));

it("an edition's versions grow, name what is new, and say since when it must be seen whole", () =>
  atDesk("versions", async ({ publish, withdraw, edition }) => {
    const front = () => edition("edition:v1:front");
    const since = (of: Edition | undefined, name: string): number =>
      of?.entries.find(({ article }) => article.slug === name)?.since ?? 0;
    await publish(submit("one"));
    const first = await front();
    await publish(submit("two"));
    const second = await front();
    expect(second?.version).toBeGreaterThan(first?.version ?? Infinity);
    expect(since(second, "one")).toBe(first?.version);
    expect(since(second, "two")).toBe(second?.version);
    expect(second?.wholeSince).toBe(0);

    await publish(submit("one", { title: "Revised without a note" }), overAny);
    const third = await front();
    expect(since(third, "one")).toBe(third?.version);
    expect(since(third, "two")).toBe(second?.version);

    await withdraw("two");
    const fourth = await front();
    expect(fourth?.wholeSince).toBe(fourth?.version);
    expect(fourth?.version).toBeGreaterThan(third?.version ?? Infinity);
  }));

it("settings that name a feed no outbox could read are not taken, and hold nothing up", async () => {
  const memory = memoryRecords();
  await inNewsroom("unreadable", memory, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("one"), asNew));
    const label = { label: "Any" };
    const languages = { en: label, ["x".repeat(90)]: label };
    await expect(desk.adopt(aPublication({ languages }), overAny)).rejects.toThrow(/no kind/);
    expect((await desk.publication())?.publication).toEqual(aPublication());
    desk.aheadMs += 1_000;
    expect(
      succeed(await desk.withdraw(slug("one"), { reason: "in error" }, overAny)).projected,
    ).toBe(true);
  });
});
