import type { MediaCredit } from "../model/media.ts";
import { fail, ok, type Result } from "../model/result.ts";
import { oneLine } from "../model/text.ts";
import { oneOf, suggestion } from "../model/nearest.ts";

export const CREDIT_ROLES = [
  "photographer",
  "illustrator",
  "author",
  "producer",
  "editor",
] as const satisfies readonly MediaCredit["role"][];

/** Who made a file, from a name and a role that may both be absent. */
export const readCredit = (
  name: string | undefined,
  role: string | undefined,
): Result<MediaCredit | undefined, string> => {
  if (name === undefined && role === undefined) return ok(undefined);
  const line = oneLine(name ?? "");
  if (line === "") return fail("a role without a name; write `credit` too");
  if (role === undefined) return fail(`\`credit\` needs a \`role\`: ${oneOf(CREDIT_ROLES)}`);
  const known = CREDIT_ROLES.find((candidate) => candidate === role);
  return known
    ? ok({ name: line, role: known })
    : fail(`\`${role}\` is no role${suggestion(role, CREDIT_ROLES)}`);
};
