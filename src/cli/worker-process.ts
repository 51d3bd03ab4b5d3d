import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { errorCode } from "./missing-file.ts";
import { pause } from "./patience.ts";
import type { Surroundings } from "./surroundings.ts";
import { exchange } from "./transport.ts";

/** A Worker that wrangler runs on this machine. */
export interface WorkerProcess {
  /** Settles when the process ends, and says how. Never rejects. */
  readonly ended: Promise<string>;
  /** Whether it answers HTTP by now; false when it ended, or took too long. */
  readonly answers: (url: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = 100;
/** How long a process may take to end when asked, before it is made to. */
const GRACE_MS = 5000;

/** No metrics, no banner with its look at the registry, no colours in a pipe, no request's `cf` from afar. */
const OFFLINE = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  NO_COLOR: "1",
};

/** A local KV has no plan, and hubs cannot fetch what stands on this machine. */
const VARIABLES = ["--var", "WRITE_BUDGET:unlimited", "--var", "ANNOUNCEMENTS:off"];

/** Starts `wrangler dev`; what it has to say, warnings and errors, reaches the terminal at once. */
export const startWorker = (
  { directory, environment, terminal, wrangler, patience, signal }: Surroundings,
  port: number,
): WorkerProcess => {
  const [program, ...first] = wrangler;
  const args = [...first, "dev", "--port", String(port), "--log-level", "warn", ...VARIABLES];
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...environment, ...OFFLINE },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that Ctrl-C reaches it through us, and its children with it.
    detached: process.platform !== "win32",
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => terminal.complain(line));
  }
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`wrangler did not start: ${error.message}`));
    child.once("close", (code) => resolve(`wrangler ended with ${code ?? "a signal"}`));
  });
  const isRunning = (): boolean =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    ended,
    answers: async (url) => {
      for (let waited = 0; isRunning() && waited < patience.startMs; waited += LOOK_EVERY_MS) {
        const timeoutMs = patience.answerMs;
        const answer = await exchange({ method: "HEAD", url, headers: {}, timeoutMs, signal });
        if (answer.ok) return isRunning();
        if (!(await pause(LOOK_EVERY_MS, signal))) return false;
      }
      return false;
    },
    stop: async () => {
      kill(child, "SIGTERM");
      const patient = new AbortController();
      await Promise.race([ended, pause(GRACE_MS, patient.signal)]);
      patient.abort();
      // What a wrangler that crashed has left behind, too.
      kill(child, "SIGKILL");
    },
  };
};

/** Signals the process and all of its group that is left. */
const kill = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
};

/** Whether nobody listens on a port of this machine, over IPv4 or IPv6. */
export const portIsFree = async (port: number): Promise<boolean> => {
  const free = await Promise.all(["127.0.0.1", "::1"].map((host) => canListen(port, host)));
  return free.every(Boolean);
};

const canListen = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
