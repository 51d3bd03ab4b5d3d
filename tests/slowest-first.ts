import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, in that order; all else by its size, as Vitest has it. The first three ask for
 * nothing that is served, which is begun meanwhile.
 */
const SLOWEST = [
  "newsroom/nothing-lost",
  "cli/import-large",
  "authoring/slow-input",
  "conformance/pages-of-others",
  "conformance/pages-of-lists",
  "conformance/pages-of-articles",
  "conformance/readers",
  "soak/soak",
  "cli/dev",
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = SLOWEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return rank === -1 ? SLOWEST.length : rank;
};

/** The slowest files come first, so that no core is idle at the end: a clean clone knows no durations. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
