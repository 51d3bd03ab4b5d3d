import type { Instant } from "../model/instant.ts";
import type { Patience } from "./patience.ts";
import type { Terminal } from "./terminal.ts";

/** All that a command takes from the machine it runs on, so that a test can give it another. */
export interface Surroundings {
  /** The project's folder: `content/` and `.edgewire/` are looked for here. */
  readonly directory: string;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly terminal: Terminal;
  /** A clock: `edgewire dev` runs for days. */
  readonly now: () => Instant;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** A program and its first arguments. */
  readonly wrangler: readonly [program: string, ...args: string[]];
  readonly patience: Patience;
}
