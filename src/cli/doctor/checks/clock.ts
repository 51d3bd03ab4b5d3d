/** How far clocks may be apart, in milliseconds. */
export const SKEW_MAX_MS = 60_000;
