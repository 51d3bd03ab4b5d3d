import { counted } from "../terminal.ts";
import type { Site } from "./exchange.ts";
import type { Finding } from "./finding.ts";

/** Places named of each departure; a fault on every page is one fault. */
const SHOWN_MAX = 5;

/** What was found, promise by promise, with the places of each. */
export const findingLines = (findings: readonly Finding[]): readonly string[] =>
  [...Map.groupBy(findings, ({ check }) => check).values()].flatMap(linesOf);

const linesOf = (alike: readonly Finding[]): readonly string[] => {
  const [first] = alike;
  if (!first) return [];
  const more = alike.length - SHOWN_MAX;
  return [
    `✗ ${first.check}`,
    ...alike.slice(0, SHOWN_MAX).map(placeLine),
    ...(more > 0 ? [`    and ${counted(more, "place")} more (--json has all)`] : []),
    `  Promised: ${first.promise}.`,
    `  Why: ${first.why}`,
    "",
  ];
};

/** What a site says may hold what a terminal obeys. */
const placeLine = ({ url, field, seen }: Finding): string =>
  `    ${url}  ${field}: ${seen}`.replaceAll(/\p{Cc}/gu, "\uFFFD");

/** What polled too often to be answered: nothing was learned of it. */
export const refusedUrls = ({ visits }: Site): readonly string[] =>
  visits.flatMap(({ url, answers }) =>
    Object.values(answers).some(({ status }) => status === 429) ? [url] : [],
  );

/**
 * What it comes to. Where something was not answered, nothing is said to be kept.
 * @param isWhole whether all that was asked was answered
 * @param looked how much was asked
 */
export const verdict = (
  origin: string,
  findings: readonly Finding[],
  isWhole: boolean,
  looked: string,
): string => {
  if (findings.length > 0)
    return `${counted(findings.length, "departure")} at ${origin}: ${looked}.`;
  const kept = isWhole ? "keeps what it promises" : "breaks no promise in what was seen";
  return `${origin} ${kept}: ${looked}.`;
};
