import { isDeepStrictEqual } from "node:util";
import { type Instant, instantOf } from "../../../src/model/instant.ts";
import {
  type Desk,
  type ModelArticle,
  at,
  isAcceptable,
  isHeld,
  isWithdrawn,
  ownerOf,
  withRevision,
} from "./desk-model.ts";
import type { Order } from "./orders.ts";
import { FILES, SLUGS, embargoAt, idOf, noteOf, written } from "./writing.ts";

/** What an order comes to: the desk after it, or that nothing changes. */
export type Prediction =
  | { readonly kind: "refused" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "changed"; readonly desk: Desk; readonly article?: ModelArticle };

const REFUSED: Prediction = { kind: "refused" };
const UNCHANGED: Prediction = { kind: "unchanged" };

/** What goes live because its time has come, of these articles. */
export const released = (desk: Desk, ids: readonly string[]): Desk =>
  ids
    .flatMap((id) => desk.articles.get(id)?.slice(-1) ?? [])
    .reduce((next, { article }) => withRevision(next, { article, state: "live" }), desk);

export type WritingOrder = Extract<Order, { kind: "publish" | "embargo" | "saveDraft" }>;

export const isWriting = (order: Order): order is WritingOrder => "isWorld" in order;

const STATES = { publish: "live", embargo: "scheduled", saveDraft: "draft" } as const;

/** What somebody hands in. */
export const predictedDraft = (
  desk: Desk,
  order: WritingOrder,
  number: number,
  nowMs: number,
): ModelArticle => {
  const current = desk.articles.get(idOf(order.name))?.at(-1);
  const before = current && !isHeld(current) ? current.article : undefined;
  const slug = current?.article.slug ?? SLUGS[order.place]!;
  const article = { ...written(order, before, number, nowMs), slug };
  const state = STATES[order.kind];
  if (order.kind !== "embargo") return { article, state };
  const embargo = embargoAt(nowMs, order.seconds);
  return { article: { ...article, publishedAt: embargo, updatedAt: embargo }, state, embargo };
};

/** @param number of the words of what is written */
export const predict = (desk: Desk, order: Order, number: number, nowMs: number): Prediction => {
  const instant = instantOf(nowMs);
  const become = (next: ModelArticle): Prediction => ({
    kind: "changed",
    desk: withRevision(desk, next),
    article: next,
  });
  const accept = (next: ModelArticle, when: Instant = instant): Prediction =>
    isAcceptable(desk, next.article, when) ? become(next) : REFUSED;

  if (order.kind === "adopt") {
    const { hasSelection } = order;
    if (desk.settings > 0 && hasSelection === desk.hasSelection) return UNCHANGED;
    const { settings, changes } = desk;
    const next = { ...desk, hasSelection, settings: settings + 1, changes: changes + 1 };
    return { kind: "changed", desk: next };
  }
  if (order.kind === "keepMedia") {
    const files = new Set(desk.files).add(FILES[order.file]!);
    // What was uploaded before changes nothing, and is no command.
    const changes = desk.changes + files.size - desk.files.size;
    return { kind: "changed", desk: { ...desk, files, changes } };
  }
  if (isWriting(order)) {
    const current = desk.articles.get(idOf(order.name))?.at(-1);
    const next = predictedDraft(desk, order, number, nowMs);
    const owner = ownerOf(desk, next.article.slug);
    const isTaken = owner !== undefined && owner !== next.article.id;
    if (isTaken || order.isStale || (current && isWithdrawn(current))) return REFUSED;
    if (order.kind === "publish") return accept(next);
    if (current?.state === "live") return REFUSED;
    if (order.kind === "embargo") return accept(next, next.embargo);
    return current?.state === "scheduled" ? REFUSED : become(next);
  }

  const current = at(desk, SLUGS[order.place]!);
  if (!current) {
    return order.kind === "restore" ? restored(desk, order, accept, become) : REFUSED;
  }
  const { article, state } = current;
  switch (order.kind) {
    case "schedule": {
      const embargo = embargoAt(nowMs, order.seconds);
      if (!isHeld(current)) return REFUSED;
      const dated = { ...article, publishedAt: embargo, updatedAt: embargo };
      if (state === "scheduled" && current.embargo === embargo) return UNCHANGED;
      return accept({ article: dated, state: "scheduled", embargo }, embargo);
    }
    case "unschedule":
      return state === "scheduled" ? become({ article, state: "draft" }) : REFUSED;
    case "deleteDraft": {
      if (state !== "draft") return REFUSED;
      const articles = new Map(desk.articles);
      articles.delete(article.id);
      return { kind: "changed", desk: { ...desk, articles, changes: desk.changes + 1 } };
    }
    case "publishDraft": {
      if (isWithdrawn(current)) return REFUSED;
      if (state === "live") return UNCHANGED;
      if (state === "scheduled" && current.embargo! > instant) return UNCHANGED;
      const isEarly = state === "draft" && article.publishedAt > instant;
      const dated = isEarly ? { ...article, publishedAt: instant, updatedAt: instant } : article;
      return accept({ article: dated, state: "live" });
    }
    case "correct": {
      const { corrections } = article;
      if (state !== "live" || order.isStale) return REFUSED;
      if (corrections.some((note) => note.at === instant)) return REFUSED;
      const notes = [...corrections, { at: instant, html: noteOf(number) }];
      return accept({ article: { ...article, corrections: notes, updatedAt: instant }, state });
    }
    case "withdraw": {
      if (isHeld(current)) return REFUSED;
      const { demand = false, retracted = false } = current;
      const nextDemand = demand || order.as === "legal";
      const nextRetracted = !nextDemand && (retracted || order.as === "retracted");
      const isSame = nextDemand === demand && nextRetracted === retracted;
      if (isWithdrawn(current) && isSame) return UNCHANGED;
      const publicly = nextRetracted ? "retracted" : "gone";
      return become({
        article,
        state: nextDemand ? "legal" : publicly,
        demand: nextDemand,
        retracted: nextRetracted,
      });
    }
    case "reinstate":
      return isWithdrawn(current) ? accept({ article, state: "live" }) : REFUSED;
    case "move": {
      const to = SLUGS[order.to]!;
      if (isWithdrawn(current)) return REFUSED;
      if (to === article.slug) return UNCHANGED;
      const owner = ownerOf(desk, to);
      if (owner !== undefined && owner !== article.id) return REFUSED;
      return become({ ...current, article: { ...article, slug: to } });
    }
    case "restore":
      return restored(desk, order, accept, become);
  }
};

const restored = (
  desk: Desk,
  { place, revision }: Extract<Order, { kind: "restore" }>,
  accept: (next: ModelArticle) => Prediction,
  become: (next: ModelArticle) => Prediction,
): Prediction => {
  const slug = SLUGS[place]!;
  const current = at(desk, slug);
  const earlier = current && desk.articles.get(current.article.id)?.[revision - 1]?.article;
  if (!current || !earlier) return REFUSED;
  if (current.state !== "draft" && current.state !== "live") return REFUSED;
  const article = { ...earlier, slug };
  if (isDeepStrictEqual(article, current.article)) return UNCHANGED;
  const next = { article, state: current.state };
  return current.state === "live" ? accept(next) : become(next);
};
