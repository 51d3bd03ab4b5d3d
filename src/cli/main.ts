#!/usr/bin/env node
import { createRequire } from "node:module";
import { join } from "node:path";
import { instantOf } from "../model/instant.ts";
import { EXIT } from "./exit-code.ts";
import { errorCode } from "./missing-file.ts";
import { PATIENCE } from "./patience.ts";
import { program } from "./program.ts";
import { streamTerminal } from "./terminal.ts";

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // Once: who presses Ctrl-C again means it.
  process.once(name, () => interrupted.abort());
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // `… | head` has read enough: what is said from then on is for nobody, and the work goes on.
    if (errorCode(error) !== "EPIPE") throw error;
  });
}

const wranglerPackage = createRequire(import.meta.url).resolve("wrangler/package.json");

try {
  process.exitCode = await program(process.argv.slice(2), {
    directory: process.cwd(),
    environment: process.env,
    terminal: streamTerminal(process.stdout, process.stderr),
    now: () => instantOf(Date.now()),
    signal: interrupted.signal,
    wrangler: [process.execPath, join(wranglerPackage, "../bin/wrangler.js")],
    patience: PATIENCE,
  });
} catch (error) {
  // A full disk, a folder without rights, or a fault of ours: nothing of it is the content's.
  process.stderr.write(`edgewire: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env["EDGEWIRE_DEBUG"] && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ""}\n`);
  }
  process.exitCode = EXIT.server;
}
