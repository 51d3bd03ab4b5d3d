import fc from "fast-check";
import type { Fate } from "./unsteady-kv.ts";

const calm: fc.Arbitrary<Fate> = fc.constant({ landsMs: 5, answer: { afterMs: 10 } });

/** Commands come while it is awaited, and it ends well all the same. */
export const slow: fc.Arbitrary<Fate> = fc
  .nat(4_900)
  .map((ms) => ({ landsMs: ms, answer: { afterMs: ms + 5 } }));

const refused: fc.Arbitrary<Fate> = fc.record({
  landsMs: fc.constant<"never">("never"),
  answer: fc.record({
    afterMs: fc.nat(6_000),
    error: fc.constantFrom("KV PUT failed: 429 Too Many Requests", "KV PUT failed: 500"),
  }),
});

const lost: fc.Arbitrary<Fate> = fc.record({
  landsMs: fc.nat(50_000),
  answer: fc.record({ afterMs: fc.nat(4_000), error: fc.constant("Network connection lost.") }),
});

const unanswered: fc.Arbitrary<Fate> = fc.record({ landsMs: fc.nat(50_000) });

/** What becomes of a put. */
export const aFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 3, arbitrary: calm },
  { weight: 2, arbitrary: slow },
  { weight: 1, arbitrary: refused },
  { weight: 1, arbitrary: lost },
  { weight: 1, arbitrary: unanswered },
);

/** The same where several commands are to meet one put. */
export const aSlowFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 1, arbitrary: calm },
  { weight: 4, arbitrary: slow },
  { weight: 2, arbitrary: refused },
);
