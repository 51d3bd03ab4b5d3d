/** What surrounds the newsroom, besides its clock and its storage. */
export interface Conditions {
  /** A number from 0 to 1. */
  readonly random: () => number;
  /** KV writes a day in UTC, `Infinity` where the plan sets none. */
  readonly writeBudget: number;
}
