import { SUMMARY_MAX_BYTES, summaryOf } from "../../model/edition.ts";
import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import type { Submission } from "../../model/submission.ts";

/**
 * What a row of the ledger may hold as JSON, in bytes: SQLite in a Durable Object takes rows of 2 MB
 * (developers.cloudflare.com/durable-objects/platform/limits/#sql-storage-limits); the rest is for
 * the other columns, and for a withdrawal's reason.
 */
const ROW_MAX_BYTES = 1_900_000;

/** Settings that no row of the ledger could hold. */
export const heavySettings = (publication: Publication): readonly Problem[] =>
  heavierThan(ROW_MAX_BYTES, "The settings weigh", publication);

/** A submission that no row of the ledger could hold, or whose summary is too heavy for an edition. */
export const heavySubmission = (submission: Submission): readonly Problem[] => [
  ...heavierThan(ROW_MAX_BYTES, "The article weighs", submission),
  ...heavierThan(
    SUMMARY_MAX_BYTES,
    "Without its body the article weighs",
    summaryOf(submission.article),
  ),
];

const heavierThan = (maxBytes: number, what: string, value: unknown): readonly Problem[] => {
  const bytes = new TextEncoder().encode(JSON.stringify(value)).byteLength;
  return bytes <= maxBytes
    ? []
    : [{ detail: `${what} ${bytes} bytes as JSON; at most ${maxBytes} can be kept` }];
};
