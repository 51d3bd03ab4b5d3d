import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { type Bundle, type BundleSize, bundle, sizeOf } from "./bundle.ts";
import { type ColdResult, measureCold } from "./cold.ts";
import { type Bundles, withContestants } from "./contestants.ts";
import { type HotResult, type Patience, measureHot } from "./hot.ts";
import { writePaths } from "./load.ts";
import { type ImportResult, measureImport } from "./importing.ts";
import { type MemorySample, measureMemory } from "./memory.ts";
import { type ColdWork, countWork } from "./not-modified.ts";
import { type PublishingResult, measurePublishing } from "./publishing.ts";
import { type RowProfile, profileRows } from "./row-profiles.ts";
import {
  COLD_ROWS,
  ENTRIES,
  HEAVY_BYTES,
  HOT_ROWS,
  IMPORT_SIZES,
  MIXED_ARTICLES,
  MIXED_ROW,
  PUBLISHING_SIZES,
  USUAL_BYTES,
  mixedPaths,
} from "./rows.ts";
import { type StartUp, measureStartUp } from "./start-up.ts";
import { prerendering } from "./prerendering.ts";
import { endlessStock, stockOf } from "./stock.ts";

interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

export interface BenchResult {
  readonly date: string;
  readonly machine: Machine;
  readonly bundle: BundleSize;
  readonly startUp: StartUp;
  readonly hot: readonly HotResult[];
  readonly cold: readonly ColdResult[];
  readonly coldWork: ColdWork;
  readonly memory: readonly MemorySample[];
  readonly publishing: readonly PublishingResult[];
  readonly imports: readonly ImportResult[];
  readonly profiles: readonly RowProfile[];
}

const DISTINCT_URLS = 100_000;

/**
 * Measures everything; takes ten minutes or so with fifteen pairs of a second.
 * @param say told what is measured next
 */
export const bench = async (
  patience: Patience,
  date: string,
  say: (step: string) => void,
): Promise<BenchResult> => {
  const folder = mkdtempSync(join(tmpdir(), "edgewire-bench-"));
  try {
    say("bundle");
    const bundles = await bundleAll(folder);
    const { prerender } = await prerendering(folder);
    const usual = stockOf(ENTRIES, USUAL_BYTES, prerender);
    const stocks = {
      usual,
      heavy: stockOf(ENTRIES, HEAVY_BYTES, prerender),
      unrendered: stockOf(ENTRIES, USUAL_BYTES),
    };

    say("start-up");
    const startUp = await measureStartUp(bundles, usual, folder, patience.pairs);

    const hot: HotResult[] = [];
    for (const row of HOT_ROWS) {
      say(row.name);
      // Processes of its own: what one row leaves in memory is no part of another.
      await withContestants(bundles, usual, [row], folder, async (contestants) => {
        const paths = writePaths(folder, "row", [row.path]);
        hot.push(...(await measureHot(row, contestants, paths, patience)));
      });
    }
    const mixed = mixedPaths();
    const mixedStock = stockOf(MIXED_ARTICLES, USUAL_BYTES, prerender);
    await withContestants(bundles, mixedStock, mixed, folder, async (contestants) => {
      say(MIXED_ROW.name);
      const paths = writePaths(
        folder,
        "mixed",
        mixed.map(({ path }) => path),
      );
      hot.push(...(await measureHot(MIXED_ROW, contestants, paths, patience)));
    });

    const cold: ColdResult[] = [];
    for (const row of COLD_ROWS) {
      say(`cold ${row.name}`);
      cold.push(await measureCold(row, bundles, stocks[row.edition], folder, patience.pairs));
    }
    const coldWork = await countWork(folder, usual, stocks.unrendered, "/rss.xml");

    say("memory");
    const memory = await measureMemory(bundles.product, endlessStock(USUAL_BYTES), DISTINCT_URLS);

    say("publishing");
    const publishing = await measurePublishing(
      bundles.product,
      PUBLISHING_SIZES,
      folder,
      patience.pairs,
    );

    const imports = await measureImports(bundles.product, IMPORT_SIZES, folder, say);

    say("profiles");
    return {
      date,
      machine: machine(),
      bundle: sizeOf(bundles.product),
      startUp,
      hot,
      cold,
      coldWork,
      memory,
      publishing,
      imports,
      profiles: await profileRows(folder, usual, HOT_ROWS),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The imports alone. */
export const benchImports = async (
  sizes: readonly number[],
  say: (step: string) => void,
): Promise<readonly ImportResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), "edgewire-bench-"));
  try {
    return await measureImports(await bundle(join(folder, "product")), sizes, folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const measureImports = async (
  product: Bundle,
  sizes: readonly number[],
  folder: string,
  say: (step: string) => void,
): Promise<readonly ImportResult[]> => {
  const results: ImportResult[] = [];
  for (const articles of sizes) {
    say(`import of ${articles}`);
    results.push(await measureImport(product, articles, folder));
  }
  return results;
};

const bundleAll = async (folder: string): Promise<Bundles> => {
  const [product, bare, tutorial] = await Promise.all([
    bundle(join(folder, "product")),
    bundle(join(folder, "bare"), { entry: "references/bare.ts" }),
    bundle(join(folder, "tutorial"), { entry: "references/tutorial.ts" }),
  ]);
  return { product, bare, tutorial };
};

const machine = (): Machine => ({
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryBytes: totalmem(),
});
