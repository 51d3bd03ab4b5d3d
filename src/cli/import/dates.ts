import { type Instant, instantOf, parseInstant } from "../../model/instant.ts";

/**
 * The instant of a date as feeds and exports spell it: RFC 3339, RFC 822, `2017-05-03 06:20:00` and
 * `2017-05-03`, which are taken for UTC. `undefined` where it is none, as `0000-00-00 00:00:00` is.
 */
export const foreignInstant = (text: string | undefined): Instant | undefined => {
  const written = text?.trim() ?? "";
  const exact = parseInstant(written);
  if (exact !== undefined) return exact;
  const [, day, time = "00:00", hours, minutes = "00"] = NUMBERS.exec(written) ?? [];
  if (day !== undefined) {
    const seconds = time.length === "00:00".length ? ":00" : "";
    return parseInstant(
      `${day}T${time}${seconds}${hours === undefined ? "Z" : `${hours}:${minutes}`}`,
    );
  }
  // RFC 822 dates begin with a day or its name; anything else the engine would guess at.
  if (!/^(?:[A-Za-z]{3,9}, ?)?\d{1,2} [A-Za-z]{3,9} \d{2,4} \d/.test(written)) return undefined;
  const milliseconds = Date.parse(written);
  return Number.isNaN(milliseconds) || milliseconds < FIRST_MS
    ? undefined
    : parseInstant(instantOf(milliseconds));
};

const NUMBERS =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?: ?([+-]\d{2}):?(\d{2}))?)?$/;
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
