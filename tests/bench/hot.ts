import { type Asked, fieldsOf } from "./asked.ts";
import type { Contestant, Contestants, ReferenceName } from "./contestants.ts";
import { type Throughput, measureLoad } from "./load.ts";
import { get } from "./request.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** One thing that the product is measured at while it is warm. */
export interface HotRow extends Asked {
  readonly name: string;
  /** Whether clients send the validator that they got. */
  readonly conditional: boolean;
  /** What it is compared with, and how much faster it has to be, if that is promised. */
  readonly against: Readonly<Partial<Record<ReferenceName, number | undefined>>>;
}

/** How long and how often. */
export interface Patience {
  readonly pairs: number;
  readonly seconds: number;
}

export interface HotResult {
  readonly row: string;
  readonly reference: ReferenceName;
  /** Medians over all runs. */
  readonly product: Throughput;
  readonly other: Throughput;
  /** Product over reference, pair by pair: more is better. */
  readonly requestsRatio: Spread;
  /** Product over reference, pair by pair: less is better. */
  readonly cpuRatio: Spread;
  readonly floor?: number;
}

const WARM_UP_SECONDS = 1;

/**
 * Measures product and reference in turn, each pair close together in time and every second pair the
 * other way round, so that whatever else the machine does falls on both.
 * @param pathsFile the row's paths
 */
export const measureHot = async (
  row: HotRow,
  contestants: Contestants,
  pathsFile: string,
  { pairs, seconds }: Patience,
): Promise<readonly HotResult[]> => {
  const etag = row.conditional ? await etagOf(contestants.product, row) : undefined;
  const headers = fieldsOf(row, etag);
  const run = (contestant: Contestant, runSeconds: number): Promise<Throughput> =>
    measureLoad({ ...contestant, pathsFile, headers }, runSeconds);

  const results: HotResult[] = [];
  for (const [name, floor] of Object.entries(row.against)) {
    const reference = name as ReferenceName;
    const { product, [reference]: other } = contestants;
    await expectIdentical(row, product, other, headers);
    await run(product, WARM_UP_SECONDS);
    await run(other, WARM_UP_SECONDS);
    const measured: (readonly [product: Throughput, other: Throughput])[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      if (pair % 2 === 0) {
        const ours = await run(product, seconds);
        measured.push([ours, await run(other, seconds)]);
      } else {
        const theirs = await run(other, seconds);
        measured.push([await run(product, seconds), theirs]);
      }
    }
    results.push({
      row: row.name,
      reference,
      product: summaryOf(measured.map(([ours]) => ours)),
      other: summaryOf(measured.map(([, theirs]) => theirs)),
      requestsRatio: spreadOf(
        measured.map(([ours, theirs]) => ours.requestsPerSecond / theirs.requestsPerSecond),
      ),
      cpuRatio: spreadOf(
        measured.map(([ours, theirs]) => ours.cpuMicroseconds / theirs.cpuMicroseconds),
      ),
      ...(floor !== undefined && { floor }),
    });
  }
  return results;
};

const summaryOf = (runs: readonly Throughput[]): Throughput => {
  const median = (of: (run: Throughput) => number): number => spreadOf(runs.map(of)).median;
  return {
    requestsPerSecond: median(({ requestsPerSecond }) => requestsPerSecond),
    cpuMicroseconds: median(({ cpuMicroseconds }) => cpuMicroseconds),
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
  };
};

const etagOf = async ({ origin }: Contestant, asked: Asked): Promise<string> => {
  const { headers } = await get(`${origin}${asked.path}`, fieldsOf(asked));
  const etag = headers.find(([name]) => name === "etag")?.[1];
  if (!etag) throw new Error(`${asked.path} has no ETag`);
  return etag;
};

/**
 * Only equal answers may be compared.
 * @throws Error that names the first difference
 */
export const expectIdentical = async (
  { path }: Asked,
  first: Contestant,
  second: Contestant,
  headers: Readonly<Record<string, string>>,
): Promise<void> => {
  const [ours, theirs] = await Promise.all(
    [first, second].map(({ origin }) => get(`${origin}${path}`, headers)),
  );
  if (!ours || !theirs) throw new Error(`${path} has no answer`);
  const differs = (what: string, a: unknown, b: unknown): void => {
    if (JSON.stringify(a) !== JSON.stringify(b)) {
      throw new Error(`${path}: ${what} differs: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    }
  };
  differs("status", ours.status, theirs.status);
  differs("header", ours.headers, theirs.headers);
  if (!ours.body.equals(theirs.body)) throw new Error(`${path}: the bodies differ`);
};
