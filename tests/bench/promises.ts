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
];

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
