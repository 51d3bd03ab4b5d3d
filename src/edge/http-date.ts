const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const IMF_FIXDATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/;
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/;
const ASCTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/;

/** Two-digit years from here on are of the last century: an RFC 850 date is never far in the future. */
const RFC_850_PIVOT = 70;

/**
 * Reads an HTTP-date in each of its three forms (RFC 9110 §5.6.7).
 * @returns Unix time in milliseconds; `undefined` for anything else, which a recipient must ignore
 */
export const parseHttpDate = (text: string): number | undefined => {
  const parts = (IMF_FIXDATE.exec(text) ?? RFC_850.exec(text) ?? ASCTIME.exec(text))?.groups;
  if (!parts) return undefined;
  const month = MONTHS.indexOf(parts["month"] ?? "");
  const day = Number(parts["day"]);
  const [hour = 0, minute = 0, second = 0] = (parts["time"] ?? "").split(":").map(Number);
  const at = Date.UTC(fullYear(parts["year"] ?? ""), month, day, hour, minute, second);
  const exists = month >= 0 && new Date(at).getUTCDate() === day;
  return exists && hour < 24 && minute < 60 && second < 61 ? at : undefined;
};

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < RFC_850_PIVOT ? 2000 + year : 1900 + year;
};
