import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { instantOf } from "../../src/model/instant.ts";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Submission } from "../../src/model/submission.ts";
import { kvMedia } from "../../src/store/media.ts";
import { aPublication, instant, slug } from "../support/builders.ts";
import {
  ago,
  asNew,
  furnish,
  inKv,
  inNewsroom,
  kv,
  overAny,
  slugsIn,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

vi.setConfig({ testTimeout: 40_000 });

const HOUR_SECONDS = 3600;
const held = (name: string, seconds: number, over: Partial<Submission["article"]> = {}) => {
  const embargo = ago(-seconds);
  return { ...submit(name, { publishedAt: embargo, updatedAt: embargo, ...over }), embargo };
};

/** Everything that KV holds: keys, values and metadata. */
const allOfKv = async (): Promise<string> => {
  const { keys } = await env.EDITION.list();
  const values = keys.map(async (key) => [key, await env.EDITION.get(key.name)]);
  return JSON.stringify(await Promise.all(values));
};

/** An application that remembers nothing yet. */
const anApp = () =>
  createApp(
    {
      records: kv,
      media: kvMedia(env.EDITION),
      newsroom: () => {
        throw new Error("Public answers ask no newsroom.");
      },
      now: () => Date.now(),
      mintId: () => "an-id",
      keepSighting: () => undefined,
      log: (event) => {
        throw new Error(event.error);
      },
    },
    {
      deltas: true,
      publishing: { ok: true, value: [] },
      writeBudget: Infinity,
      announcements: false,
    },
  );

/** What stands in the place of each parameter of a public route. */
const PLACES: Readonly<Record<string, string>> = {
  ":section": "world",
  ":topic": "syria",
  ":author": "ada",
  ":language": "en",
  ":page": "1",
  ":sitemap": "1",
};

/** Every public address there is about an article and the feeds that it may be in. */
const addressesOf = (app: ReturnType<typeof anApp>, name: string): readonly string[] => [
  ...new Set(
    app.routes
      .filter(({ path }) => !path.includes("*") && !path.startsWith("/publishing"))
      .map(({ path }) => path.replaceAll(/:\w+/g, (place) => PLACES[place] ?? name)),
  ),
  `/oembed?url=${encodeURIComponent(`https://news.example/articles/${name}`)}`,
];

/** Those of them that speak of it in their text or fields, but for saying that nothing is there. */
const speakingOf = async (name: string): Promise<readonly string[]> => {
  const app = anApp();
  const speaking: string[] = [];
  for (const path of addressesOf(app, name)) {
    const response = await app.request(path);
    const said = (await response.text()) + JSON.stringify([...response.headers]);
    if (said.includes(name)) speaking.push(path);
  }
  return speaking;
};

it("keeps every trace of an embargoed article from KV and from every public answer, and releases it in time", async () => {
  await inNewsroom("embargo", kv, async (desk, { storage }) => {
    await furnish(desk);
    succeed(await desk.publish(submit("beside"), asNew));
    const submission = {
      ...held("hush-hush", HOUR_SECONDS),
      movedFrom: [slug("hush-hush-before")],
    };
    const receipt = succeed(await desk.publish(submission, asNew));
    expect(receipt).toMatchObject({
      state: "scheduled",
      releaseAt: submission.embargo,
      projected: true,
    });
    expect(await storage.getAlarm()).toBe(Date.parse(submission.embargo));
    desk.aheadMs = (HOUR_SECONDS - 60) * 1000;
    await desk.alarm();
    succeed(await desk.publish(submit("beside", { title: "Revised" }), overAny));
    expect(await allOfKv()).not.toContain("hush-hush");
    expect(await speakingOf("hush-hush")).toEqual([]);

    desk.aheadMs = (HOUR_SECONDS + 2) * 1000;
    await desk.alarm();
    const released = await inKv("resource", "resource:v1:hush-hush");
    expect(released).toMatchObject({ kind: "live", article: { publishedAt: submission.embargo } });
    expect(await slugsIn("edition:v1:front")).toEqual(["hush-hush", "beside"]);
    const [revision] = (await desk.revisions(slug("hush-hush"))) ?? [];
    expect(revision).toMatchObject({ state: "live", by: "test", revision: 2 });
    expect(revision?.latenessMs).toBeGreaterThanOrEqual(0);
    expect(revision?.latenessMs).toBeLessThan(10_000);
    desk.aheadMs += 2_000;
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:hush-hush-before")).toMatchObject({
      to: "hush-hush",
    });
    // The file still says when its embargo ended.
    const again = succeed(await desk.publish(submission, overAny));
    expect(again).toMatchObject({ state: "live", changed: false });
  });
  const spoken = await speakingOf("hush-hush");
  expect(spoken).toContain("/articles/hush-hush");
  expect(spoken).toContain("/rss.xml");
});

it("holds what waits for an instant that no alarm can be set for, and hinders nothing else", async () => {
  await inNewsroom("embargo-for-ever", kv, async (desk, { storage }) => {
    await furnish(desk);
    const embargo = instant("9999-12-31T23:59:59Z");
    const dates = { publishedAt: embargo, updatedAt: embargo };
    succeed(await desk.publish({ ...submit("never", dates), embargo }, asNew));
    succeed(await desk.publish(submit("meanwhile"), asNew));
    expect(await slugsIn("edition:v1:front")).toEqual(["meanwhile"]);
    const month = (await storage.getAlarm()) ?? Infinity;
    expect(month).toBeLessThan(Date.now() + 31 * 24 * HOUR_SECONDS * 1000);
    desk.aheadMs = month - Date.now();
    await desk.alarm();
    expect(await storage.getAlarm()).toBeGreaterThan(month);
    expect(await desk.status()).toMatchObject({ articles: { live: 1, scheduled: 1 } });
  });
});

it("releases several at once, originals before translations, and holds none up for one that is refused", async () => {
  await inNewsroom("embargo-several", kv, async (desk, { storage }) => {
    await furnish(desk);
    const es = { translationOf: slug("una"), language: "es" as LanguageTag };
    // The translation is scheduled first by the number of its command, revised last.
    succeed(await desk.publish(held("una", 60), asNew));
    succeed(await desk.publish(held("una-es", 60, es), asNew));
    succeed(await desk.publish(held("una", 60, { title: "Revised" }), overAny));
    expect(await desk.move(slug("una"), slug("uno"), overAny)).toMatchObject({
      error: { problems: [{ pointer: "/to" }] },
    });
    const orphan = held("lost-label", 60, { section: slug("culture") });
    succeed(await desk.publish(orphan, asNew));
    const { culture: _, ...sections } = aPublication().sections;
    expect(await desk.adopt(aPublication({ sections }), overAny)).toMatchObject({
      error: { problems: [{ pointer: "/sections/culture" }] },
    });
    // Nothing that anybody may do loses it; a fault of ours might.
    storage.sql.exec(
      "UPDATE article SET submission = json_set(submission, '$.article.section', 'lost') WHERE slug = 'lost-label'",
    );
    desk.aheadMs = 61_000;
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:una-es")).toMatchObject({ kind: "live" });
    expect(await inKv("resource", "resource:v1:una")).toMatchObject({ kind: "live" });
    expect(await inKv("resource", "resource:v1:lost-label")).toBeUndefined();
    expect((await desk.article(slug("lost-label")))?.state).toBe("draft");
    expect((await desk.revisions(slug("lost-label")))?.[0]).toMatchObject({
      state: "draft",
      problems: [{ pointer: "/section" }],
    });
    expect((await desk.status()).releases).toMatchObject({
      next: [],
      last: [{ slug: "una-es" }, { slug: "una" }],
      refused: [{ slug: "lost-label", problems: [{ pointer: "/section" }] }],
    });
    // Whoever has mended it hears of it no more.
    succeed(await desk.saveDraft(submit("lost-label"), overAny));
    expect((await desk.status()).releases.refused).toEqual([]);
  });
});

it("says which releases a fault of ours keeps, tries them again, and holds none up for them", async () => {
  await inNewsroom("embargo-failing", kv, async (desk, { storage }) => {
    await furnish(desk);
    for (const name of ["stuck", "free"]) succeed(await desk.publish(held(name, 60), asNew));
    const at = (await desk.status()).releases.next[0]?.at;
    const write = (topics: string) =>
      storage.sql.exec(
        "UPDATE article SET submission = json_set(submission, '$.article.topics', json(?)) WHERE slug = 'stuck'",
        topics,
      );
    write("7");
    desk.aheadMs = 61_000;
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:free")).toMatchObject({ kind: "live" });
    expect((await desk.article(slug("stuck")))?.state).toBe("scheduled");
    expect((await desk.status()).releases).toMatchObject({
      next: [{ slug: "stuck", at }],
      failing: [{ slug: "stuck", at, error: expect.stringContaining("TypeError") }],
      refused: [],
    });
    expect(await storage.getAlarm()).toBeLessThanOrEqual(Date.now() + 122_000);
    // Not before the minute is over.
    write('["syria"]');
    await desk.alarm();
    expect((await desk.article(slug("stuck")))?.state).toBe("scheduled");
    desk.aheadMs = 122_000;
    expect((await desk.status()).overdue).toBe(1);
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:stuck")).toMatchObject({ kind: "live" });
    const { releases, overdue } = await desk.status();
    expect({ failing: releases.failing, overdue }).toEqual({ failing: [], overdue: 0 });
    // As late as it was, though it was tried again.
    expect(releases.last[0]?.latenessMs).toBeGreaterThan(60_000);
  });
});

it("takes no translation before its original, and says nothing of an original that is held", async () => {
  await inNewsroom("embargo-original", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(held("held-original", 60), asNew));
    const es = { translationOf: slug("held-original"), language: "es" as LanguageTag };
    for (const early of [submit("too-early", es), held("too-early", 30, es)]) {
      expect(await desk.publish(early, asNew)).toMatchObject({
        error: { problems: [{ pointer: "/translationOf" }] },
      });
    }
    succeed(await desk.adopt(aPublication({ publishDelay: 120 }), overAny));
    // Accepted, since the original is to be there by then; released first, it is refused after all.
    succeed(await desk.publish(submit("delayed", es), asNew));
    succeed(await desk.schedule(slug("held-original"), ago(-200), overAny));
    desk.aheadMs = 121_000;
    await desk.alarm();
    expect((await desk.article(slug("delayed")))?.state).toBe("draft");
    expect(await inKv("resource", "resource:v1:delayed")).toBeUndefined();
  });
});

it("keeps an original, until it is public, where what is scheduled as its translation names it", async () => {
  await inNewsroom("embargo-left-behind", kv, async (desk) => {
    await furnish(desk);
    const es = { translationOf: slug("named"), language: "es" as LanguageTag };
    const submission = held("named", 60);
    succeed(await desk.publish(submission, asNew));
    succeed(await desk.publish(held("named-es", 60, es), asNew));
    const moved = {
      ...submission,
      article: { ...submission.article, slug: slug("renamed") },
      movedFrom: [slug("named")],
    };
    const { embargo: _, ...plain } = moved;
    const detail = expect.stringContaining("`named-es`");
    const refused = { error: { problems: [{ pointer: "/slug", detail }] } };
    expect(await desk.publish(moved, overAny)).toMatchObject(refused);
    succeed(await desk.unschedule(slug("named"), overAny));
    expect(await desk.saveDraft(plain, overAny)).toMatchObject(refused);
    expect(await desk.publish(moved, overAny)).toMatchObject(refused);
    // Once it is public, its old permalink leads to where it stands.
    const now = { ...plain, article: { ...plain.article, publishedAt: ago(0), updatedAt: ago(0) } };
    succeed(await desk.publish(now, overAny));
    desk.aheadMs = 61_000;
    await desk.alarm();
    expect(await inKv("resource", "resource:v1:named-es")).toMatchObject({
      kind: "live",
      article: { translationOf: "renamed" },
    });
  });
});

it("can be scheduled anew and called off, and is released by nothing that a clock does", async () => {
  const records = spyingRecords();
  await inNewsroom("embargo-anew", records, async (desk, { storage }) => {
    await furnish(desk);
    succeed(await desk.saveDraft(submit("plan"), asNew));
    const first = instantOf(Date.now() + 60_000);
    succeed(await desk.schedule(slug("plan"), first, overAny));
    const later = instantOf(Date.now() + 120_000);
    succeed(await desk.schedule(slug("plan"), later, overAny));
    expect(await storage.getAlarm()).toBe(Date.parse(later));
    desk.aheadMs = 90_000;
    await desk.alarm();
    desk.aheadMs = -90_000;
    await desk.alarm();
    expect((await desk.article(slug("plan")))?.state).toBe("scheduled");
    expect(succeed(await desk.unschedule(slug("plan"), overAny)).state).toBe("draft");
    desk.aheadMs = 200_000;
    await desk.alarm();
    expect(await storage.getAlarm()).toBe(null);
    expect(records.written).toEqual(["publication:v1"]);
    succeed(await desk.publishDraft(slug("plan"), overAny));
    expect(await inKv("resource", "resource:v1:plan")).toMatchObject({ kind: "live" });
  });
});

it("is released by whoever starts after a crash, and not later for work that waits", async () => {
  const sleeper = held("sleeper", 60);
  await inNewsroom("embargo-crash", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(sleeper, asNew));
  });
  let whileDown = (): unknown => undefined;
  const down = spyingRecords(async () => {
    whileDown();
    throw new Error("KV is down");
  });
  await inNewsroom("embargo-crash", down, async (desk, { storage }) => {
    // Nobody waits for it.
    whileDown = () => (desk.aheadMs += 20_000);
    succeed(await desk.publish(submit("waiting"), asNew));
    whileDown = () => undefined;
    desk.aheadMs = 55_000;
    await desk.alarm();
    expect((await storage.getAlarm()) ?? Infinity).toBeLessThanOrEqual(Date.parse(sleeper.embargo));
  });
  await inNewsroom("embargo-crash", kv, async (desk) => {
    desk.aheadMs = 61_000;
    await desk.alarm();
    expect((await desk.article(slug("sleeper")))?.state).toBe("live");
  });
});

it("is released while other work waits for KV", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const records = spyingRecords(async (write, key) => {
    if (key === "resource:v1:slow") await answered;
    await write();
  });
  await inNewsroom("embargo-busy", records, async (desk) => {
    await furnish(desk);
    succeed(await desk.publish(held("on-time", HOUR_SECONDS), asNew));
    // The platform's own alarm is an hour away.
    desk.aheadMs = (HOUR_SECONDS - 2) * 1000;
    const publishing = desk.publish(submit("slow"), asNew);
    const draining = desk.alarm();
    await vi.waitFor(
      async () => expect((await desk.article(slug("on-time")))?.state).toBe("live"),
      { timeout: 4_000 },
    );
    answer();
    await Promise.all([publishing, draining]);
    expect((await desk.revisions(slug("on-time")))?.[0]?.latenessMs).toBeLessThan(1_000);
  });
});

it("is in KV while a hub is slow to answer", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await inNewsroom("embargo-slow-hub", kv, async (desk) => {
    await furnish(desk);
    let asked = false;
    desk.announce = () => {
      asked = true;
      return answered;
    };
    succeed(await desk.publish(submit("announced"), asNew));
    desk.aheadMs = 120_000;
    succeed(await desk.publish(held("past-the-hub", 121), asNew));
    const alarm = desk.alarm();
    expect(asked).toBe(true);
    await vi.waitFor(
      async () => expect(await slugsIn("edition:v1:front")).toContain("past-the-hub"),
      { timeout: 4_000 },
    );
    answer();
    await alarm;
  });
});

it("keeps drafts from KV, and forgets one that is deleted", async () => {
  const records = spyingRecords();
  await inNewsroom("draft", records, async (desk) => {
    await furnish(desk);
    records.written.length = 0;
    const draft = submit("sketch", { section: slug("unheard-of") });
    expect(succeed(await desk.saveDraft(draft, asNew))).toMatchObject({ state: "draft" });
    expect(await desk.publishDraft(slug("sketch"), overAny)).toMatchObject({
      error: { problems: [{ pointer: "/section" }] },
    });
    expect(await desk.deleteDraft(slug("sketch"), overAny)).toMatchObject({ ok: true });
    expect(await desk.article(slug("sketch"))).toBeUndefined();
    succeed(await desk.saveDraft(submit("sketch"), asNew));
    succeed(await desk.schedule(slug("sketch"), ago(-60), overAny));
    expect(await desk.deleteDraft(slug("sketch"), overAny)).toMatchObject({
      error: { reason: "illegal-transition", state: "scheduled" },
    });
    expect(records.written).toEqual([]);
  });
});

it("is not named by an address from before until readers have it", async () => {
  await inNewsroom("embargo-old-path", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.saveDraft(submit("merger"), asNew));
    expect(await desk.keepOldPaths({ "/2020/x": slug("merger") }, "desk")).toMatchObject({
      projected: true,
    });
    expect(await allOfKv()).not.toContain("merger");
    succeed(await desk.publishDraft(slug("merger"), overAny));
    expect(await allOfKv()).toContain('{\\"/2020/x\\":\\"merger\\"}');
    // What is live already may come to stand there later, or may be said to have stood there.
    await desk.keepOldPaths({ "/2021/y": slug("deal"), "/2022/z": slug("talks") }, "desk");
    expect(await allOfKv()).not.toContain("/2021/y");
    const deal = { ...submit("merger", { slug: slug("deal") }), movedFrom: ["merger", "talks"] };
    succeed(await desk.publish({ ...deal, movedFrom: deal.movedFrom.map(slug) }, overAny));
    expect(await allOfKv()).toContain('{\\"/2021/y\\":\\"deal\\"}');
    expect(await allOfKv()).toContain('{\\"/2022/z\\":\\"talks\\"}');
  });
});

it("holds no draft that what is withdrawn says to be a translation of", async () => {
  await inNewsroom("embargo-withdrawn", kv, async (desk) => {
    await furnish(desk);
    succeed(await desk.saveDraft(submit("drafted"), asNew));
    const withdrawn = { at: ago(0), reason: "never meant" };
    const es = { translationOf: slug("drafted"), language: "es" as LanguageTag };
    succeed(await desk.publish({ ...submit("retirado", es), withdrawn }, asNew));
    expect(await desk.deleteDraft(slug("drafted"), overAny)).toMatchObject({ ok: true });
  });
});

it("releases many of one instant a hundred at a time, and answers in between", async () => {
  await inNewsroom("many-at-once", kv, async (desk, { storage }) => {
    await furnish(desk);
    const { precondition } = asNew;
    const batch = Array.from({ length: 250 }, (_, index) => ({
      submission: held(`due-${index}`, HOUR_SECONDS),
      precondition,
      isDraft: false,
    }));
    await desk.publishAll(batch, "test");
    desk.aheadMs = (HOUR_SECONDS + 1) * 1000;
    const scheduled = async () => (await desk.status()).articles.scheduled ?? 0;
    succeed(await desk.publish(submit("news"), asNew));
    expect(await scheduled()).toBe(150);
    expect(await storage.getAlarm()).toBeLessThanOrEqual(Date.now() + desk.aheadMs);
    for (let alarms = 0; alarms < 2; alarms++) await desk.alarm();
    expect(await scheduled()).toBe(0);
  });
});
