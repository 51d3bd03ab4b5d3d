import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the sample newsroom is served: scheme, host and port. */
    readonly origin: string;
  }
}

const PROJECT = join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;

/**
 * Does what `npm start` does, with a state of its own: real workerd, the sample newsroom published
 * through the real API. So the judges judge the bytes that a reader gets.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = mkdtempSync(join(tmpdir(), "edgewire-conformance-"));
  for (const name of [
    "content",
    "src",
    "node_modules",
    "wrangler.toml",
    "package.json",
    "tsconfig.json",
  ]) {
    symlinkSync(join(PROJECT, name), join(directory, name));
  }
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(PROJECT, "src/cli/main.ts"), "dev", "--port", String(port)],
    {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  await ready(child);
  project.provide("origin", `http://localhost:${port}`);
  return async () => {
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
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

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
