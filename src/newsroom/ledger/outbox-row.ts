import type { Target } from "../target.ts";

/** A key of KV that does not yet show what the ledger says, or not beyond doubt. */
export interface OutboxRow {
  readonly key: string;
  readonly target: Target;
  readonly priority: number;
  /** How often the key was touched; a put shows what was touched up to here. */
  readonly version: number;
  /** Failures in a row. */
  readonly attempts: number;
  /** When we last knew of a put whose end we do not know, in Unix milliseconds: it may still arrive. */
  readonly doubtfulMs: number | null;
}

/** When a key is written next, and what is in doubt until then; both in Unix milliseconds. */
export interface NextPut {
  readonly dueMs: number;
  readonly doubtfulMs: number | null;
}

/** A key to be written: what it shows, and how much it hurries (0 goes first). */
export interface Dirty {
  readonly target: Target;
  readonly priority: number;
}
