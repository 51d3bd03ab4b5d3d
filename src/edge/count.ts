/** How often something happened in one isolate. */
export interface Count {
  readonly of: "answer" | "projection";
  /** The route with its method, or the kind of the record. */
  readonly what: string;
  /** The status, or whether KV took it. */
  readonly outcome: string;
  readonly times: number;
}

/**
 * A count for Analytics Engine, whose index is what it samples by: `blob1` says of what, `blob2` of
 * which, `blob3` with which outcome, `double1` how often.
 */
export const countPointOf = ({ of, what, outcome, times }: Count): AnalyticsEngineDataPoint => ({
  indexes: [of],
  blobs: [of, what, outcome],
  doubles: [times],
});
