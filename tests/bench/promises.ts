import type { BenchResult } from "./bench.ts";
import type { Work } from "./not-modified.ts";

/** Something promised, and whether this run kept it. */
export interface Promised {
  readonly what: string;
  readonly bound: string;
  readonly measured: string;
  readonly kept: boolean;
}

/** Worker start-up beside a bare Worker's, in milliseconds of CPU. */
const START_UP_MS = 50;
/** The free plan's limit is 3 MB; ours leaves room (docs/decisions/0011). */
const BUNDLE_GZIP_BYTES = 300 * 1000;
/** KV writes for an article with one section, three topics and one writer (docs/decisions/0011). */
const WRITES = 8;
/** What publishing may cost with the most articles beside the fewest. */
const GROWTH = 1.2;
const READABLE_MS = 1000;
/** 100,000 articles in ten minutes. */
const IMPORTED_PER_SECOND = 100_000 / 600;
/** What ten times the articles may take of the CLI's memory; V8 collects late while there is room. */
const IMPORT_GROWTH = 1.5;
/** An edition that was written in the same second waits for the next. */
const LISTED_MS = 2000;
/** How much memory may still grow over the last half of the distinct URLs. */
const PLATEAU = 1.1;

/** Every floor and ceiling with what was measured, in the order of the report. */
export const promisesOf = ({
  bundle,
  startUp,
  hot,
  cold,
  coldWork,
  memory,
  publishing,
  imports,
}: BenchResult): readonly Promised[] => [
  {
    what: "bundle, gzip",
    bound: `≤ ${kilobytes(BUNDLE_GZIP_BYTES)}`,
    measured: kilobytes(bundle.gzipBytes),
    kept: bundle.gzipBytes <= BUNDLE_GZIP_BYTES,
  },
  {
    what: "start-up",
    bound: `≤ ${START_UP_MS} ms`,
    measured: `${startUp.differenceMs.toFixed(0)} ms`,
    kept: startUp.differenceMs <= START_UP_MS,
  },
  ...hot.flatMap(({ row, reference, requestsRatio, floor }): Promised[] =>
    floor === undefined
      ? []
      : [
          {
            what: `hot ${row}, of ${reference}`,
            bound: `≥ ${floor} ×`,
            measured: `${requestsRatio.median.toFixed(2)} ×`,
            kept: requestsRatio.median >= floor,
          },
        ],
  ),
  {
    what: "cold 304: documents rendered, records parsed",
    bound: "0, 0",
    measured: `${coldWork.notModified.renders}, ${coldWork.notModified.parses}`,
    // A 200 that is rendered and counts nothing would say that the counters do not work.
    kept: isNothing(coldWork.notModified) && coldWork.rendered.renders === 1,
  },
  {
    what: "cold 200: documents rendered, records parsed",
    bound: "0, 0 or 1",
    measured: `${coldWork.made.renders}, ${coldWork.made.parses}`,
    kept: coldWork.made.renders === 0 && coldWork.made.parses <= 1,
  },
  ...cold.flatMap(({ row, cpuMs, ceilingMs }): Promised[] =>
    ceilingMs === undefined
      ? []
      : [
          {
            what: `cold ${row}`,
            bound: `≤ ${ceilingMs} ms`,
            measured: `${cpuMs.median.toFixed(1)} ms`,
            kept: cpuMs.median <= ceilingMs,
          },
        ],
  ),
  plateau(memory),
  ...publishingPromises(publishing),
  ...importPromises(imports),
];

const importPromises = (results: BenchResult["imports"]): readonly Promised[] => {
  const [fewest, most] = [results[0], results.at(-1)];
  if (!fewest || !most) return [];
  const perSecond = most.articles / most.seconds;
  const growth = most.cliBytes / fewest.cliBytes;
  return [
    {
      what: `import of ${most.articles}, articles/s`,
      bound: `≥ ${IMPORTED_PER_SECOND.toFixed(0)}`,
      measured: perSecond.toFixed(0),
      kept: perSecond >= IMPORTED_PER_SECOND,
    },
    {
      what: `memory of the CLI, import of ${fewest.articles} to ${most.articles}`,
      bound: `≤ ${IMPORT_GROWTH} ×`,
      measured: `${growth.toFixed(2)} × (${(most.cliBytes / 1e6).toFixed(0)} MB)`,
      kept: growth <= IMPORT_GROWTH,
    },
    {
      what: `news beside an import of ${most.articles}, until KV has it and its feed`,
      bound: `≤ ${LISTED_MS} ms`,
      measured: `${most.listedMs.upperQuartile.toFixed(0)} ms`,
      kept: most.listedMs.upperQuartile <= LISTED_MS,
    },
  ];
};

const publishingPromises = (results: BenchResult["publishing"]): readonly Promised[] => {
  const sizes = `${results[0]?.articles} to ${results.at(-1)?.articles}`;
  const writes = Math.max(...results.map(({ writes: [, most] }) => most));
  const medians = results.map(({ cpuMs }) => cpuMs.median);
  const growth = Math.max(...medians) / Math.min(...medians);
  const readableMs = Math.max(...results.map((result) => result.readableMs.upperQuartile));
  return [
    {
      what: `KV writes of a publish, ${sizes} articles`,
      bound: `≤ ${WRITES}, the same`,
      measured: results.map(({ writes: [, most] }) => most).join(", "),
      kept: writes <= WRITES && results.every(({ writes: [fewest] }) => fewest === writes),
    },
    {
      what: `CPU of a publish, ${sizes} articles: largest of smallest`,
      bound: `≤ ${GROWTH} ×`,
      measured: `${growth.toFixed(2)} ×`,
      kept: growth <= GROWTH,
    },
    {
      what: "from sending an article until KV has it",
      bound: `≤ ${READABLE_MS} ms`,
      measured: `${readableMs.toFixed(0)} ms`,
      kept: readableMs <= READABLE_MS,
    },
  ];
};

const isNothing = ({ renders, parses }: Work): boolean => renders + parses === 0;

/** Bounded memory stops growing. */
const plateau = (samples: BenchResult["memory"]): Promised => {
  const half = samples[Math.floor(samples.length / 2)]?.aliveBytes ?? 0;
  const end = samples.at(-1)?.aliveBytes ?? 0;
  const urls = samples.at(-1)?.urls ?? 0;
  return {
    what: `memory from ${urls / 2} to ${urls} distinct URLs`,
    bound: `≤ ${PLATEAU} ×`,
    measured: `${(end / half).toFixed(2)} × (${(end / 1e6).toFixed(0)} MB)`,
    kept: half > 0 && end / half <= PLATEAU,
  };
};

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
