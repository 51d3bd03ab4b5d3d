import { instantOf } from "../../../src/model/instant.ts";
import { type Desk, type ModelArticle, now, withRevision } from "./desk-model.ts";
import type { BatchItem, Order } from "./orders.ts";
import { type Prediction, predict, predictedDraft } from "./prediction.ts";
import { asSent, idOf } from "./writing.ts";

type Batch = Extract<Order, { readonly kind: "publishAll" }>;

/** One article as it is handed in, and what it comes to. */
interface Handed {
  readonly item: BatchItem;
  readonly sent: ReturnType<typeof asSent>;
  readonly isKnown: boolean;
  readonly isTombstone: boolean;
  readonly prediction: Prediction;
}

/** What a batch comes to, one article after the other. */
export const handedIn = (
  desk: Desk,
  { items }: Batch,
  number: number,
  nowMs: number,
): { readonly desk: Desk; readonly handed: readonly Handed[] } => {
  let next = desk;
  const handed: Handed[] = [];
  for (const [index, item] of items.entries()) {
    const one = handedOver(next, item, WORDS_FROM + number * 10 + index, nowMs);
    if (one.prediction.kind === "changed") next = { ...one.prediction.desk, delay: desk.delay };
    handed.push(one);
  }
  return { desk: next, handed };
};

/** Beyond the numbers of all other orders. */
const WORDS_FROM = 100_000;

const handedOver = (desk: Desk, item: BatchItem, number: number, nowMs: number): Handed => {
  const history = desk.articles.get(idOf(item.name));
  const isLive = history !== undefined && now(history).state === "live";
  const isTombstone = item.as === "gone" && isLive;
  const kind = item.as === "draft" ? "saveDraft" : "publish";
  const order = { ...item, kind, ...(isTombstone && { original: null }) } as const;
  // What many bring at once was public elsewhere: no delay catches a mistake of theirs.
  const prompt = { ...desk, delay: 0 };
  const { article } = predictedDraft(prompt, order, number, nowMs);
  const prediction = isTombstone
    ? takenDown(prompt, item, { article, state: "gone" }, nowMs)
    : predict(prompt, order, number, nowMs);
  const sent = asSent(article, isLive, number);
  return { item, sent, isKnown: history !== undefined, isTombstone, prediction };
};

const takenDown = (
  desk: Desk,
  { isStale }: BatchItem,
  next: ModelArticle,
  nowMs: number,
): Prediction => {
  const { picture, publishedAt, updatedAt, corrections } = next.article;
  const isEarly = [publishedAt, updatedAt, ...corrections.map(({ at }) => at)].some(
    (instant) => instant > instantOf(nowMs),
  );
  if (isStale || isEarly || (picture && !desk.files.has(picture.url))) return { kind: "refused" };
  return { kind: "changed", desk: withRevision(desk, next), article: next };
};
