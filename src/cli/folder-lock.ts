import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Result, fail, ok } from "../model/result.ts";
import { errorCode, ifPresent } from "./missing-file.ts";

const LOCK = ".edgewire/dev.lock";

/**
 * Claims a project's folder for one `edgewire dev`: two would write to the same state under
 * `.wrangler`. A lock whose process has ended is taken over.
 * @param base where it will be served, for whoever comes second
 * @returns what gives the folder back
 */
export const claimFolder = async (
  directory: string,
  base: string,
): Promise<Result<() => Promise<void>, string>> => {
  const file = join(directory, LOCK);
  await mkdir(join(directory, ".edgewire"), { recursive: true });
  const owner = await ifPresent(readFile(file, "utf8"));
  const [pid = "", url = ""] = (owner ?? "").trim().split(" ");
  if (isRunning(Number(pid))) return fail(taken(pid, url));
  await rm(file, { force: true });
  try {
    await writeFile(file, `${process.pid} ${base}\n`, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return fail("another edgewire dev starts here right now");
    throw error;
  }
  return ok(() => rm(file, { force: true }));
};

const taken = (pid: string, url: string): string =>
  `edgewire serves this folder already, at ${url} (process ${pid}): end that first, or remove ${LOCK} if it is something else`;

/** Whether another process has this id. Our own id in a lock is a process before us that had it. */
const isRunning = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
};
