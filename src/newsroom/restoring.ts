/** What every call is told while a backup is being restored. */
const RESTORING = "A backup is being restored";

/** That part of a ledger tells nobody anything, and what is written meanwhile would not fit. */
export const restoring = (): Error => new Error(RESTORING);

/**
 * Whether a call failed for that. RPC carries the message of an error, but not its class
 * (developers.cloudflare.com/workers/runtime-apis/rpc/error-handling).
 */
export const isRestoring = (error: unknown): boolean =>
  error instanceof Error && error.message === RESTORING;
