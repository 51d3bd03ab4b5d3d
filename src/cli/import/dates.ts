import { type Instant, instantOf, parseInstant } from "../../model/instant.ts";
import type { ForeignArticle, Written } from "./foreign-article.ts";

/**
 * The instant of a date as feeds and exports spell it: RFC 3339, timestamps of YAML 1.1
 * (yaml.org/type/timestamp.html), RFC 822. One without a zone is taken for UTC, wherever this runs.
 * `undefined` where it is none, as `0000-00-00 00:00:00` is, or its zone is nobody's.
 */
export const foreignInstant = (text: string | undefined): Instant | undefined => {
  const written = text?.trim() ?? "";
  const exact = parseInstant(written);
  if (exact !== undefined) return exact;
  const numbers = NUMBERS.exec(written)?.groups;
  if (numbers) {
    const { year, month, day, hour, minute, second, sign, hours, minutes } = numbers;
    const zone = sign === undefined ? "Z" : `${sign}${two(hours)}:${two(minutes)}`;
    const time = [hour, minute, second].map(two).join(":");
    return parseInstant(`${year}-${two(month)}-${two(day)}T${time}${zone}`);
  }
  // RFC 822 dates begin with a day or its name; anything else the engine would guess at.
  if (!/^(?:[A-Za-z]{3,9}, ?)?\d{1,2} [A-Za-z]{3,9} \d{2,4} \d/.test(written)) return undefined;
  const milliseconds = Date.parse(ZONELESS.test(written) ? `${written} GMT` : written);
  return Number.isNaN(milliseconds) || milliseconds < FIRST_MS
    ? undefined
    : parseInstant(instantOf(milliseconds));
};

/** When something was published, or what stands there instead of a date. */
export const publication = (
  written: Written | undefined,
): Pick<ForeignArticle, "publishedAt" | "unreadDate"> => {
  const publishedAt = foreignInstant(written?.text);
  if (publishedAt) return { publishedAt };
  return written === undefined ? {} : { unreadDate: written };
};

const two = (digits = ""): string => digits.padStart(2, "0");

const NUMBERS =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:(?:t|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d*)?)?(?:[ \t]*(?:z|utc|gmt|(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?))?)?$/i;
/** The engine would take it for the time of the place that it runs in. */
const ZONELESS = /\d:\d{2}(?: ?[AP]M)?$/i;
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
