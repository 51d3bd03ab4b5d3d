import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cpuMicroseconds } from "./usage.ts";

const SCRIPT = join(import.meta.dirname, "load.lua");
/** One thread of wrk keeps one core of workerd busy, with these many connections. */
const CONNECTIONS = 16;

/** Who is asked, for what. */
export interface Load {
  readonly pid: number;
  readonly origin: string;
  /** A file with a path on each line. */
  readonly pathsFile: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Throughput {
  readonly requestsPerSecond: number;
  /** Of the server's process, for one request. */
  readonly cpuMicroseconds: number;
  /** Milliseconds; with a server kept busy this is mostly waiting in line. */
  readonly p50: number;
  readonly p99: number;
}

export const writePaths = (folder: string, name: string, paths: readonly string[]): string => {
  const file = join(folder, `${name}.paths`);
  writeFileSync(file, `${paths.join("\n")}\n`);
  return file;
};

/** So that the clients of one run are not those of another. */
let runs = 0;

/**
 * Keeps a server busy for some seconds with wrk (github.com/wg/wrk).
 * @throws Error when wrk is not installed, or when any request failed
 */
export const measureLoad = async (
  { pid, origin, pathsFile, headers }: Load,
  seconds: number,
): Promise<Throughput> => {
  const fields = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", SCRIPT, ...fields, origin];
  const before = cpuMicroseconds(pid);
  const { stdout } = await promisify(execFile)("wrk", [
    ...args,
    "--",
    pathsFile,
    String((runs += 1)),
  ]);
  const used = cpuMicroseconds(pid) - before;
  const { requests, microseconds, failed, p50, p99 } = JSON.parse(
    stdout.trimEnd().split("\n").at(-1) ?? "",
  ) as WrkReport;
  if (failed > 0) throw new Error(`${failed} of ${requests} requests to ${origin} failed`);
  return {
    requestsPerSecond: (requests / microseconds) * 1e6,
    cpuMicroseconds: used / requests,
    p50: p50 / 1000,
    p99: p99 / 1000,
  };
};

/** What `load.lua` prints; times in microseconds. */
interface WrkReport {
  readonly requests: number;
  readonly microseconds: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
}
