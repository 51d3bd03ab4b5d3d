import { isDeepStrictEqual } from "node:util";
import type { Slug } from "../../../src/model/identity.ts";
import { instantOf, millisecondsOf } from "../../../src/model/instant.ts";
import {
  type Desk,
  type ModelArticle,
  at,
  isAcceptable,
  isFit,
  isHeld,
  isWithdrawn,
  ownerOf,
  standing,
  withRevision,
} from "./desk-model.ts";
import type { Order } from "./orders.ts";
import { FILES, OLD_PATHS, SLUGS, embargoAt, idOf, noteOf, written } from "./writing.ts";

/** What an order comes to: the desk after it, or that nothing changes. */
export type Prediction =
  | { readonly kind: "refused" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "changed"; readonly desk: Desk; readonly article?: ModelArticle };

const REFUSED: Prediction = { kind: "refused" };
const UNCHANGED: Prediction = { kind: "unchanged" };

/** What goes live because its time has come, of these articles; what cannot is a draft again. */
export const released = (desk: Desk, ids: readonly string[]): Desk =>
  ids
    .flatMap((id) => desk.articles.get(id)?.slice(-1) ?? [])
    .reduce((next, { article, breaking }) => {
      const draft = { article, state: "draft", breaking } as const;
      return withRevision(next, isFit(next, article) ? { article, state: "live" } : draft);
    }, desk);

/** What is due by then, in the order in which it is released. */
export const dueBy = (desk: Desk, nowMs: number): readonly ModelArticle[] =>
  standing(desk)
    .filter(({ releaseMs = Infinity }) => releaseMs <= nowMs)
    .toSorted(
      (a, b) =>
        (a.releaseMs ?? 0) - (b.releaseMs ?? 0) ||
        Number(a.article.translationOf !== undefined) -
          Number(b.article.translationOf !== undefined) ||
        (a.sequence ?? 0) - (b.sequence ?? 0),
    );

export type WritingOrder = Extract<Order, { kind: "publish" | "embargo" | "saveDraft" }>;

export const isWriting = (order: Order): order is WritingOrder => "isWorld" in order;

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
  const article = { ...written(order, before, originalOf(desk, order), number, nowMs), slug };
  const { isBreaking: breaking } = order;
  if (order.kind === "saveDraft") return { article, state: "draft", breaking };
  if (order.kind !== "embargo") {
    return before ? { article, state: "live" } : delayed(desk, { article, breaking }, nowMs);
  }
  const embargo = embargoAt(nowMs, order.seconds);
  const dated = { ...article, publishedAt: embargo, updatedAt: embargo };
  return {
    article: dated,
    state: "scheduled",
    embargo,
    releaseMs: millisecondsOf(embargo),
    breaking,
  };
};

const originalOf = (desk: Desk, { original }: WritingOrder): Slug | undefined => {
  if (original === null) return undefined;
  if ("place" in original) return SLUGS[original.place];
  return desk.articles.get(idOf(original.name))?.at(-1)?.article.slug;
};

/** What was never public is held for as long as the settings say. */
const delayed = (
  { delay }: Desk,
  { article, breaking = false }: Pick<ModelArticle, "article" | "breaking">,
  nowMs: number,
): ModelArticle =>
  delay > 0 && !breaking
    ? { article, state: "scheduled", releaseMs: nowMs + delay * 1000, breaking }
    : { article, state: "live" };

/** @param number of the words of what is written */
export const predict = (
  desk: Desk,
  order: Exclude<Order, { kind: "publishAll" }>,
  number: number,
  nowMs: number,
): Prediction => {
  const instant = instantOf(nowMs);
  const become = (next: ModelArticle): Prediction => ({
    kind: "changed",
    desk: withRevision(desk, next),
    article: next,
  });
  const accept = (next: ModelArticle): Prediction =>
    isAcceptable(desk, next.article, instantOf(next.releaseMs ?? nowMs), next.releaseMs)
      ? become(next)
      : REFUSED;

  if (order.kind === "adopt") {
    const { hasSelection, delay } = order;
    const isSame = hasSelection === desk.hasSelection && delay === desk.delay;
    if (desk.settings > 0 && isSame) return UNCHANGED;
    const { settings, changes } = desk;
    const next = { ...desk, hasSelection, delay, settings: settings + 1, changes: changes + 1 };
    return { kind: "changed", desk: next };
  }
  if (order.kind === "keepMedia") {
    const files = new Set(desk.files).add(FILES[order.file]!);
    // What was uploaded before changes nothing, and is no command.
    const changes = desk.changes + files.size - desk.files.size;
    return { kind: "changed", desk: { ...desk, files, changes } };
  }
  if (order.kind === "keepOldPaths") {
    const oldPaths = new Map(desk.oldPaths);
    for (const { path, to } of order.changes) {
      if (to === null) oldPaths.delete(OLD_PATHS[path]!);
      else oldPaths.set(OLD_PATHS[path]!, SLUGS[to]!);
    }
    if (isDeepStrictEqual(oldPaths, desk.oldPaths)) return UNCHANGED;
    return { kind: "changed", desk: { ...desk, oldPaths, changes: desk.changes + 1 } };
  }
  if (isWriting(order)) {
    const current = desk.articles.get(idOf(order.name))?.at(-1);
    const next = predictedDraft(desk, order, number, nowMs);
    const owner = ownerOf(desk, next.article.slug);
    const isTaken = owner !== undefined && owner !== next.article.id;
    if (isTaken || order.isStale || (current && isWithdrawn(current))) return REFUSED;
    if (order.kind === "publish") return accept(next);
    if (current?.state === "live") return REFUSED;
    if (order.kind === "embargo") return accept(next);
    return current?.state === "scheduled" ? REFUSED : become(next);
  }

  const current = at(desk, SLUGS[order.place]!);
  if (!current) return order.kind === "move" ? repeated(desk, order) : REFUSED;
  const { article, state, breaking } = current;
  switch (order.kind) {
    case "schedule": {
      const embargo = embargoAt(nowMs, order.seconds);
      if (!isHeld(current)) return REFUSED;
      const dated = { ...article, publishedAt: embargo, updatedAt: embargo };
      if (state === "scheduled" && current.embargo === embargo) return UNCHANGED;
      const releaseMs = millisecondsOf(embargo);
      return accept({ article: dated, state: "scheduled", embargo, releaseMs, breaking });
    }
    case "unschedule":
      return state === "scheduled" ? become({ article, state: "draft", breaking }) : REFUSED;
    case "deleteDraft": {
      if (state !== "draft") return REFUSED;
      const articles = new Map(desk.articles);
      articles.delete(article.id);
      return { kind: "changed", desk: { ...desk, articles, changes: desk.changes + 1 } };
    }
    case "publishDraft": {
      if (isWithdrawn(current)) return REFUSED;
      if (state === "live") return UNCHANGED;
      const { embargo } = current;
      if (embargo !== undefined) {
        return embargo > instant ? UNCHANGED : accept({ article, state: "live" });
      }
      const isEarly = article.publishedAt > instant;
      const dated = isEarly ? { ...article, publishedAt: instant, updatedAt: instant } : article;
      const next = delayed(desk, { article: dated, breaking }, nowMs);
      return state === "scheduled" && next.state === state && !isEarly ? UNCHANGED : accept(next);
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
    case "reinstate": {
      const updatedAt = article.updatedAt > instant ? article.updatedAt : instant;
      return isWithdrawn(current)
        ? accept({ article: { ...article, updatedAt }, state: "live" })
        : REFUSED;
    }
    case "move": {
      const to = SLUGS[order.to]!;
      if (isWithdrawn(current)) return REFUSED;
      if (to === article.slug) return UNCHANGED;
      const owner = ownerOf(desk, to);
      if (owner !== undefined && owner !== article.id) return REFUSED;
      if (isHeld(current) && isAwaited(desk, article.slug)) return REFUSED;
      return become({ ...current, article: { ...article, slug: to } });
    }
    case "restore":
      return restored(desk, order, accept, become);
  }
};

/** Whether something is scheduled as a translation of what stands at a slug. */
const isAwaited = (desk: Desk, slug: string): boolean =>
  standing(desk).some(
    ({ article, releaseMs }) => releaseMs !== undefined && article.translationOf === slug,
  );

/** A move that is sent again, to where the article stands by now. */
const repeated = (desk: Desk, { place, to }: Extract<Order, { kind: "move" }>): Prediction => {
  const there = at(desk, SLUGS[to]!);
  const from = SLUGS[place]!;
  const history = there && desk.articles.get(there.article.id);
  const stoodThere = history?.some(({ article }) => article.slug === from);
  return there && stoodThere && !isWithdrawn(there) ? UNCHANGED : REFUSED;
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
  const { publishedAt, updatedAt, corrections } = current.article;
  const isNewer = updatedAt > earlier.updatedAt;
  // What readers were told stays told.
  const told = { publishedAt, corrections, ...(isNewer && { updatedAt }) };
  const article = { ...earlier, slug, ...(current.state === "live" && told) };
  if (isDeepStrictEqual(article, current.article)) return UNCHANGED;
  const next = { article, state: current.state, breaking: current.breaking };
  return current.state === "live" ? accept(next) : become(next);
};
