import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import type { LanguageTag } from "../../src/model/language.ts";
import type { Translation } from "../../src/model/translation.ts";
import type { Submission } from "../../src/model/submission.ts";
import { DRAIN_PATIENCE_MS } from "../../src/newsroom/schedule.ts";
import { anArticle, slug } from "../support/builders.ts";
import {
  asNew,
  furnish,
  inKv,
  inNewsroom,
  type LabNewsroom,
  newsroomNamed,
  overAny,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";
import { projectionOf } from "../support/projection.ts";

const desk = newsroomNamed("translations");
beforeAll(() => furnish(desk));

const translation = (
  name: string,
  original: string,
  language: string,
  over: Partial<Submission["article"]> = {},
): Submission =>
  submit(name, { translationOf: slug(original), language: language as LanguageTag, ...over });

const beside = async (name: string): Promise<readonly Translation[] | undefined> => {
  const resource = await inKv("resource", `resource:v1:${name}`);
  return resource?.kind === "live" ? resource.translations : undefined;
};
const slugsBeside = async (name: string) => (await beside(name))?.map((other) => other.slug);

it("lets each live article name the others, before the command is done", async () => {
  succeed(await desk.publish(submit("news"), asNew));
  expect(await beside("news")).toBeUndefined();
  const spanish = succeed(await desk.publish(translation("noticia", "news", "es"), asNew));
  expect(spanish.projected).toBe(true);
  expect(await beside("news")).toEqual([
    {
      id: anArticle("noticia").id,
      slug: "noticia",
      language: "es",
      title: anArticle("noticia").title,
    },
  ]);
  expect(await slugsBeside("noticia")).toEqual(["news"]);
  succeed(await desk.publish(translation("nouvelle", "news", "fr"), asNew));
  expect(await slugsBeside("news")).toEqual(["noticia", "nouvelle"]);
  expect(await slugsBeside("noticia")).toEqual(["news", "nouvelle"]);
  expect(await slugsBeside("nouvelle")).toEqual(["news", "noticia"]);
});

it("tells the others of another language or title, and of nothing else", async () => {
  const records = spyingRecords();
  await inNewsroom("translations-told", records, async (newsroom) => {
    await furnish(newsroom);
    succeed(await newsroom.publish(submit("told"), asNew));
    records.written.length = 0;
    succeed(await newsroom.publish(translation("dicho", "told", "es"), asNew));
    const resources = () => records.written.filter((key) => key.startsWith("resource:"));
    expect(resources()).toEqual(["resource:v1:dicho", "resource:v1:told"]);

    records.written.length = 0;
    const revised = { summary: "Otra cosa." };
    succeed(await newsroom.publish(translation("dicho", "told", "es", revised), overAny));
    expect(resources()).toEqual(["resource:v1:dicho"]);

    records.written.length = 0;
    const renamed = { summary: "Otra cosa.", title: "Dicho y hecho" };
    succeed(await newsroom.publish(translation("dicho", "told", "gl", renamed), overAny));
    expect(resources()).toEqual(["resource:v1:dicho", "resource:v1:told"]);
    expect(await beside("told")).toMatchObject([{ language: "gl", title: "Dicho y hecho" }]);
  });
});

it("is gone from the others before its withdrawal is done, and dates them anew", async () => {
  succeed(await desk.publish(submit("whole"), asNew));
  succeed(await desk.publish(translation("entero", "whole", "es"), asNew));
  const { committedAt: before, hash: hashBefore } = await metadataOf("resource:v1:whole");
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const receipt = succeed(await desk.withdraw(slug("entero"), { reason: "wrong" }, overAny));
  expect(receipt.projected).toBe(true);
  expect(await beside("whole")).toBeUndefined();
  const { committedAt, hash } = await metadataOf("resource:v1:whole");
  expect(committedAt > before).toBe(true);
  expect(hash).not.toBe(hashBefore);
});

it("keeps translations together when their original is withdrawn", async () => {
  succeed(await desk.publish(submit("root"), asNew));
  succeed(await desk.publish(translation("raiz", "root", "es"), asNew));
  succeed(await desk.publish(translation("racine", "root", "fr"), asNew));
  succeed(await desk.withdraw(slug("root"), { reason: "wrong" }, overAny));
  expect(await slugsBeside("raiz")).toEqual(["racine"]);
  expect(await slugsBeside("racine")).toEqual(["raiz"]);
  succeed(await desk.publish(translation("raiz", "root", "es", { title: "Raíz" }), overAny));
  expect(await beside("racine")).toMatchObject([{ title: "Raíz" }]);
});

it("leaves the one and joins the other when it names another original", async () => {
  succeed(await desk.publish(submit("one"), asNew));
  succeed(await desk.publish(submit("two"), asNew));
  succeed(await desk.publish(translation("uno", "one", "es"), asNew));
  succeed(await desk.publish(translation("uno", "two", "es"), overAny));
  expect([await slugsBeside("one"), await slugsBeside("two")]).toEqual([undefined, ["uno"]]);
  succeed(await desk.publish(submit("uno", { language: "es" as LanguageTag }), overAny));
  expect([await slugsBeside("two"), await slugsBeside("uno")]).toEqual([undefined, undefined]);
});

it("refuses what is no translation, by what the ledger has", async () => {
  succeed(await desk.publish(submit("base"), asNew));
  succeed(await desk.publish(translation("basis", "base", "de"), asNew));
  const pointersOf = async (submission: Submission, request = asNew) => {
    const result = await desk.publish(submission, request);
    return !result.ok && result.error.reason === "unacceptable"
      ? result.error.problems.map(({ pointer }) => pointer)
      : [];
  };
  expect(await pointersOf(translation("nada", "nowhere", "es"))).toEqual(["/translationOf"]);
  expect(await pointersOf(translation("third", "basis", "es"))).toEqual(["/translationOf"]);
  expect(await pointersOf(translation("base", "basis", "en"), overAny)).toEqual(["/translationOf"]);
  // Nor of itself, by where it stood.
  succeed(await desk.publish(submit("itself"), asNew));
  succeed(await desk.move(slug("itself"), slug("self"), overAny));
  const self = submit("itself", { slug: slug("self"), translationOf: slug("itself") });
  expect(await pointersOf(self, overAny)).toEqual(["/translationOf"]);
  expect(await pointersOf(translation("zwei", "base", "de"))).toEqual(["/language"]);
  expect(await pointersOf(submit("base", { language: "de" as LanguageTag }), overAny)).toEqual([
    "/language",
  ]);
  succeed(await desk.withdraw(slug("basis"), { reason: "wrong" }, overAny));
  succeed(await desk.publish(translation("zwei", "base", "de"), asNew));
  expect(await slugsBeside("base")).toEqual(["zwei"]);
});

it("names a translation in no record before KV has the translation itself", async () => {
  let fail: (() => void) | undefined;
  const records = failingAt(":tarde", () => fail);
  await inNewsroom("translations-late", records, async (newsroom) => {
    fail = () => (newsroom.aheadMs += DRAIN_PATIENCE_MS);
    await furnish(newsroom);
    succeed(await newsroom.publish(submit("soon"), asNew));
    const late = succeed(await newsroom.publish(translation("tarde", "soon", "es"), asNew));
    expect(late.projected).toBe(false);
    expect(await beside("soon")).toBeUndefined();
    fail = undefined;
    newsroom.aheadMs += 120_000;
    await newsroom.alarm();
    expect(await slugsBeside("soon")).toEqual(["tarde"]);
    expect((await projectionOf(newsroom, late.sequence)).done).toBe(true);
  });
});

it("does not call a withdrawal done while another record may still name what is withdrawn", async () => {
  let fail: (() => void) | undefined;
  const records = failingAt(":stuck", () => fail);
  await inNewsroom("translations-stuck", records, async (newsroom) => {
    await furnish(newsroom);
    succeed(await newsroom.publish(submit("stuck"), asNew));
    succeed(await newsroom.publish(translation("fijo", "stuck", "es"), asNew));
    fail = () => (newsroom.aheadMs += DRAIN_PATIENCE_MS);
    // It leaves the family first, which KV does not hear of, and is withdrawn then.
    succeed(await newsroom.publish(submit("fijo", { language: "es" as LanguageTag }), overAny));
    const gone = succeed(await newsroom.withdraw(slug("fijo"), { reason: "wrong" }, overAny));
    const { waiting } = await projectionOf(newsroom, gone.sequence);
    expect(waiting.map(({ key }) => key)).toContain("resource:v1:stuck");
    expect(await slugsBeside("stuck")).toEqual(["fijo"]);
    fail = undefined;
    newsroom.aheadMs += 120_000;
    await newsroom.alarm();
    expect(await beside("stuck")).toBeUndefined();
    expect((await projectionOf(newsroom, gone.sequence)).done).toBe(true);
  });
});

it("nor while the record of one that left before may still name it, or of one that is withdrawn itself", async () => {
  let fail: (() => void) | undefined;
  const leaves = (name: string, newsroom: LabNewsroom) =>
    newsroom.publish(submit(name, { language: "es" as LanguageTag }), overAny);
  const isWithdrawn = (name: string, newsroom: LabNewsroom) =>
    newsroom.withdraw(slug(name), { reason: "wrong" }, overAny);
  for (const [other, goes] of Object.entries({ parte: leaves, quitado: isWithdrawn })) {
    const records = failingAt(`:${other}`, () => fail);
    await inNewsroom(`translations-${other}`, records, async (newsroom) => {
      await furnish(newsroom);
      succeed(await newsroom.publish(submit("dropped"), asNew));
      succeed(await newsroom.publish(translation(other, "dropped", "es"), asNew));
      fail = () => (newsroom.aheadMs += DRAIN_PATIENCE_MS);
      expect(succeed(await goes(other, newsroom)).projected).toBe(false);
      const gone = succeed(await newsroom.withdraw(slug("dropped"), { reason: "wrong" }, overAny));
      const { waiting } = await projectionOf(newsroom, gone.sequence);
      expect(waiting.map(({ key }) => key)).toContain(`resource:v1:${other}`);
      expect(await slugsBeside(other)).toEqual(["dropped"]);
      fail = undefined;
      for (let alarm = 0; alarm < 3; alarm++) {
        newsroom.aheadMs += 120_000;
        await newsroom.alarm();
      }
      expect((await projectionOf(newsroom, gone.sequence)).done).toBe(true);
      expect(await beside(other)).toBeUndefined();
    });
  }
});

/** Records that one key does not reach while there is a `fail`, which is called then. */
const failingAt = (end: string, fail: () => (() => void) | undefined) =>
  spyingRecords(async (write, key) => {
    const failed = key.endsWith(end) ? fail() : undefined;
    if (!failed) return write();
    failed();
    throw new Error("KV is down");
  });

const metadataOf = async (key: string): Promise<{ hash: string; committedAt: string }> => {
  const { metadata } = await env.EDITION.getWithMetadata<{ hash: string; committedAt: string }>(
    key,
  );
  if (!metadata) throw new Error(`KV has no ${key}`);
  return metadata;
};
