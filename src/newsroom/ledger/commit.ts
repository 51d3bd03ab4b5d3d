import type { AuditedCommand } from "../audit.ts";

/** A command about to be committed. */
export interface Commit {
  readonly command: AuditedCommand;
  /** The name of the token that sent it. */
  readonly by: string;
  /** What they wrote beside it. */
  readonly note?: string | undefined;
  /** Whether it came with many others, which hold up nobody. */
  readonly isBulk?: boolean | undefined;
  /** Unix milliseconds. */
  readonly nowMs: number;
  /** When a key may be written at the earliest, in Unix milliseconds. */
  readonly dueMs: (key: string) => number;
}
