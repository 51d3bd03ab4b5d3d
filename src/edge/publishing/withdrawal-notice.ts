import { isSlug } from "../../model/identity.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { WithdrawalNotice } from "../../model/submission.ts";
import { oneLine } from "../../model/text.ts";
import { type ProblemDetails, unreadable } from "../problems.ts";
import type { PublishingContext } from "./session.ts";

/** A line of what the public is told about a withdrawal, in characters. */
const NOTICE_MAX_LENGTH = 1000;

/** What the public is to be told, from the query. */
export const noticeIn = (c: PublishingContext): Result<WithdrawalNotice, ProblemDetails> => {
  const [reason = "", replacedBy, by, reference, kind] = [
    "reason",
    "replacedBy",
    "demandBy",
    "demandReference",
    "kind",
  ].map((name) => {
    const given = c.req.query(name);
    return given === undefined ? undefined : oneLine(given);
  });
  const wrong: string[] = [];
  if (reason === "") wrong.push("Say why in ?reason=; it is shown to the public");
  if ([reason, by, reference].some((text = "") => text.length > NOTICE_MAX_LENGTH)) {
    wrong.push(`What the public is told has at most ${NOTICE_MAX_LENGTH} characters a line`);
  }
  const isReplaced = replacedBy !== undefined && isSlug(replacedBy);
  if (replacedBy !== undefined && !isReplaced) wrong.push("?replacedBy= is no slug");
  if (by === "" || reference === "") wrong.push("A demand that is named says something");
  if (reference !== undefined && by === undefined) {
    wrong.push("Say in ?demandBy= who makes the demand of ?demandReference=");
  }
  if (kind !== undefined && kind !== "gone" && kind !== "legal" && kind !== "retracted") {
    wrong.push("?kind= is gone, legal or retracted");
  } else if (kind !== undefined && (kind === "legal") !== (by !== undefined)) {
    wrong.push("A demand makes it ?kind=legal, and nothing else does; say in ?demandBy= whose");
  }
  if (wrong.length > 0) return fail(unreadable(wrong));
  const demand = by === undefined ? undefined : { by, ...(reference && { reference }) };
  return ok({
    reason,
    ...(isReplaced && { replacedBy }),
    ...(demand && { demand }),
    // Who says which it is takes back what was said before.
    ...(kind !== undefined && { retracted: kind === "retracted" }),
  });
};
