import { type Instant, millisecondsOf } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { PublicationFile } from "./content.ts";
import { type FileProblem, inFile } from "./problem-report.ts";
import { counted } from "./terminal.ts";

const DAY_MS = 86_400_000;
/** Time enough to publish again at leisure. */
const NOTICE_DAYS = 30;

/** What is not wrong with the settings yet, but soon will be, or is by the clock alone. */
export const settingsWarnings = (
  { path, yaml, parsed }: PublicationFile,
  now: Instant,
): readonly FileProblem[] => {
  const expires = parsed.ok ? parsed.value.security?.expires : undefined;
  const detail = expires && warningOfExpiry(expires, now);
  if (!yaml || !detail) return [];
  const warning: Problem = yaml.locate({ path: ["security", "expires"], detail, isName: false });
  return inFile(path, [warning]);
};

/** RFC 9116 §2.5.5: after that date the whole of security.txt must not be relied on. */
const warningOfExpiry = (expires: Instant, now: Instant): string | undefined => {
  const days = Math.floor((millisecondsOf(expires) - millisecondsOf(now)) / DAY_MS);
  if (days >= NOTICE_DAYS) return undefined;
  const when = days < 0 ? "which has passed" : `${counted(days, "day")} from now`;
  return `is ${expires}, ${when}: then nobody relies on security.txt; look its contacts over, and write a date within the next year`;
};
