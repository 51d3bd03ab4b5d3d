import { field, isFeed, isPage, listOf, maxAgeOf, whole } from "../exchange.ts";
import { SKEW_MAX_MS } from "./clock.ts";
import { type Check, ofEach, ofEveryAnswer, quoted } from "../finding.ts";

/** How long an error may be kept, in seconds: what appears or comes back is to be seen soon. */
const ABSENCE_MAX_SECONDS = 300;

/** How long answers are kept. */
export const CACHING: readonly Check[] = [
  {
    name: "Cache-Control on every answer",
    promise: "Every answer says how long it may be kept, errors and redirects too",
    why: "Where nothing is said caches guess (RFC 9111 §4.2.2), and keep a 404 for days.",
    look: ofEveryAnswer(
      (answer) =>
        answer.status > 0 &&
        !answer.fields.has("cache-control") && { field: "Cache-Control", seen: "absent" },
    ),
  },
  {
    name: "errors are not kept",
    promise: "404 and 410 are kept five minutes at most, 405, 412, 429 and 5xx not at all",
    why: "An error that a cache keeps goes on after it is mended.",
    look: ofEveryAnswer((answer) => {
      const seconds = maxAgeOf(answer);
      const limit = answer.status === 404 || answer.status === 410 ? ABSENCE_MAX_SECONDS : 0;
      if (answer.status < 400 || seconds === undefined || seconds <= limit) return undefined;
      return { field: "Cache-Control", seen: quoted(field(answer, "cache-control")) };
    }),
  },
  {
    name: "files never change",
    promise: "Files are named after their content, and `immutable` for a year",
    why: "Otherwise each visit asks for the style sheet again.",
    look: ofEach((visit) => {
      const answer = visit.kind === "file" ? whole(visit) : undefined;
      const value = field(answer, "cache-control");
      return (
        answer &&
        !listOf(value).includes("immutable") && {
          field: "Cache-Control",
          seen: quoted(value),
        }
      );
    }),
  },
  {
    name: "poll interval",
    promise: "Feeds and pages say in `max-age` how soon to come again: from one minute to one hour",
    why: "Readers take it as the shortest interval: without it they poll too often, or hear the news late.",
    look: ofEach((visit) => {
      const answer = isFeed(visit) || isPage(visit) ? whole(visit) : undefined;
      const seconds = answer && maxAgeOf(answer);
      if (!answer || (seconds !== undefined && seconds >= 60 && seconds <= 3600)) return undefined;
      return { field: "Cache-Control", seen: quoted(field(answer, "cache-control")) };
    }),
  },
  {
    name: "Date",
    promise: "The server's clock is right to a minute",
    why: "Ages are counted from `Date`: a clock that is slow makes fresh copies stale, or keeps stale ones.",
    look: ofEach(({ answers: { get } }, { isLocal }) => {
      if (!get || get.status === 0) return undefined;
      const value = field(get, "date");
      // workerd alone sends none; the platform around it does.
      if (value === undefined) return !isLocal && { field: "Date", seen: "absent" };
      const skewMs = Math.abs(Date.parse(value) - get.receivedMs);
      return !(skewMs <= SKEW_MAX_MS) && { field: "Date", seen: quoted(value) };
    }),
  },
];
