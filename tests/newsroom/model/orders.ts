import fc from "fast-check";
import { FILES, LANGUAGES, OLD_PATHS, SLUGS, type Writing } from "./writing.ts";

/** Every command of a newsroom; numbers choose among what there is. */
export type Order =
  | ({ readonly kind: "publish" | "saveDraft" } & Writing)
  | ({ readonly kind: "embargo"; readonly seconds: number } & Writing)
  | { readonly kind: "schedule"; readonly place: number; readonly seconds: number }
  | {
      readonly kind: "withdraw";
      readonly place: number;
      readonly as: "gone" | "legal" | "retracted";
    }
  | { readonly kind: "move"; readonly place: number; readonly to: number }
  | { readonly kind: "correct"; readonly place: number; readonly isStale: boolean }
  | { readonly kind: "restore"; readonly place: number; readonly revision: number }
  | { readonly kind: "reinstate"; readonly place: number }
  | { readonly kind: "publishDraft" | "unschedule" | "deleteDraft"; readonly place: number }
  | { readonly kind: "adopt"; readonly hasSelection: boolean; readonly delay: number }
  | { readonly kind: "keepMedia"; readonly file: number }
  | { readonly kind: "keepOldPaths"; readonly changes: readonly OldPath[] }
  | { readonly kind: "publishAll"; readonly items: readonly BatchItem[] };

/** An address of a site that came before, and where it is to lead to. */
interface OldPath {
  readonly path: number;
  readonly to: number | null;
}

/** One article of a batch; what is not live is not taken down but published. */
export type BatchItem = { readonly as: "live" | "draft" | "gone" } & Writing;

const name = fc.nat(2);
export const place = fc.nat(SLUGS.length - 1);
const isStale = fc.integer({ min: 0, max: 7 }).map((n) => n === 0);
const seconds = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 60, max: 4_000 }));
const file = fc.nat(FILES.length - 1);
/** What somebody writes, but for which article. */
export const writing = {
  name,
  place,
  isWorld: fc.boolean(),
  isTopical: fc.boolean(),
  file: fc.option(file, { freq: 3 }),
  isBreaking: fc.boolean(),
  language: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.nat(LANGUAGES.length - 1)),
  original: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.record({ name }) },
    { weight: 1, arbitrary: fc.record({ place }) },
  ),
  isStale,
};
export const aNotice = fc.constantFrom("gone", "legal", "retracted");
const kind = <Kind extends Order["kind"]>(...kinds: readonly [Kind, ...Kind[]]) =>
  fc.constantFrom(...kinds);

const often = (weight: number, arbitrary: fc.Arbitrary<Order>) => ({ weight, arbitrary });

export const anOrder: fc.Arbitrary<Order> = fc.oneof(
  often(7, fc.record({ kind: kind("publish", "publish", "saveDraft"), ...writing })),
  often(3, fc.record({ kind: kind("embargo"), seconds, ...writing })),
  often(2, fc.record({ kind: kind("schedule"), place, seconds })),
  often(4, fc.record({ kind: kind("withdraw"), place, as: aNotice })),
  often(3, fc.record({ kind: kind("move"), place, to: place })),
  often(2, fc.record({ kind: kind("correct"), place, isStale })),
  often(2, fc.record({ kind: kind("restore"), place, revision: fc.integer({ min: 1, max: 6 }) })),
  often(
    5,
    fc.record({
      kind: kind("reinstate", "reinstate", "publishDraft", "unschedule", "deleteDraft"),
      place,
    }),
  ),
  often(
    1,
    fc.record({
      kind: kind("adopt"),
      hasSelection: fc.boolean(),
      delay: fc.constantFrom(0, 0, 7, 60),
    }),
  ),
  often(1, fc.record({ kind: kind("keepMedia"), file })),
  often(
    2,
    fc.record({
      kind: kind("keepOldPaths"),
      changes: fc.uniqueArray(
        fc.record({
          path: fc.nat(OLD_PATHS.length - 1),
          to: fc.option(place, { freq: 4 }),
        }),
        { minLength: 1, selector: ({ path }) => path },
      ),
    }),
  ),
  often(
    2,
    fc.record({
      kind: kind("publishAll"),
      items: fc.uniqueArray(
        fc.record({ as: fc.constantFrom("live", "live", "draft", "gone"), ...writing }),
        { minLength: 1, maxLength: 3, selector: (item) => item.name },
      ),
    }),
  ),
);
