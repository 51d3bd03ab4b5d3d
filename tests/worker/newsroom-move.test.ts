import { expect, it, vi } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Precondition } from "../../src/newsroom/precondition.ts";
import { anArticle, inline, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  type LabNewsroom,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

vi.setConfig({ testTimeout: 40_000 });

const at = (name: string) => inKv("resource", `resource:v1:${name}`);
/** A key is written once a second, and what led to it after it. */
const settle = async (desk: LabNewsroom): Promise<void> => {
  desk.aheadMs += 2_000;
  await desk.alarm();
};

/** A newsroom in which every command comes two seconds after the one before, so that none waits. */
const inQuickNewsroom = (name: string, work: (desk: LabNewsroom) => Promise<void>): Promise<void> =>
  inNewsroom(name, kv, async (desk) => {
    await furnish(desk);
    const quick = new Proxy(desk, {
      get: (target, member) => {
        const value: unknown = Reflect.get(target, member);
        if (typeof value !== "function") return value;
        target.aheadMs += 2_000;
        return value.bind(target) as unknown;
      },
    });
    await work(quick);
  });

it("leads from every permalink that an article had to the one it has, without chains or loops", async () => {
  await inQuickNewsroom("move", async (desk) => {
    succeed(await desk.publish(submit("one"), asNew));
    const receipt = succeed(await desk.move(slug("one"), slug("two"), overAny));
    expect(receipt).toMatchObject({ state: "live", revision: 2, projected: true });
    const { id } = anArticle("one");
    expect(await at("one")).toEqual({ kind: "moved", id, to: "two" });
    expect(await at("two")).toMatchObject({ kind: "live", article: { id, slug: "two" } });
    expect(await slugsIn("edition:v1:front")).toEqual(["two"]);
    expect((await inKv("archive", "archive:v1:1"))?.articles.map((entry) => entry.slug)).toEqual([
      "two",
    ]);
    await settle(desk);
    succeed(await desk.move(slug("two"), slug("three"), overAny));
    await settle(desk);
    expect(await at("one")).toMatchObject({ kind: "moved", to: "three" });
    expect(await at("two")).toMatchObject({ kind: "moved", to: "three" });
    succeed(await desk.move(slug("three"), slug("one"), overAny));
    await settle(desk);
    expect(await at("one")).toMatchObject({ kind: "live" });
    expect(await at("two")).toMatchObject({ kind: "moved", to: "one" });
    expect(await at("three")).toMatchObject({ kind: "moved", to: "one" });
  });
});

it("is told to who knows the old permalink alone and commands something there", async () => {
  await inQuickNewsroom("move-told", async (desk) => {
    succeed(await desk.publish(submit("one"), asNew));
    succeed(await desk.move(slug("one"), slug("two"), overAny));
    succeed(await desk.move(slug("two"), slug("three"), overAny));
    const told = { error: { reason: "unknown-article", slug: "one", movedTo: "three" } };
    expect(await desk.withdraw(slug("one"), { reason: "In error." }, overAny)).toMatchObject(told);
    expect(await desk.correct(slug("one"), inline("It was Monday."), overAny)).toMatchObject(told);
    expect(await desk.restore(slug("one"), 1, overAny)).toMatchObject(told);
    expect(await desk.deleteDraft(slug("one"), overAny)).toMatchObject(told);
    const never = await desk.withdraw(slug("never"), { reason: "In error." }, overAny);
    expect(never).toEqual({ ok: false, error: { reason: "unknown-article", slug: "never" } });
  });
});

it("is made once, however often it is sent", async () => {
  await inQuickNewsroom("move-repeated", async (desk) => {
    const move = async (from: string, precondition: Precondition) =>
      await desk.move(slug(from), slug(`${from}-on`), { ...overAny, precondition });
    for (const [name, first] of [
      ["held", await desk.saveDraft(submit("held"), asNew)],
      ["shown", await desk.publish(submit("shown"), asNew)],
    ] as const) {
      const seen: Precondition = { kind: "matches", etags: [succeed(first).etag] };
      const { etag } = succeed(await move(name, seen));
      for (const again of [seen, overAny.precondition]) {
        const answer = succeed(await move(name, again));
        expect(answer).toMatchObject({ etag, revision: 2, changed: false });
      }
    }
    // Whoever comes to where a draft stood is somebody else.
    succeed(await desk.saveDraft(submit("other", { slug: slug("held") }), asNew));
    expect(await move("held", overAny.precondition)).toMatchObject({
      error: { reason: "permalink-taken", owner: anArticle("held").id },
    });
    // What moved on is not where it was to stand.
    succeed(await desk.move(slug("shown-on"), slug("elsewhere"), overAny));
    const unknown = { error: { reason: "unknown-article" } };
    expect(await move("shown", overAny.precondition)).toMatchObject(unknown);
    expect(await desk.move(slug("nowhere"), slug("elsewhere"), overAny)).toMatchObject(unknown);
  });
});

it("takes no permalink that another article has or had", async () => {
  await inQuickNewsroom("move-taken", async (desk) => {
    for (const name of ["mine", "theirs"]) succeed(await desk.publish(submit(name), asNew));
    succeed(await desk.move(slug("theirs"), slug("theirs-now"), overAny));
    for (const taken of ["theirs", "theirs-now"]) {
      expect(await desk.move(slug("mine"), slug(taken), overAny)).toMatchObject({
        error: { reason: "permalink-taken", owner: anArticle("theirs").id },
      });
    }
    const squatter = submit("squatter", { slug: slug("theirs") });
    expect(await desk.publish(squatter, asNew)).toMatchObject({
      error: { reason: "permalink-taken" },
    });
    expect(await desk.saveDraft(squatter, asNew)).toMatchObject({
      error: { reason: "permalink-taken" },
    });
  });
});

it("moves and publishes in one command, by what the file says", async () => {
  await inQuickNewsroom("moved-from", async (desk) => {
    succeed(await desk.publish(submit("file"), asNew));
    const renamed = {
      ...submit("file", { slug: slug("renamed"), title: "Renamed" }),
      movedFrom: [slug("file"), slug("from-the-old-site")],
    };
    // Who has not seen what stands at the old slug replaces nothing.
    expect(await desk.publish(renamed, asNew)).toMatchObject({ error: { reason: "stale" } });
    expect(succeed(await desk.publish(renamed, overAny))).toMatchObject({ revision: 2 });
    expect(await at("renamed")).toMatchObject({ article: { title: "Renamed" } });
    for (const old of renamed.movedFrom) {
      expect(await at(old)).toMatchObject({ kind: "moved", to: "renamed" });
    }
    expect(succeed(await desk.publish(renamed, overAny)).changed).toBe(false);
    const { movedFrom } = (await desk.article(slug("renamed")))?.submission ?? {};
    expect(movedFrom).toEqual(["file", "from-the-old-site"]);
  });
});

it("writes anew whatever names the old permalink", async () => {
  await inQuickNewsroom("move-named", async (desk) => {
    succeed(await desk.publish(submit("original"), asNew));
    const es = { translationOf: slug("original"), language: "es" as LanguageTag };
    succeed(await desk.publish(submit("traducido", es), asNew));
    succeed(await desk.publish(submit("replaced"), asNew));
    const notice = { reason: "superseded", replacedBy: slug("original") };
    succeed(await desk.withdraw(slug("replaced"), notice, overAny));
    await settle(desk);
    succeed(await desk.move(slug("original"), slug("source"), overAny));
    await settle(desk);
    expect(await at("traducido")).toMatchObject({
      article: { translationOf: "source" },
      translations: [{ slug: "source" }],
    });
    expect(await at("replaced")).toMatchObject({ kind: "gone", replacedBy: "source" });
    // Who still names the old one means the same article.
    const fr = { translationOf: slug("original"), language: "fr" as LanguageTag };
    succeed(await desk.publish(submit("traduit", fr), asNew));
    expect(await at("traduit")).toMatchObject({ article: { translationOf: "source" } });
  });
});

it("leaves nothing at the old permalink of what is withdrawn while it moves", async () => {
  let whileDown: (() => void) | undefined;
  const records = spyingRecords(async (write, key) => {
    if (!whileDown || key !== "resource:v1:fast") return write();
    whileDown();
    throw new Error("KV is down");
  });
  await inNewsroom("move-withdraw", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(submit("slow"), asNew));
    // Nobody waits for it.
    whileDown = () => (desk.aheadMs += 20_000);
    expect(succeed(await desk.move(slug("slow"), slug("fast"), overAny)).projected).toBe(false);
    // Until the new one stands, the old one does.
    expect(await at("slow")).toMatchObject({ kind: "live" });
    whileDown = undefined;
    const gone = succeed(await desk.withdraw(slug("fast"), { reason: "wrong" }, overAny));
    expect(gone.projected).toBe(true);
    expect(await at("slow")).toMatchObject({ kind: "moved", to: "fast" });
    expect(await at("fast")).toMatchObject({ kind: "gone" });
  });
});

it("leads nowhere before the article stands there, whatever put of the old permalink comes late", async () => {
  const late = Promise.withResolvers<void>();
  let isDown = true;
  const records = spyingRecords(async (write, key) => {
    await (key === "resource:v1:from" ? late.promise : undefined);
    if (isDown && key === "resource:v1:onto") throw new Error("KV is down");
    await write();
  });
  await inNewsroom("move-late", records, async (desk) => {
    // The platform's own alarm, which has another KV, is an hour away.
    desk.aheadMs = 3_600_000;
    await furnish(desk);
    const publishing = desk.publish(submit("from"), asNew);
    await vi.waitFor(() => expect(records.written).toContain("resource:v1:from"));
    const moving = desk.move(slug("from"), slug("onto"), overAny);
    await vi.waitFor(() => expect(records.written).toContain("resource:v1:onto"));
    late.resolve();
    await vi.waitFor(async () => expect(await at("from")).toBeDefined());
    desk.aheadMs += 20_000;
    await Promise.all([publishing, moving]);
    await settle(desk);
    expect(await at("from")).toMatchObject({ kind: "live" });
    isDown = false;
    desk.aheadMs += 20_000;
    await settle(desk);
    await settle(desk);
    expect(await at("from")).toMatchObject({ kind: "moved", to: "onto" });
    expect(await at("onto")).toMatchObject({ kind: "live" });
  });
});

it("leads nowhere either while the old permalink itself was never written", async () => {
  const down = new Set(["resource:v1:earlier", "resource:v1:later"]);
  const records = spyingRecords(async (write, key) => {
    if (down.has(key)) throw new Error("KV is down");
    await write();
  });
  await inNewsroom("move-unwritten", records, async (desk) => {
    desk.aheadMs = 3_600_000;
    await furnish(desk);
    const commands = [
      desk.publish(submit("earlier"), asNew),
      desk.move(slug("earlier"), slug("later"), overAny),
    ];
    await vi.waitFor(() => expect(records.written).toContain("resource:v1:later"));
    desk.aheadMs += 20_000;
    await Promise.all(commands);
    down.delete("resource:v1:earlier");
    await settle(desk);
    expect(await at("earlier")).toBeUndefined();
    down.clear();
    desk.aheadMs += 60_000;
    await settle(desk);
    await settle(desk);
    expect(await at("later")).toMatchObject({ kind: "live" });
    expect(await at("earlier")).toMatchObject({ kind: "moved", to: "later" });
  });
});

it("is retracted with a notice, and reinstated newer than that: id, date, place, translations as before", async () => {
  await inQuickNewsroom("reinstate", async (desk) => {
    succeed(await desk.publish(submit("claim"), asNew));
    const es = { translationOf: slug("claim"), language: "es" as LanguageTag };
    succeed(await desk.publish(submit("afirma", es), asNew));
    succeed(await desk.publish(submit("newer"), asNew));
    await settle(desk);
    const notice = { reason: "The data were made up.", retracted: true } as const;
    const retracted = succeed(await desk.withdraw(slug("claim"), notice, overAny));
    expect(retracted.state).toBe("retracted");
    const { id, title, language, direction, publishedAt } = anArticle("claim");
    expect(await at("claim")).toEqual({
      kind: "retracted",
      id,
      title,
      language,
      direction,
      publishedAt,
      withdrawnAt: retracted.committedAt,
      reason: notice.reason,
    });
    expect(await slugsIn("edition:v1:front")).not.toContain("claim");
    await settle(desk);
    const live = succeed(await desk.reinstate(slug("claim"), overAny));
    expect(live.state).toBe("live");
    await settle(desk);
    expect(await at("claim")).toMatchObject({
      kind: "live",
      article: { id, publishedAt, updatedAt: live.committedAt },
      translations: [{ slug: "afirma" }],
    });
    expect(await at("afirma")).toMatchObject({ translations: [{ slug: "claim" }] });
    expect(await slugsIn("edition:v1:front")).toContain("claim");
    const page = await inKv("archive", "archive:v1:1");
    expect(page?.articles.map((entry) => entry.slug)).toEqual(["claim", "afirma", "newer"]);
  });
});

it("corrects visibly: the note is in the record and in every feed, and moves no date but the last", async () => {
  await inQuickNewsroom("correct", async (desk) => {
    succeed(await desk.publish(submit("slip"), asNew));
    const before = (await kv.read("resource", "resource:v1:slip"))?.metadata.hash;
    const receipt = succeed(await desk.correct(slug("slip"), inline("It was Tuesday."), overAny));
    const { id, publishedAt } = anArticle("slip");
    const corrected = {
      id,
      publishedAt,
      updatedAt: receipt.committedAt,
      corrections: [{ at: receipt.committedAt, html: "It was Tuesday." }],
    };
    expect(await at("slip")).toMatchObject({ kind: "live", article: corrected });
    expect((await kv.read("resource", "resource:v1:slip"))?.metadata.hash).not.toBe(before);
    for (const feed of ["front", "sections/world", "topics/syria", "authors/ada"]) {
      const edition = await inKv("edition", `edition:v1:${feed}`);
      expect(edition?.entries[0]).toMatchObject({ article: corrected });
    }
  });
});

it("remembers every revision with its author and note, and restores one as the newest", async () => {
  await inQuickNewsroom("revisions", async (desk) => {
    succeed(await desk.publish(submit("story"), { ...asNew, by: "ada" }));
    const revised = submit("story", { title: "Worse" });
    succeed(await desk.publish(revised, { ...overAny, by: "bob", note: "shorter" }));
    succeed(await desk.move(slug("story"), slug("tale"), overAny));
    const restored = succeed(await desk.restore(slug("tale"), 1, overAny));
    expect(restored).toMatchObject({ revision: 4, state: "live" });
    expect((await desk.article(slug("tale")))?.submission.article).toEqual(
      anArticle("story", { slug: slug("tale") }),
    );
    expect(await desk.revisions(slug("tale"))).toMatchObject([
      { revision: 4 },
      { revision: 3, title: "Worse" },
      { revision: 2, title: "Worse", by: "bob", note: "shorter", state: "live" },
      { revision: 1, by: "ada", state: "live" },
    ]);
    expect((await desk.revision(slug("tale"), 2))?.submission).toEqual(revised);
    expect(await desk.restore(slug("tale"), 9, overAny)).toMatchObject({
      error: { reason: "unknown-revision" },
    });
  });
});
