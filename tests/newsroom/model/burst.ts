import fc from "fast-check";
import { aSlowFate } from "./fates.ts";
import { type Order, aNotice, place, writing } from "./orders.ts";
import type { Fate } from "./unsteady-kv.ts";
import type { Writing } from "./writing.ts";

type OfKind<Kind extends Order["kind"]> = Extract<Order, { readonly kind: Kind }>;
type Next = OfKind<"move" | "correct" | "withdraw" | "reinstate">;
type Publish = { readonly kind: "publish" } & Writing;

/** Commands about one article that follow each other before KV has answered. */
export interface Burst {
  /** Of the next puts. */
  readonly fates: readonly Fate[];
  readonly first: Publish;
  /** Each at the place where the article stands by then. */
  readonly rest: readonly { readonly afterMs: number; readonly order: Next }[];
}

const publish: fc.Arbitrary<Publish> = fc.record({
  kind: fc.constant("publish"),
  ...writing,
  isBreaking: fc.constant(true),
  language: fc.constant(null),
  isStale: fc.constant(false),
});

const here = fc.constant(0);

const next: fc.Arbitrary<Next> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("move"), place: here, to: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("correct"),
      place: here,
      isStale: fc.constant(false),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("withdraw"), place: here, as: aNotice }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reinstate"), place: here }) },
);

export const aBurst: fc.Arbitrary<Burst> = fc.record({
  fates: fc.array(aSlowFate, { minLength: 1, maxLength: 5 }),
  first: publish,
  rest: fc.array(fc.record({ afterMs: fc.oneof(fc.nat(50), fc.nat(1_500)), order: next }), {
    minLength: 1,
    maxLength: 3,
  }),
});
