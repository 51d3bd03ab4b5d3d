import { spawn } from "node:child_process";
import { join } from "node:path";
import { isMissing, type Program } from "../judges.ts";
import type { Reader, Reading } from "./reading.ts";

interface Script extends Pick<Reader, "name" | "language" | "fields" | "deviations" | "diesOf"> {
  readonly program: Program;
  readonly command: string;
  /** In this folder: takes a JSON list of documents, and gives a JSON list of lists of readings. */
  readonly script: string;
}

/** A reader in another language, behind a script that only carries what it says. */
export const scriptReader = ({ program, command, script, ...reader }: Script): Reader => ({
  ...reader,
  isMissing: () => isMissing(program),
  read: async (_, documents) =>
    JSON.parse(
      await run(command, [join(import.meta.dirname, script)], JSON.stringify(documents)),
    ) as Partial<Reading>[][],
});

const run = (command: string, args: readonly string[], input: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    const said: Buffer[] = [];
    const complained: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complained.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      const output = Buffer.concat(said).toString();
      if (code === 0) resolve(output);
      else
        reject(new Error(`${command} ended with ${code}: ${Buffer.concat(complained).toString()}`));
    });
    child.stdin.end(input);
  });
