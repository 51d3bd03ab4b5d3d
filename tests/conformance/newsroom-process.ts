import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A newsroom that is served: real workerd, its content published through the real API. */
export interface NewsroomProcess {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What the publishing API wants to hear. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

const PROJECT = join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 3;

/**
 * Does what `npm start` does, with a state of its own, on copies: what somebody edits meanwhile
 * changes nothing for the judges.
 * @param content the content folder; it may be removed afterwards
 */
export const serveNewsroom = async (content: string): Promise<NewsroomProcess> => {
  const directory = mkdtempSync(join(tmpdir(), "edgewire-conformance-"));
  cpSync(content, join(directory, "content"), { recursive: true });
  for (const name of ["src", "wrangler.toml", "package.json", "tsconfig.json"]) {
    cpSync(join(PROJECT, name), join(directory, name), { recursive: true });
  }
  symlinkSync(join(PROJECT, "node_modules"), join(directory, "node_modules"));
  const removeDirectory = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    const { port, child } = await start(directory, ATTEMPTS);
    return {
      origin: `http://localhost:${port}`,
      token: readFileSync(join(directory, ".edgewire/local-token"), "utf8").trim(),
      stop: async () => {
        const ended = new Promise((resolve) => child.once("close", resolve));
        child.kill("SIGTERM");
        await ended;
        removeDirectory();
      },
    };
  } catch (error) {
    removeDirectory();
    throw error;
  }
};

interface Started {
  readonly port: number;
  readonly child: ChildProcess;
}

/** wrangler picks ports for itself too, and another's wrangler may be quicker to take them. */
const start = async (directory: string, attempts: number): Promise<Started> => {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(directory, "src/cli/main.ts"), "dev", "--port", String(port)],
    {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  try {
    await ready(child);
    return { port, child };
  } catch (error) {
    if (attempts === 1 || !String(error).includes("Address already in use")) throw error;
    return start(directory, attempts - 1);
  }
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string): void => {
      child.kill("SIGKILL");
      reject(new Error(`${why}:\n${said.join("\n")}`));
    };
    const timer = setTimeout(
      () => fail(`edgewire dev was not ready in ${READY_WITHIN_MS} ms`),
      READY_WITHIN_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        if (!line.startsWith("Ready.")) return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.once("close", () => {
      clearTimeout(timer);
      fail("edgewire dev ended");
    });
  });

/** Below the ports that systems give out by themselves: none is taken again before it is used. */
const PORTS = [20_000, 30_000] as const;

const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(...PORTS);
    if (await isFree(port)) return port;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
