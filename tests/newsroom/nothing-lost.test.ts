import fc from "fast-check";
import { beforeAll, afterAll, expect, it, vi } from "vitest";
import { type Burst, aBurst } from "./model/burst.ts";
import { aFate } from "./model/fates.ts";
import { type Order, anOrder, place } from "./model/orders.ts";
import type { Fault } from "./model/platform.ts";
import { Trial } from "./model/trial.ts";

/**
 * `MODEL_RUNS=20000 npx vitest run --project node tests/newsroom/nothing-lost.test.ts` looks longer, and
 * at other scripts each time; without it a change is judged by the same ones as the change before.
 */
const { MODEL_RUNS } = process.env;
const RUNS = Number(MODEL_RUNS ?? 100);
/** `MODEL_SEED=…` looks at the same scripts again, and does not look for shorter ones that fail. */
const SEED = process.env["MODEL_SEED"] ?? (MODEL_RUNS === undefined ? "1" : undefined);

interface Stage {
  readonly trial: Trial;
  readonly waits: (() => Promise<void>)[];
}
type Step = fc.AsyncCommand<object, Stage>;

const step = (name: string, work: (stage: Stage) => Promise<unknown>): Step => ({
  check: () => true,
  run: async (_, stage) => void (await work(stage)),
  toString: () => name,
});

const give = (order: Order, isAwaited: boolean): Step =>
  step(`${isAwaited ? "await " : ""}${JSON.stringify(order)}`, async ({ trial, waits }) => {
    const wait = await trial.order(order);
    if (isAwaited) await wait();
    else waits.push(wait);
  });

/** Commands about one article, one after the other while KV is slow. */
const burst = ({ fates, first, rest }: Burst): Step =>
  step(`burst: ${JSON.stringify({ fates, first, rest })}`, async ({ trial, waits }) => {
    const there = trial.standing(first.name);
    if (there?.isWithdrawn) {
      waits.push(await trial.order({ kind: "reinstate", place: there.place }));
    }
    trial.platform.kv.fates.unshift(...fates);
    waits.push(await trial.order(first));
    for (const { afterMs, order } of rest) {
      await trial.pass(afterMs);
      const here = trial.standing(first.name);
      if (here) waits.push(await trial.order({ ...order, place: here.place }));
    }
  });

const faults: readonly Fault[] = [
  "transaction",
  "transaction",
  "statement",
  "statement",
  "alarm not set",
  "alarm set, answer lost",
  "alarm not read",
  "alarm not deleted",
  "alarm deleted, answer lost",
];

const steps = fc.commands<object, Stage, boolean>(
  [
    ...Array<fc.Arbitrary<Step>>(6).fill(
      fc.tuple(anOrder, fc.boolean()).map(([order, isAwaited]) => give(order, isAwaited)),
    ),
    ...Array<fc.Arbitrary<Step>>(3).fill(aBurst.map(burst)),
    fc
      .oneof(fc.nat(3_000), fc.nat(90_000))
      .map((ms) => step(`pass ${ms} ms`, ({ trial }) => trial.pass(ms))),
    fc
      .array(aFate, { minLength: 1, maxLength: 12 })
      .map((fates) =>
        step(`KV: ${JSON.stringify(fates)}`, async ({ trial }) =>
          trial.platform.kv.fates.push(...fates),
        ),
      ),
    fc
      .array(fc.boolean(), { minLength: 1, maxLength: 8 })
      .map((fates) =>
        step(`hubs fail: ${JSON.stringify(fates)}`, async ({ trial }) =>
          trial.platform.hubs.fates.push(...fates),
        ),
      ),
    fc
      .constantFrom(12, 40, Infinity)
      .map((writes) =>
        step(
          `KV writes a day: ${writes}`,
          async ({ trial }) => void (trial.platform.writeBudget = writes),
        ),
      ),
    fc.tuple(fc.integer({ min: 1, max: 999 }), place).map(([ms, at]) =>
      step(`correct slug ${at} ${ms} ms before a release`, async ({ trial, waits }) => {
        await trial.passUntilBeforeRelease(ms);
        waits.push(await trial.order({ kind: "correct", place: at, isStale: false }));
      }),
    ),
    fc.constant(
      step("send again", async ({ trial, waits }) => void waits.push(await trial.repeat())),
    ),
    fc.constant(step("evict", ({ trial }) => trial.evict())),
    fc.tuple(fc.constantFrom(...faults), fc.nat(60)).map(([fault, statements]) =>
      step(`fault: ${fault} ${statements}`, async ({ trial: { platform } }) => {
        platform.fault = fault;
        platform.statementsUntilFault = statements;
      }),
    ),
    fc
      .integer({ min: -4_000, max: 4_000 })
      .map((s) => step(`clock ${s} s`, ({ trial }) => trial.setClock(s * 1_000))),
    fc
      .boolean()
      .map((isLost) => step(`rebuild, lost: ${isLost}`, ({ trial }) => trial.rebuild(isLost))),
  ],
  { maxCommands: 40, size: "max" },
);

const SETTING: readonly Order[] = [
  { kind: "adopt", hasSelection: true, delay: 0 },
  { kind: "keepMedia", file: 0 },
];

beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
afterAll(() => vi.restoreAllMocks());

it("does every command once, loses none, and shows in the end what the ledger says", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const stage: Stage = { trial: new Trial(), waits: [] };
      const { trial } = stage;
      const toRealTime = trial.platform.time.install();
      try {
        for (const order of SETTING) await (await trial.order(order))();
        await fc.asyncModelRun(() => ({ model: {}, real: stage }), script);
        for (const wait of stage.waits) await wait();
        await trial.settle();
        await trial.rebuildInVain();
      } finally {
        toRealTime();
      }
      await trial.comparePublic();
    }),
    { numRuns: RUNS, ...(SEED && { seed: Number(SEED), endOnFailure: true }) },
  );
  expect.hasAssertions();
}, 3_600_000);
