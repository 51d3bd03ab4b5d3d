import type { Result } from "../model/result.ts";

/** A value of a row as JSON has it. */
export type BackupValue = string | number | null | { readonly base64: string };

/** A table, and the key of the last row that was read of it; without one, its beginning. */
export interface BackupPosition {
  readonly table: string;
  readonly key?: readonly (string | number)[];
}

/** Rows of one table of the ledger. */
export interface BackupPage {
  /** How many migrations the ledger has been through. */
  readonly schema: number;
  /** Pages with the same one show what one command left. Bytes of files never change, whatever it is. */
  readonly snapshot: string;
  /** How many rows all tables have; on the first page. */
  readonly total?: number;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly BackupValue[])[];
  /** What the page after this follows; null after the last. */
  readonly next: BackupPosition | null;
}

/** One piece of a backup on its way back. */
export interface RestorePart extends Pick<BackupPage, "schema" | "table" | "columns" | "rows"> {
  /** Tells one backup from another: the digest of the whole. */
  readonly id: string;
  /** From 0. */
  readonly number: number;
  readonly isLast: boolean;
}

export interface RestoreProgress {
  /** How many parts the newsroom has. */
  readonly parts: number;
  readonly isDone: boolean;
}

/** Why a part was not taken: the newsroom is not ready for it, or it does not fit the ledger. */
export interface RestoreRefusal {
  readonly reason: "unready" | "unfit";
  readonly detail: string;
}

/** What is said of a part. */
export type Restored = Result<RestoreProgress, RestoreRefusal>;
