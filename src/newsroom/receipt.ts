import type { Receipt } from "./newsroom.ts";

/** What a command is answered, without anything else that is known of the revision. */
export const receiptOf = (
  { etag, revision, state, created, committedAt, sequence }: Omit<Receipt, "changed" | "projected">,
  changed: boolean,
  projected: boolean,
): Receipt => ({ etag, revision, state, created, changed, committedAt, sequence, projected });
