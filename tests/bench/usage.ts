import { readFileSync, readdirSync } from "node:fs";

/**
 * CPU time that a process has used, user and system, all its threads: microseconds. The scheduler's
 * account is in nanoseconds, where `/proc/<pid>/stat` counts ticks of ten milliseconds.
 */
export const cpuMicroseconds = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, thread) => sum + cpuMicrosecondsOfThread(pid, Number(thread)),
    0,
  );

/** The same of one thread; workerd runs every isolate on its first, whose id is the process's. */
export const cpuMicrosecondsOfThread = (pid: number, thread: number): number => {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1000;
};

/** Memory of a process that stands in RAM, in bytes. */
export const residentBytes = (pid: number): number => {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kilobytes === undefined) throw new Error(`Process ${pid} has no resident memory`);
  return Number(kilobytes) * 1024;
};

/** The most of it that ever stood there; nothing of a process that has ended. */
export const peakResidentBytes = (pid: number): number =>
  ifAlive(() => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  });

/** What a look at a process finds; nothing where it has ended. */
export const ifAlive = (look: () => number): number => {
  try {
    return look();
  } catch {
    return 0; // ENOENT or ESRCH: it ended meanwhile
  }
};

const LOOK_EVERY_MS = 20;
/** What an idle workerd may use between two looks. */
const IDLE_MICROSECONDS = 50;
const QUIET_LOOKS = 3;

/** Waits until a process has stopped working: compilers and collectors run on after the answer. */
export const settled = async (pid: number): Promise<number> => {
  let used = cpuMicroseconds(pid);
  for (let quiet = 0; quiet < QUIET_LOOKS;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = cpuMicroseconds(pid);
    quiet = now - used < IDLE_MICROSECONDS ? quiet + 1 : 0;
    used = now;
  }
  return used;
};
