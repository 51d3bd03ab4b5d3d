/** How long a failed put is to be taken for refused. */
export type Refused = "for now" | "for today" | "for good";

/** The day's writes are used up; the number is that of the REST API. */
const FOR_TODAY = /limit exceeded for the day|usage limit for this operation|\b10048\b/i;
/** A malformed request, a value or metadata too large, a key too long: no repetition makes them good. */
const FOR_GOOD = /^KV PUT failed: (?:400|413|414)\b/;

/** What an error of KV means, by its message: there is nothing else to tell it by. */
export const refusedBy = (error: unknown): Refused => {
  const message = messageOf(error);
  if (FOR_TODAY.test(message)) return "for today";
  return FOR_GOOD.test(message) ? "for good" : "for now";
};

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
