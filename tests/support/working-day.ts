import { ok } from "../../src/model/result.ts";
import type { Slug } from "../../src/model/identity.ts";
import { instantOf } from "../../src/model/instant.ts";
import type { Conditions } from "../../src/newsroom/conditions.ts";
import { Commands } from "../../src/newsroom/commands.ts";
import type { Committed } from "../../src/newsroom/newsroom.ts";
import { Ledger } from "../../src/newsroom/ledger/ledger.ts";
import { Projector } from "../../src/newsroom/projector.ts";
import { mediaNames } from "../../src/newsroom/media-use.ts";
import { keys } from "../../src/store/keys.ts";
import { aPicture, aPublication, anArticle, inline, paragraph, slug } from "./builders.ts";
import { memoryMedia } from "./memory-media.ts";
import { memoryRecords } from "./memory-records.ts";

const PASS_MS = 120_000;
/** Each look at the clock. */
const TICK_MS = 200;
const REQUEST = { precondition: { kind: "none" }, by: "desk" } as const;
const OVER = { precondition: { kind: "present" }, by: "desk" } as const;

/** Has a newsroom do everything that one can do, once at least, KV and hubs failing now and then. */
export const workingDay = async (storage: DurableObjectStorage): Promise<void> => {
  const ledger = new Ledger(storage);
  const records = memoryRecords();
  const files = memoryMedia();
  let filesStay = false;
  const media: typeof files = {
    ...files,
    remove: async (name) => {
      if (filesStay) throw new Error("KV DELETE failed: 500");
      await files.remove(name);
    },
  };
  let nowMs = Date.UTC(2026, 10, 2);
  let hubFails = false;
  let refusal: string | undefined;
  let rendering = 1;
  const conditions = (): Conditions => ({
    random: () => 0,
    writeBudget: 1_000_000,
    rendering,
    propagationMs: 0,
    announce: async () => {
      if (hubFails) throw new Error("503");
    },
  });
  const write: typeof records.write = async (...put) => {
    if (refusal !== undefined) throw new Error(refusal);
    await records.write(...put);
  };
  const projector = new Projector(storage, ledger, {
    records: { ...records, write },
    media,
    prerender: () => undefined,
    now: () => (nowMs += TICK_MS),
    conditions,
  });
  const commands = new Commands(ledger, (key) => projector.dueMs(key));
  const carryOn = async (): Promise<void> => {
    for (let time = 0; time < 3; time++) {
      nowMs += PASS_MS;
      await projector.carryOn();
    }
  };
  const sent = async (committed: Committed): Promise<void> => {
    if (!committed.ok) throw new Error(JSON.stringify(committed.error));
    // With KV failing it would wait for a clock that stands still.
    if (refusal === undefined && !filesStay) await projector.settle(committed.value.sequence);
    await carryOn();
  };
  const publish = (name: string, over: Parameters<typeof anArticle>[1] = {}) =>
    sent(
      commands.publish({ article: anArticle(name, over) }, OVER_OR_NEW(ledger, slug(name)), nowMs),
    );

  await projector.start();
  for (const name of mediaNames(anArticle()))
    ledger.media.keep(name, "image/png", new Uint8Array(9));
  await sent(commands.adopt(aPublication(), REQUEST, nowMs));
  await projector.rebuild("desk");
  await carryOn();

  // An article and its translation, corrected, moved, restored.
  await publish("first");
  await publish("second", { translationOf: slug("first"), language: "de" as never });
  await publish("second", { translationOf: slug("first"), language: "fr" as never });
  await publish("second");
  await publish("second", { cards: [{ blocks: [paragraph("Anew.")] }], section: slug("culture") });
  await sent(commands.correct(slug("first"), inline("It was not so."), OVER, nowMs));
  await sent(commands.move(slug("first"), slug("elsewhere"), OVER, nowMs));
  await sent(commands.restore(slug("elsewhere"), 1, OVER, nowMs));

  // One that waits for its time, and drafts.
  const draft = { article: anArticle("later") };
  await sent(commands.saveDraft(draft, REQUEST, nowMs));
  const at = () => instantOf(nowMs + 5_000);
  await sent(commands.schedule(slug("later"), instantOf(nowMs + 86_400_000), OVER, nowMs));
  ledger.releases.fail(anArticle("later").id, "no", nowMs);
  await sent(commands.unschedule(slug("later"), OVER, nowMs));
  await sent(commands.schedule(slug("later"), at(), OVER, nowMs));
  await sent(commands.saveDraft({ article: anArticle("never") }, REQUEST, nowMs));
  for (let time = 0; time < 2; time++) {
    await sent(commands.move(slug("never"), slug("ever"), OVER, nowMs));
  }
  commands.deleteDraft(slug("ever"), OVER, nowMs);
  ledger.articles.delete(anArticle("none").id);
  ledger.media.forget("none.png");

  // What is taken down, and comes back.
  const notice = { reason: "In error.", replacedBy: slug("elsewhere") } as const;
  await sent(commands.withdraw(slug("second"), notice, OVER, nowMs));
  await sent(commands.move(slug("elsewhere"), slug("again"), OVER, nowMs));
  await sent(commands.reinstate(slug("second"), OVER, nowMs));

  // One that is taken down while a picture of an earlier revision is still to go.
  const picture = aPicture({ url: "/media/own.png" });
  ledger.media.keep("own.png", "image/png", new Uint8Array(9));
  await publish("pictured", { picture });
  filesStay = true;
  await publish("pictured");
  await sent(commands.withdraw(slug("pictured"), { reason: "In error." }, OVER, nowMs));
  filesStay = false;

  // Settings that define a feed anew.
  const lists = { world: { label: "World", articles: { sections: [slug("world")] } } };
  await sent(commands.adopt(aPublication({ feeds: lists }), OVER, nowMs));

  // KV and hubs that fail, and a row that cannot be read.
  for (refusal of ["KV PUT failed: 500", "KV PUT failed: 413 too large", "KV PUT failed: 429"]) {
    await sent(commands.correct(slug("again"), inline(`${refusal}.`), OVER, nowMs));
  }
  refusal = undefined;
  ledger.outbox.spending.exhaust("2026-12-24");
  hubFails = true;
  await publish("first-of-the-evening");
  await sent(commands.adopt(aPublication({ hubs: [] }), OVER, nowMs));
  hubFails = false;
  await sent(commands.adopt(aPublication(), OVER, nowMs));

  // Settings without what articles name, which is refused; another version of the renderers.
  commands.adopt(aPublication({ sections: {}, authors: {} }), OVER, nowMs);
  rendering = 2;
  await projector.start();
  await carryOn();

  const rebuilt = async (): Promise<void> => {
    while (projector.rebuildProgress().finishedAt === undefined) await carryOn();
  };
  await rebuilt();

  // A namespace that is lost.
  records.stored.clear();
  await projector.rebuild("desk");
  await rebuilt();

  // Whoever may, and a request that comes twice.
  const sha256 = "a".repeat(64);
  ledger.issueToken({ name: "ci", scopes: ["write"], sha256 }, "desk", nowMs);
  ledger.tokens.use(sha256, nowMs);
  ledger.revokeToken("ci", "desk", nowMs);
  ledger.tokens.named("ci");
  ledger.tokens.all();
  const once = { by: "ci", once: { key: "k", fingerprint: "f" } };
  for (let time = 0; time < 2; time++) ledger.once(once, nowMs, () => ok(time));
  ledger.log.has(1);
  ledger.log.entries({ after: 0, limit: 10 });
  ledger.log.entries({ after: 0, limit: 10, subject: "first", token: "ci" });

  // Whoever reads.
  const changes = { "/old/path": slug("again"), "/other": null } as const;
  const commit = { command: "keepOldPaths", by: "desk", nowMs, dueMs: () => nowMs } as const;
  const kept = ledger.commitOldPaths(changes, commit);
  if (kept !== undefined) await projector.settle(kept);
  ledger.oldPaths.after("", 10);
  ledger.listing.find({ from: { order: "slug", after: "" }, limit: 10 });
  ledger.feeds.all();
  ledger.listing.find({ text: "wire", from: { order: "changed" }, limit: 10 });
  ledger.revisions.of(anArticle("first").id);
  projector.status();
  ledger.previewKeys.current(() => "A key of this day");
  ledger.previewKeys.forget();
  await carryOn();
  if (!records.stored.has(keys.resource(slug("again")))) throw new Error("Nothing came to KV");
};

const OVER_OR_NEW = (ledger: Ledger, at: Slug) =>
  ledger.articles.at(at) ? OVER : ({ precondition: { kind: "absent" }, by: "desk" } as const);
