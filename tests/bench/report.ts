import type { BenchResult } from "./bench.ts";
import type { ImportResult } from "./importing.ts";
import { kilobytes, promisesOf } from "./promises.ts";
import type { Spread } from "./spread.ts";

const BUNDLE_MODULES = 15;

/** The results as Markdown, ready for the README. */
export const reportOf = (result: BenchResult): string => {
  const { date, machine, bundle, startUp, hot, cold, memory, publishing, imports, profiles } =
    result;
  return [
    `Measured on ${date}: ${machine.processor}, ${machine.cores} cores, ${(machine.memoryBytes / 2 ** 30).toFixed(0)} GiB.`,
    table(
      ["promise", "bound", "measured", "kept"],
      promisesOf(result).map(({ what, bound, measured, kept }) => [
        what,
        bound,
        measured,
        kept ? "yes" : "**no**",
      ]),
    ),
    "Warm. Ratios are the product's share of the reference's: median of the pairs (quartiles).",
    table(
      ["row", "beside", "requests/s", "ratio", "CPU µs", "ratio", "p50 ms", "p99 ms"],
      hot.map(({ row, reference, product, other, requestsRatio, cpuRatio }) => [
        row,
        reference,
        `${product.requestsPerSecond.toFixed(0)} / ${other.requestsPerSecond.toFixed(0)}`,
        spreadText(requestsRatio, 2),
        `${product.cpuMicroseconds.toFixed(0)} / ${other.cpuMicroseconds.toFixed(0)}`,
        spreadText(cpuRatio, 2),
        `${product.p50.toFixed(1)} / ${other.p50.toFixed(1)}`,
        `${product.p99.toFixed(1)} / ${other.p99.toFixed(1)}`,
      ]),
    ),
    "Cold: the first answer of an isolate, and the same from a bare Worker.",
    table(
      ["row", "status", "bytes", "CPU ms", "on its thread", "bare: CPU ms", "KV reads"],
      cold.map(({ row, status, bytes, cpuMs, threadMs, bare, kvReads }) => [
        row,
        String(status),
        String(bytes),
        spreadText(cpuMs, 1),
        spreadText(threadMs, 1),
        spreadText(bare.cpuMs, 1),
        String(kvReads),
      ]),
    ),
    table(
      ["distinct URLs", "alive MB", "process MB"],
      memory.map(({ urls, aliveBytes, residentBytes }) => [
        String(urls),
        (aliveBytes / 1e6).toFixed(1),
        (residentBytes / 1e6).toFixed(0),
      ]),
    ),
    "Publishing one more article, with so many in the ledger.",
    table(
      ["articles", "KV writes", "CPU ms", "KV has it after ms"],
      publishing.map(({ articles, writes, cpuMs, readableMs }) => [
        String(articles),
        [...new Set(writes)].join("–"),
        spreadText(cpuMs, 1),
        spreadText(readableMs, 0),
      ]),
    ),
    importReportOf(imports),
    `Start-up, CPU ms: ${spreadText(startUp.product, 0)}; a bare Worker ${spreadText(startUp.bare, 0)}.`,
    `Bundle: ${kilobytes(bundle.bytes)}, ${kilobytes(bundle.gzipBytes)} gzip.`,
    table(
      ["module", "kB"],
      [
        ...bundle.modules.slice(0, BUNDLE_MODULES),
        {
          name: "everything else",
          bytes: sum(bundle.modules.slice(BUNDLE_MODULES).map(({ bytes }) => bytes)),
        },
      ].map(({ name, bytes }) => [name, (bytes / 1000).toFixed(1)]),
    ),
    "Where a busy isolate's time goes, by function; what is native has no line of ours.",
    table(
      ["row", "share"],
      profiles.map(({ row, hotSpots }) => [
        row,
        hotSpots.map(({ name, share }) => `${(share * 100).toFixed(0)} % ${name}`).join(", "),
      ]),
    ),
  ].join("\n\n");
};

/** What imports took, while somebody published. */
export const importReportOf = (imports: readonly ImportResult[]): string =>
  [
    "Importing an export of WordPress into an empty newsroom, while somebody publishes.",
    table(
      [
        "articles",
        "seconds",
        "articles/s",
        "CPU ms each: CLI, workerd",
        "CLI MB",
        "workerd MB",
        "KV has news after ms",
        "and its feed",
      ],
      imports.map(
        ({
          articles,
          seconds,
          cliCpuMs,
          workerdCpuMs,
          cliBytes,
          workerdBytes,
          readableMs,
          listedMs,
        }) => [
          String(articles),
          seconds.toFixed(0),
          (articles / seconds).toFixed(0),
          `${cliCpuMs.toFixed(1)}, ${workerdCpuMs.toFixed(1)}`,
          (cliBytes / 1e6).toFixed(0),
          (workerdBytes / 1e6).toFixed(0),
          spreadText(readableMs, 0),
          spreadText(listedMs, 0),
        ],
      ),
    ),
  ].join("\n\n");

const spreadText = ({ median, lowerQuartile, upperQuartile }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${lowerQuartile.toFixed(digits)}–${upperQuartile.toFixed(digits)})`;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
};
