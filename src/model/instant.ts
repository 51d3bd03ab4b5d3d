declare const instant: unique symbol;

/**
 * A moment in UTC to the second, spelled as RFC 3339 (`2017-05-03T06:20:00Z`).
 * One spelling only, so instants compare as strings.
 */
export type Instant = string & { readonly [instant]: true };

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** The instant of a Unix time in milliseconds; fractions of a second are dropped. */
export const instantOf = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;

/** Instants have four-digit years (RFC 3339 §1), in UTC: a zone may carry a date across either end. */
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** Reads an RFC 3339 date-time with a zone; `undefined` for anything else, 30 February included. */
export const parseInstant = (text: string): Instant | undefined => {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const milliseconds = Date.parse(text.toUpperCase());
  const calendarDay = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const dayExists = new Date(calendarDay).toISOString().startsWith(text.slice(0, 10));
  // Written so that NaN, which compares with nothing, is refused too.
  return dayExists && milliseconds >= FIRST_MS && milliseconds <= LAST_MS
    ? instantOf(milliseconds)
    : undefined;
};

export const millisecondsOf = (at: Instant): number => Date.parse(at);

/** RFC 9110 §5.6.7 IMF-fixdate, which RSS 2.0 (RFC 822 with four-digit years) accepts too. */
export const httpDate = (at: Instant): string => new Date(at).toUTCString();

/** Sorts what has an instant, oldest first. */
export const byInstant = (a: { readonly at: Instant }, b: { readonly at: Instant }): number =>
  Number(a.at > b.at) - Number(a.at < b.at);

export const latest = (first: Instant, ...others: readonly Instant[]): Instant =>
  others.reduce((newest, at) => (at > newest ? at : newest), first);
