import { type Result, ok } from "../../../src/model/result.ts";
import assert from "node:assert/strict";
import { instantOf } from "../../../src/model/instant.ts";
import type {
  CommandRequest,
  Newsroom,
  OldPathChanges,
  Receipt,
  Refusal,
  RequestKey,
} from "../../../src/newsroom/newsroom.ts";
import type { Precondition } from "../../../src/newsroom/precondition.ts";
import { EVERY_KIND_OF_FEED, aPublication, slug } from "../../support/builders.ts";
import { handedIn } from "./batch.ts";
import type { Desk } from "./desk-model.ts";
import type { Order } from "./orders.ts";
import { HUBS } from "./hubs.ts";
import { isWriting, predictedDraft } from "./prediction.ts";
import { FILES, NOTICES, OLD_PATHS, SLUGS, asSent, embargoAt, idOf, noteOf } from "./writing.ts";

/** What is checked of an answer; not every command has all of it. */
export type Heard = Partial<Receipt> | undefined;
type Answer = Promise<Result<Heard, Refusal>>;

const SELECTION = { picks: { label: "Picks", sections: [slug("world")] } };

const settings = ({ hasSelection, delay }: Extract<Order, { kind: "adopt" }>) => {
  const { feeds: _, ...rest } = EVERY_KIND_OF_FEED;
  return aPublication({
    ...rest,
    hubs: HUBS,
    ...(delay > 0 && { publishDelay: delay }),
    ...(hasSelection && { feeds: SELECTION }),
  });
};

/**
 * Gives the real newsroom an order; all that it does at once is done when this returns, but for a batch.
 * @param once the client's own key
 */
export const carryOut = (
  newsroom: Newsroom,
  desk: Desk,
  order: Order,
  number: number,
  nowMs: number,
  once?: RequestKey,
): Answer => {
  if (order.kind === "publishAll") return publishAll(newsroom, desk, order, number, nowMs);
  const exists =
    order.kind === "adopt"
      ? desk.settings > 0
      : !("name" in order) || desk.articles.has(idOf(order.name));
  const precondition = preconditionOf("isStale" in order && order.isStale, exists);
  const request: CommandRequest = { precondition, by: "desk", ...(once && { once }) };
  if (order.kind === "adopt") return newsroom.adopt(settings(order), request);
  if (order.kind === "keepMedia") {
    const name = FILES[order.file]!.slice("/media/".length);
    return newsroom
      .keepMedia(name, "image/png", new Uint8Array(4321), "desk")
      .then(() => ok(undefined));
  }
  if (order.kind === "keepOldPaths") {
    const changes = order.changes.map(({ path, to }) => [
      OLD_PATHS[path],
      to === null ? null : SLUGS[to],
    ]);
    return newsroom
      .keepOldPaths(Object.fromEntries(changes) as OldPathChanges, "desk")
      .then(({ sequence }) => ok({ changed: sequence !== undefined }));
  }
  if (isWriting(order)) {
    const { article, embargo } = predictedDraft(desk, order, number, nowMs);
    const { isBreaking: breaking } = order;
    const isPublic = desk.articles.get(article.id)?.at(-1)?.state === "live";
    const submission = {
      ...asSent(article, isPublic, number),
      ...(embargo && { embargo }),
      ...(breaking && { breaking }),
    };
    return order.kind === "saveDraft"
      ? newsroom.saveDraft(submission, request)
      : newsroom.publish(submission, request);
  }
  const at = SLUGS[order.place]!;
  switch (order.kind) {
    case "schedule":
      return newsroom.schedule(at, embargoAt(nowMs, order.seconds), request);
    case "unschedule":
      return newsroom.unschedule(at, request);
    case "deleteDraft":
      return newsroom.deleteDraft(at, request);
    case "publishDraft":
      return newsroom.publishDraft(at, request);
    case "correct":
      return newsroom.correct(at, noteOf(number), request);
    case "withdraw":
      return newsroom.withdraw(at, NOTICES[order.as], request);
    case "reinstate":
      return newsroom.reinstate(at, request);
    case "move":
      return newsroom.move(at, SLUGS[order.to]!, request);
    case "restore":
      return newsroom.restore(at, order.revision, request);
  }
};

/** Each article is decided on its own, in order. */
const publishAll = async (
  newsroom: Newsroom,
  desk: Desk,
  order: Extract<Order, { kind: "publishAll" }>,
  number: number,
  nowMs: number,
): Answer => {
  const { handed } = handedIn(desk, order, number, nowMs);
  const batch = handed.map(({ item, sent, isKnown, isTombstone }) => ({
    submission: {
      ...sent,
      ...(isTombstone && { withdrawn: { ...NOTICES.gone, at: instantOf(nowMs) } }),
      ...(item.isBreaking && !isTombstone && ({ breaking: true } as const)),
    },
    isDraft: item.as === "draft",
    precondition: preconditionOf(item.isStale, isKnown),
  }));
  const committed = await newsroom.publishAll(batch, "desk");
  const came = committed.map((one) => {
    if (!one.ok) return "refused";
    return one.value.changed ? "changed" : "unchanged";
  });
  assert.deepEqual(
    came,
    handed.map(({ prediction }) => prediction.kind),
  );
  return ok(undefined);
};

const preconditionOf = (isStale: boolean, exists: boolean): Precondition =>
  isStale ? { kind: "matches", etags: ['"0-stale"'] } : { kind: exists ? "present" : "absent" };
