import { isSlug } from "../../model/identity.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import type { WithdrawalNotice } from "../../model/submission.ts";
import { oneLine } from "../../model/text.ts";
import type { ProblemDetails } from "../problems.ts";
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
  const wrong = (detail: string) => fail({ status: 400 as const, detail });
  if (reason === "") return wrong("Say why in ?reason=; it is shown to the public");
  if ([reason, by, reference].some((text = "") => text.length > NOTICE_MAX_LENGTH)) {
    return wrong(`What the public is told has at most ${NOTICE_MAX_LENGTH} characters a line`);
  }
  if (replacedBy !== undefined && !isSlug(replacedBy)) return wrong("?replacedBy= is no slug");
  if (by === "" || reference === "") return wrong("A demand that is named says something");
  if (reference !== undefined && by === undefined) {
    return wrong("Say in ?demandBy= who makes the demand of ?demandReference=");
  }
  if (kind !== undefined && kind !== "gone" && kind !== "legal" && kind !== "retracted") {
    return wrong("?kind= is gone, legal or retracted");
  }
  if (kind !== undefined && (kind === "legal") !== (by !== undefined)) {
    return wrong("A demand makes it ?kind=legal, and nothing else does; say in ?demandBy= whose");
  }
  const demand = by === undefined ? undefined : { by, ...(reference && { reference }) };
  return ok({
    reason,
    ...(replacedBy && { replacedBy }),
    ...(demand && { demand }),
    // Who says which it is takes back what was said before.
    ...(kind !== undefined && { retracted: kind === "retracted" }),
  });
};
