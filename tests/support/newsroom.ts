import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { prerender } from "../../src/edge/prerender.ts";
import { instantOf } from "../../src/model/instant.ts";
import type { Result } from "../../src/model/result.ts";
import type { Submission } from "../../src/model/submission.ts";
import type { Announce } from "../../src/newsroom/announce.ts";
import type { Conditions } from "../../src/newsroom/conditions.ts";
import type { CommandRequest, Newsroom, Receipt, Refusal } from "../../src/newsroom/newsroom.ts";
import type { Prerender } from "../../src/newsroom/prerender.ts";
import { PROPAGATION_MS } from "../../src/newsroom/schedule.ts";
import { NewsroomObject } from "../../src/newsroom/object.ts";
import { RENDERING } from "../../src/representations/rendering.ts";
import { keys } from "../../src/store/keys.ts";
import { kvRecords } from "../../src/store/kv.ts";
import { type MediaStore, kvMedia } from "../../src/store/media.ts";
import type { RecordKinds, RecordStore } from "../../src/store/records.ts";
import { aPublication, anArticle } from "./builders.ts";

/** Commands of a test: a new article, or whatever stands. */
export const asNew: CommandRequest = { precondition: { kind: "absent" }, by: "test" };
export const overAny: CommandRequest = { precondition: { kind: "present" }, by: "test" };

/** A newsroom with a clock and a KV of the test's choice, on the storage of a real object. */
export class LabNewsroom extends NewsroomObject {
  renderer: Prerender = prerender;

  /** Added to the real clock, in milliseconds. */
  aheadMs = 0;

  /** KV writes a day. */
  budget = Infinity;

  rendering = RENDERING;

  announce: Announce | undefined;

  protected override now(): number {
    return Date.now() + this.aheadMs;
  }

  /** No jitter. */
  protected override conditions(): Conditions {
    return {
      random: () => 0,
      writeBudget: this.budget,
      rendering: this.rendering,
      propagationMs: PROPAGATION_MS,
      ...(this.announce && { announce: this.announce }),
    };
  }

  protected override secret(): string {
    return crypto.randomUUID();
  }

  protected override prerender(...of: Parameters<Prerender>): ReturnType<Prerender> {
    return this.renderer(...of);
  }
}

/** The real object, by name, as the edge sees it. */
export const newsroomNamed = (name: string): DurableObjectStub & Newsroom =>
  env.NEWSROOM.getByName(name);

/** Runs `work` on a newsroom that writes through these stores, on the storage of the object of that name. */
export const inNewsroom = <Value>(
  name: string,
  records: RecordStore,
  work: (newsroom: LabNewsroom, state: DurableObjectState) => Promise<Value>,
  media?: MediaStore,
): Promise<Value> =>
  runInDurableObject(newsroomNamed(name), (_, state) =>
    work(new LabNewsroom(state, env, records, media), state),
  );

export const kv = kvRecords(env.EDITION);

/** Lets the newsroom have settings, and a picture of the builders' articles. */
export const furnish = async (newsroom: Newsroom): Promise<void> => {
  succeed(await newsroom.adopt(aPublication(), asNew));
  const picture = anArticle().picture?.url.slice("/media/".length) ?? "";
  await newsroom.keepMedia(picture, "image/png", new Uint8Array(4321), "test");
};

export const submit = (name: string, over: Partial<Submission["article"]> = {}): Submission => ({
  article: anArticle(name, over),
});

export const succeed = (result: Result<Receipt, Refusal>): Receipt => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** What KV holds under a key, or `undefined`. */
export const inKv = async <Kind extends keyof RecordKinds>(
  kind: Kind,
  key: string,
): Promise<RecordKinds[Kind] | undefined> => await (await kv.read(kind, key))?.value();

/** The slugs of an edition in its order. */
export const slugsIn = async (key: string): Promise<readonly string[] | undefined> =>
  (await inKv("edition", key))?.entries.map(({ article }) => article.slug);

/** Now, less so many seconds. */
export const ago = (seconds: number) => instantOf(Date.now() - seconds * 1000);

/** Files in KV that note in `written` what comes and, with a minus, what goes, and do it as `behave` says. */
export const spyingMedia = (
  written: string[],
  behave: (work: () => Promise<void>, what: string) => Promise<void> = (work) => work(),
): MediaStore => {
  const media = kvMedia(env.EDITION);
  const noting = (what: string, work: () => Promise<void>): Promise<void> => {
    written.push(what);
    return behave(work, what);
  };
  return {
    find: (name) => media.find(name),
    write: (name, ...file) => noting(keys.media(name), () => media.write(name, ...file)),
    remove: (name) => noting(`-${keys.media(name)}`, () => media.remove(name)),
  };
};

/** Records that note each write in order, and do with it what `behave` says. */
export const spyingRecords = (
  behave: (write: () => Promise<void>, key: string) => Promise<void> = (write) => write(),
): RecordStore & { readonly written: string[] } => {
  const written: string[] = [];
  return {
    written,
    read: (kind, key) => kv.read(kind, key),
    write: (kind, key, ...record) => {
      written.push(key);
      return behave(() => kv.write(kind, key, ...record), key);
    },
  };
};
