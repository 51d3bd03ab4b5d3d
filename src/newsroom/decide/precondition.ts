import type { Refusal } from "../newsroom.ts";
import type { Precondition } from "../precondition.ts";

/**
 * Whether a precondition holds for what the ledger has (RFC 9110 §13.1, strong comparison).
 * @param current the revision tag, `undefined` where nothing stands
 */
export const refusedBy = (
  precondition: Precondition,
  current: string | undefined,
): Refusal | undefined => {
  const stale: Refusal = { reason: "stale", current: current ?? null };
  switch (precondition.kind) {
    case "none":
      return undefined;
    case "absent":
      return current === undefined ? undefined : stale;
    case "present":
      return current === undefined ? stale : undefined;
    case "matches":
      return current !== undefined && precondition.etags.includes(current) ? undefined : stale;
  }
};

/** As `refusedBy`, for writes over what stands: they must say which state they have seen (RFC 6585 §3). */
export const refusedOver = (
  precondition: Precondition,
  current: string | undefined,
): Refusal | undefined =>
  precondition.kind === "none" && current !== undefined
    ? { reason: "precondition-required", current }
    : refusedBy(precondition, current);
