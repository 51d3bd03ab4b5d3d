import fc from "fast-check";
import { aSlowFate, slow } from "./fates.ts";
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

/** One that is accepted mostly. */
const publish: fc.Arbitrary<Publish> = fc.record({
  kind: fc.constant("publish"),
  ...writing,
  file: fc.constantFrom(null, 0),
  original: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, writing.original),
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

const anyBurst: fc.Arbitrary<Burst> = fc.record({
  fates: fc.array(aSlowFate, { minLength: 1, maxLength: 5 }),
  first: publish,
  rest: fc.array(fc.record({ afterMs: fc.oneof(fc.nat(50), fc.nat(1_500)), order: next }), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** An article that stands where it moved to before KV has answered where it stood. */
const chase: fc.Arbitrary<Burst> = fc.record({
  fates: slow.map((fate) => [fate]),
  first: publish,
  rest: fc.tuple(
    fc.record({
      afterMs: fc.nat(500),
      order: fc.record({ kind: fc.constant("move"), place: here, to: place }),
    }),
  ),
});

export const aBurst: fc.Arbitrary<Burst> = fc.oneof(
  { weight: 2, arbitrary: anyBurst },
  { weight: 1, arbitrary: chase },
);
