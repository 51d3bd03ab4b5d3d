import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExitCode } from "../../src/cli/exit-code.ts";
import type { Patience } from "../../src/cli/patience.ts";
import { program } from "../../src/cli/program.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { instant } from "../support/builders.ts";

/** A newsroom's folder on disk with the fixtures in it, and `edgewire` to run there. */
export interface Project {
  readonly directory: string;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  readonly read: (path: string) => Promise<string>;
  /** Makes the folders of the path, too. */
  readonly write: (path: string, text: string | Uint8Array) => Promise<void>;
  /** Replaces a text that must be there. */
  readonly edit: (path: string, from: string, to: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

interface Ran {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const NOW = instant("2026-11-22T10:30:00Z");

/** Waits that a test can wait for. */
export const QUICK: Patience = {
  retriesMs: [1, 1],
  retryAfterMaxMs: 5,
  pollsMs: [1, 1, 1],
  answerMs: 2000,
  startMs: 10_000,
};

export const aProject = async (over: Partial<Surroundings> = {}): Promise<Project> => {
  const directory = await mkdtemp(join(tmpdir(), "edgewire-cli-"));
  await cp(join(import.meta.dirname, "fixtures/content"), join(directory, "content"), {
    recursive: true,
  });
  const read = (path: string): Promise<string> => readFile(join(directory, path), "utf8");
  const write = async (path: string, text: string | Uint8Array): Promise<void> => {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  return {
    directory,
    read,
    write,
    edit: async (path, from, to) => {
      const text = await read(path);
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      await write(path, text.replace(from, to));
    },
    remove: () => rm(directory, { recursive: true }),
    run: async (...args) => {
      const out: string[] = [];
      const err: string[] = [];
      const code = await program(args, {
        directory,
        environment: { PUBLISHING_TOKENS: "", EDGEWIRE_TOKEN: "ew_test" },
        terminal: { print: (line) => void out.push(line), complain: (line) => void err.push(line) },
        now: () => NOW,
        signal: new AbortController().signal,
        wrangler: [process.execPath, join(import.meta.dirname, "fixtures/wrangler.ts")],
        patience: QUICK,
        ...over,
      });
      return { code, out, err };
    },
  };
};
