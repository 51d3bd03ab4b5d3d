import { type Result, ok } from "../../../src/model/result.ts";
import type { CommandRequest, Newsroom, Receipt, Refusal } from "../../../src/newsroom/newsroom.ts";
import type { Precondition } from "../../../src/newsroom/precondition.ts";
import { EVERY_KIND_OF_FEED, aPublication, slug } from "../../support/builders.ts";
import type { Desk } from "./desk-model.ts";
import type { Order } from "./orders.ts";
import { HUBS } from "./hubs.ts";
import { isWriting, predictedDraft } from "./prediction.ts";
import { FILES, NOTICES, SLUGS, embargoAt, idOf, noteOf } from "./writing.ts";

type Answer = Promise<Result<Receipt | undefined, Refusal>>;

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

/** Gives the real newsroom an order; all that it does at once is done when this returns. */
export const carryOut = (
  newsroom: Newsroom,
  desk: Desk,
  order: Order,
  number: number,
  nowMs: number,
): Answer => {
  const exists =
    order.kind === "adopt"
      ? desk.settings > 0
      : !("name" in order) || desk.articles.has(idOf(order.name));
  const precondition: Precondition =
    "isStale" in order && order.isStale
      ? { kind: "matches", etags: ['"0-stale"'] }
      : { kind: exists ? "present" : "absent" };
  const request: CommandRequest = { precondition, by: "desk" };
  if (order.kind === "adopt") return newsroom.adopt(settings(order), request);
  if (order.kind === "keepMedia") {
    const name = FILES[order.file]!.slice("/media/".length);
    return newsroom
      .keepMedia(name, "image/png", new Uint8Array(4321), "desk")
      .then(() => ok(undefined));
  }
  if (isWriting(order)) {
    const { article, embargo } = predictedDraft(desk, order, number, nowMs);
    const { isBreaking: breaking } = order;
    const submission = { article, ...(embargo && { embargo }), ...(breaking && { breaking }) };
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
