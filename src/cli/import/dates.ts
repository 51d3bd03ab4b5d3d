import { type Instant, instantOf, parseInstant } from "../../model/instant.ts";

/**
 * The instant of a date as feeds and exports spell it: RFC 3339, RFC 822, `2017-05-03 06:20:00` and
 * `2017-05-03`, which are taken for UTC. `undefined` where it is none, as `0000-00-00 00:00:00` is.
 */
export const foreignInstant = (text: string | undefined): Instant | undefined => {
  const written = text?.trim() ?? "";
  const exact = parseInstant(written);
  if (exact !== undefined) return exact;
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/.exec(written);
  const zoned = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?) ?([+-]\d{2}):?(\d{2})$/.exec(
    written,
  );
  const spelled = local
    ? `${local[1] ?? ""}T${local[2] ?? "00:00"}Z`
    : zoned
      ? `${zoned[1] ?? ""}T${zoned[2] ?? ""}${zoned[3] ?? ""}:${zoned[4] ?? ""}`
      : written;
  // RFC 822 dates begin with a day or its name; anything else the engine might guess at.
  if (!local && !zoned && !/^(?:[A-Za-z]{3,9}, ?)?\d{1,2} [A-Za-z]{3,9} \d{2,4}/.test(written)) {
    return undefined;
  }
  const milliseconds = Date.parse(spelled);
  return Number.isNaN(milliseconds) || milliseconds < Date.parse("0001-01-01T00:00:00Z")
    ? undefined
    : parseInstant(instantOf(milliseconds));
};
