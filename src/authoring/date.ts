import { type Instant, parseInstant } from "../model/instant.ts";
import { fail, ok, type Result } from "../model/result.ts";

const EXAMPLE = "2017-05-03T06:20:00Z";
const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const CALENDAR = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const DURATION = /^P(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** An RFC 3339 date-time with a zone. */
export const readInstant = (text: string): Result<Instant, string> => {
  const instant = parseInstant(text);
  if (instant !== undefined) return ok(instant);
  if (LOCAL_DATE_TIME.test(text)) return fail(`is \`${text}\`, without a zone; write ${EXAMPLE}`);
  if (CALENDAR.test(text)) return fail(`is \`${text}\`, without a time; write ${EXAMPLE}`);
  return /^\d{4}-\d{2}-\d{2}[Tt]/.test(text)
    ? fail(`is \`${text}\`, which no clock or calendar shows; write a date-time such as ${EXAMPLE}`)
    : fail(`is \`${text}\`; write a date-time with a zone, such as ${EXAMPLE}`);
};

/** A year, a month, a day that exists, or an instant: what a timeline's `at` takes. */
export const readTimelineDate = (text: string): Result<string, string> => {
  const [, year, month, day] = CALENDAR.exec(text) ?? [];
  if (year === undefined) {
    const instant = parseInstant(text);
    return instant === undefined
      ? fail(`is \`${text}\`; write a date such as 2017, 2017-05, 2017-05-03 or ${EXAMPLE}`)
      : ok(instant);
  }
  const exists = parseInstant(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`) !== undefined;
  return exists ? ok(text) : fail(`is \`${text}\`, which no calendar shows; write a real date`);
};

/** What the `datetime` of `<time>` takes here: a date, an instant, a time of day or a duration. */
export const readDatetime = (text: string): Result<string, string> =>
  CLOCK.test(text) || DURATION.test(text) ? ok(text) : readTimelineDate(text);
